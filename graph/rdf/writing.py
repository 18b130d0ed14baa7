"""Writes the graph as RDF, record by record: sorted, reproducible, and without keeping anything in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Protocol, TypeVar

from graph.model.claim_index import ClaimIndex
from graph.model.records import Entity, Relation, Source
from graph.model.schema import Schema
from graph.problems import UsageError, did_you_mean
from graph.rdf.concepts import describe_concepts
from graph.rdf.dataset_node import describe_dataset
from graph.rdf.jsonld import JsonLd
from graph.rdf.rdfxml import RdfXml
from graph.rdf.syntax import NQuads, NTriples, Syntax, TriG, Turtle, Turtle12
from graph.rdf.terms import DEFAULT_BASE, local_part
from graph.rdf.tokens import Block
from graph.rdf.triples import Describer

__all__ = ["COLLECTION", "SYNTAXES", "Sink", "write_rdf"]

COLLECTION = "data"
"""The collection of records that nothing else is said of."""

SYNTAXES: dict[str, Callable[[str, Schema], Syntax]] = {
    "turtle": Turtle,
    "trig": TriG,
    "ntriples": NTriples,
    "nquads": NQuads,
    "jsonld": JsonLd,
    "rdfxml": RdfXml,
    "turtle12": Turtle12,
}

_AT_ONCE = 256


class Sink(Protocol):
    """What text can be written to."""

    def write(self, text: str, /) -> object:
        """Take in a piece of text."""


R = TypeVar("R", Entity, Relation, Source)


def write_rdf(
    index: ClaimIndex,
    stream: Sink,
    format: str = "turtle",
    base: str = DEFAULT_BASE,
    collections: Mapping[str, str] | None = None,
) -> None:
    """Write entities, sources and relations, each sorted by id, as RDF.

    Args:
        index: the claims to write; all of them are.
        stream: what takes the text, such as a file in UTF-8 that translates no newline.
        format: a key of `SYNTAXES`.
        base: what every IRI of ours begins with.
        collections: record id to the name of its collection, which in TriG and N-Quads is a named graph.

    Raises:
        UsageError: there is no such format, or the base is no absolute IRI.
        LazoError: a text cannot be written in this syntax.
    """
    if format not in SYNTAXES:
        raise UsageError(
            f"no RDF format {format!r}{did_you_mean(format, list(SYNTAXES))}; there are {', '.join(SYNTAXES)}"
        )
    syntax = SYNTAXES[format](base, index.schema)
    waiting: list[str] = [syntax.head()]
    for text in _texts(index, syntax, collections or {}):
        waiting.append(text)
        if len(waiting) >= _AT_ONCE:
            stream.write("".join(waiting))
            waiting.clear()
    waiting.append(syntax.tail())
    stream.write("".join(waiting))


def _texts(index: ClaimIndex, syntax: Syntax, collections: Mapping[str, str]) -> Iterator[str]:
    describer = Describer(index, syntax)
    block = syntax.block
    yield syntax.graph(syntax.iri("graph", "vocabulary"))
    for subject, pairs in describe_dataset(index, syntax):
        yield block(subject, pairs)
    for subject, pairs in describe_concepts(index.schema, syntax):
        yield block(subject, pairs)
    for collection in sorted({COLLECTION, *collections.values()}) if syntax.has_graphs else (None,):
        if collection is not None:
            yield syntax.graph(syntax.iri("graph", local_part(collection)))
        for subject, pairs in _records(index, describer, collection, collections):
            yield block(subject, pairs)
    yield syntax.graph(None)


def _records(
    index: ClaimIndex, describer: Describer, collection: str | None, collections: Mapping[str, str]
) -> Iterator[Block]:
    """Yield the blocks of the records of a collection, or of all records where no collection is named."""

    def members(records: Mapping[str, R]) -> Iterable[R]:
        found = _sorted(records)
        if collection is None:
            return found
        return (record for record in found if collections.get(record.id, COLLECTION) == collection)

    for entity in members(index.entities):
        yield from describer.entity(entity)
    for source in members(index.sources):
        yield from describer.source(source)
    for relation in members(index.relations):
        yield from describer.relation(relation)


def _sorted(records: Mapping[str, R]) -> Iterable[R]:
    """Return the records by id; no list is made where they are in order already."""
    if all(first < second for first, second in pairwise(records)):
        return records.values()
    return (records[id] for id in sorted(records))
