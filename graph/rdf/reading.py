"""Turns our own RDF, in any syntax, back into the records that it was written from.

What comes out is the text of data files, so that it is typed and checked as strictly as a file that a person wrote.
RDF that Lazo did not write is refused, and what it lacks is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.model.schema import Schema
from graph.problems import DataError, Position, Problem, UsageError, did_you_mean
from graph.rdf.dataset_node import about_fields_in
from graph.rdf.facts import Facts, RdfValue, format_of, read_facts
from graph.rdf.parsing import MEDIA_TYPES, SECONDS, parsed_apart
from graph.rdf.record_text import RecordReader
from graph.rdf.terms import STANDARD, class_name, record_part
from graph.reading.dataset import DataFile, Dataset
from graph.reading.typed_records import KINDS
from graph.reading.yaml_reader import Mapping

__all__ = ["RdfRecords", "dataset_of", "read_rdf"]


@dataclass
class RdfRecords:
    """The records that RDF says, as the text of data files.

    Attributes:
        name: what the file is called in problems.
        base: what every IRI of the records begins with.
        roots: kind of record (as in `graph.reading.typed_records.KINDS`) to id to its fields.
        collections: record id to collection, where named graphs tell it.
        about: the fields of ``about.yaml``; empty where nothing is said of the whole.
    """

    name: str
    base: str
    roots: dict[str, Mapping]
    collections: dict[str, str] = field(default_factory=dict)
    about: Mapping = field(default_factory=Mapping)


def read_rdf(
    file: Path, schema: Schema, format: str | None = None, base: str | None = None, seconds: float = SECONDS
) -> RdfRecords:
    """Return the records of an RDF file that `graph.rdf.writing.write_rdf` wrote.

    Args:
        file: the file; its name tells the syntax where ``format`` does not.
        schema: the types that the records follow.
        format: the syntax.
        base: the base of the IRIs; by default the one that the file itself names.
        seconds: how long the parser may take.

    Raises:
        DataError: the file is not RDF, beyond a limit, not ours, cut off, or says something that no record can hold.
        UsageError: the syntax is not known.
    """
    name, syntax = file.as_posix(), format or format_of(file)
    if syntax not in MEDIA_TYPES:
        raise UsageError(
            f"no RDF syntax '{syntax}'{did_you_mean(syntax, MEDIA_TYPES)}; there are {', '.join(MEDIA_TYPES)}"
        )
    with parsed_apart(file, syntax, name, seconds) as parsed:
        facts = read_facts(parsed.read_bytes(), "nquads", name)
    return records_of(facts, schema, name, base)


def records_of(
    facts: Facts, schema: Schema, name: str, base: str | None = None, *, tolerant: bool = False
) -> RdfRecords:
    """Return the records among facts, see `read_rdf`; ``tolerant`` is that of `graph.rdf.values.ValueReader`."""
    base = base or _base_of(facts, name)
    reader = RecordReader(facts, schema, base, tolerant=tolerant)
    classes = facts.classes()
    entities = {iri for kind in schema.entity_types for iri in classes.get(f"{base}ns#{class_name(kind)}", ())}
    found = {
        "entities": _root(entities, base, reader.entity),
        "relations": _root(classes.get(f"{base}ns#Relation", ()), f"{base}relation/", reader.relation),
        "sources": _root(classes.get(f"{base}ns#Source", ()), f"{base}source/", reader.source),
    }
    about = about_fields_in(reader)
    problems = [Problem(Position(name), "rdf-value", id, message) for id, message in reader.problems]
    problems += _missing(facts, base, found, name)
    if problems:
        raise DataError(problems)
    graphs = {iri: graph.removeprefix(f"{base}graph/") for iri, graph in facts.graphs.items()}
    starts = {"entities": base, "relations": f"{base}relation/", "sources": f"{base}source/"}
    homes = {}
    for kind, start in starts.items():
        # The IRIs of entities begin as those of all other records do: what counts is which record there is.
        named = {record_part(iri.removeprefix(start)): graph for iri, graph in graphs.items() if iri.startswith(start)}
        homes.update({id: record_part(graph) for id, graph in named.items() if id in found[kind]})
    return RdfRecords(name, base, found, homes, about)


def dataset_of(records: RdfRecords) -> tuple[Dataset, list[Problem]]:
    """Return the records as a dataset for the checks, and what is wrong with each of them alone."""
    dataset = Dataset()
    problems: list[Problem] = []
    for kind in KINDS:
        data_file = DataFile(kind, Path(records.name), records.name, records.roots[kind])
        problems += dataset.add(data_file)
    return dataset, problems


def _root(iris: Iterable[str], start: str, read: Callable[[str, str], dict[str, Any]]) -> Mapping:
    root = Mapping()
    for iri in sorted(iris):
        id = record_part(iri.removeprefix(start))
        root[id] = read(iri, id)
    return root


def _base_of(facts: Facts, name: str) -> str:
    """Return the base that the description of the data set names.

    Raises:
        DataError: there is none, so that the file is not ours; what it holds instead is told.
    """
    void = STANDARD["void"]
    for dataset in facts.instances(void + "Dataset"):
        for space in facts.values(dataset, void + "uriSpace"):
            if RdfValue(f"{space.text}ns#") in facts.values(dataset, void + "vocabulary"):
                return space.text
    counts = sorted(((len(subjects), kind) for kind, subjects in facts.classes().items()), reverse=True)
    held = ", ".join(f"{count} of {kind}" for count, kind in counts[:3]) or "nothing that has a class"
    message = (
        "is RDF, but not the export of a Lazo graph: no void:Dataset names its void:uriSpace and as void:vocabulary that "
        f"address with 'ns#'; it holds {facts.count} triples ({held}). A claim needs a node of class lazo:Relation with "
        "rdf:subject, rdf:predicate, rdf:object, lazo:status and prov:qualifiedDerivation; no other RDF can be imported"
    )
    raise DataError([Problem(Position(name), "rdf-foreign", "file", message)])


def _missing(facts: Facts, base: str, found: dict[str, Mapping], name: str) -> list[Problem]:
    """Return a problem for each kind of which there are fewer than the file itself declares."""
    problems = []
    for kind, root in found.items():
        for declared in facts.values(base, f"{base}ns#{kind}"):
            if declared.text.isdecimal() and len(root) < int(declared.text):
                message = f"declares {declared.text} {kind} and holds {len(root)}; it is cut off: get the whole file"
                problems.append(Problem(Position(name), "rdf-complete", "file", message))
    return problems
