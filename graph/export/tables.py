"""The four tables of the claims, for formats that hold several: nodes, edges, sources and citations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from graph.export.rows import EDGE_FIELDS, Field, Row, edge_rows, node_fields, node_rows
from graph.model.claim_index import ClaimIndex
from graph.model.schema import Schema

__all__ = ["CITATION_FIELDS", "SOURCE_FIELDS", "TABLES", "Table", "citation_rows", "source_rows"]


class Table(NamedTuple):
    """A table: its fields for a schema, and how its rows are made from claims."""

    fields: Callable[[Schema], Mapping[str, Field]]
    rows: Callable[[ClaimIndex], Iterator[Row]]


SOURCE_FIELDS = {
    "id": Field("the source's id"),
    "kind": Field("what kind of source it is"),
    "publisher": Field("the id of who published it"),
    "publisher_name": Field("the name of who published it, in English"),
    "title": Field("its title, as published"),
    "issued": Field("when it was published"),
    "accessed": Field("when it was read, where it has no date itself"),
    "url": Field("where it can be read"),
    "language": Field("the language that it is written in"),
    "authors": Field("who wrote it, as ids", tuple),
    "agency": Field("the id of the agency whose text it reprints"),
    "passes_on": Field("the ids of the sources that it passes on, nearest first", tuple),
}

CITATION_FIELDS = {
    "relation": Field("the id of the claim"),
    "position": Field("its number among the citations of the claim, from 1", int),
    "source": Field("the id of the source that was read"),
    "locator": Field("the passage in it"),
    "says": Field("what the source says that bears the claim, in our words"),
    "read": Field("when a second person read it again for this claim"),
    "passes_on": Field("the ids of the sources that it passes on for this claim, nearest first", tuple),
}


def source_rows(index: ClaimIndex) -> Iterator[Row]:
    """Yield a row of `SOURCE_FIELDS` for each source, sorted by id."""
    for id, source in sorted(index.sources.items()):
        yield {
            "id": id,
            "kind": source.kind,
            "publisher": source.publisher,
            "publisher_name": index.entities[source.publisher].name(),
            "title": source.title or "",
            "issued": str(source.issued or ""),
            "accessed": str(source.accessed or ""),
            "url": source.url or "",
            "language": source.language or "",
            "authors": source.authors,
            "agency": source.agency or "",
            "passes_on": source.passes_on,
        }


def citation_rows(index: ClaimIndex) -> Iterator[Row]:
    """Yield a row of `CITATION_FIELDS` for each citation, sorted by claim and number."""
    for id, relation in sorted(index.relations.items()):
        for position, citation in enumerate(relation.sources, 1):
            yield {
                "relation": id,
                "position": position,
                "source": citation.source,
                "locator": citation.locator or "",
                "says": citation.says or "",
                "read": str(citation.read or ""),
                "passes_on": citation.passes_on,
            }


TABLES = {
    "nodes": Table(node_fields, node_rows),
    "edges": Table(lambda _: EDGE_FIELDS, edge_rows),
    "sources": Table(lambda _: SOURCE_FIELDS, source_rows),
    "citations": Table(lambda _: CITATION_FIELDS, citation_rows),
}
