"""Tests of reading our own RDF back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from graph.model.claim_index import ClaimIndex
from graph.problems import DataError
from graph.rdf.facts import read_facts
from graph.rdf.reading import dataset_of, read_rdf, records_of
from graph.rdf.terms import DEFAULT_BASE
from graph.rdf.writing import SYNTAXES
from graph.reading.canonical_form import write_records
from graph.reading.typed_records import KINDS
from tests.rdf.claims import claim_indices, xml_text
from tests.rdf.parsers import text_of


def _back(index: ClaimIndex, format: str, base: str = "https://w3id.org/lazo/") -> tuple[object, ...]:
    """Return entities, relations and sources that come back from an export, and the problems on the way."""
    facts = read_facts(text_of(index, format, base).encode(), format, "export")
    dataset, problems = dataset_of(records_of(facts, index.schema, "export"))
    return dataset.entities, dataset.relations, dataset.sources, problems


@pytest.mark.parametrize("format", sorted(SYNTAXES))
def test_the_files_come_back_byte_for_byte(toy: ClaimIndex, format: str) -> None:
    """The canonical data files of what an export is read to are those of what was exported."""
    facts = read_facts(text_of(toy, format).encode(), format, "export")
    dataset, problems = dataset_of(records_of(facts, toy.schema, "export"))
    assert [] == problems
    assert [write_records(kind, getattr(toy, kind).values()) for kind in KINDS] == [
        write_records(kind, dataset.records(kind).values()) for kind in KINDS
    ]


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(claim_indices())
def test_generated_claims_come_back_whole(index: ClaimIndex) -> None:
    """Every field of every record, order included, comes back from Turtle and from JSON-LD."""
    expected: tuple[object, ...] = (index.entities, index.relations, index.sources, [])
    assert [expected, expected] == [_back(index, "turtle"), _back(index, "jsonld")]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(claim_indices(xml_text))
def test_generated_claims_come_back_whole_from_rdf_xml(index: ClaimIndex) -> None:
    """Every field of every record, order included, comes back from RDF/XML."""
    assert (index.entities, index.relations, index.sources, []) == _back(index, "rdfxml")


def test_the_base_is_read_from_the_file(toy: ClaimIndex) -> None:
    """An export with another base is read without being told which."""
    assert (toy.entities, toy.relations, toy.sources, []) == _back(toy, "turtle", "http://example.org/own/")


def test_collections_come_back_from_named_graphs(toy: ClaimIndex) -> None:
    """The collection of each record is told by its named graph."""
    collections = {id: "tides" if number % 2 else "data" for number, id in enumerate((*toy.entities, *toy.relations))}
    facts = read_facts(text_of(toy, "trig", collections=collections).encode(), "trig", "export")
    read = records_of(facts, toy.schema, "export").collections
    assert collections | dict.fromkeys(toy.sources, "data") == read


def test_other_data_beside_ours_is_left_alone(toy: ClaimIndex) -> None:
    """Triples of another vocabulary in the same file change nothing."""
    other = '<http://example.org/a> <http://example.org/p> [ <http://example.org/q> "x" ] .\n'
    facts = read_facts((text_of(toy) + other).encode(), "turtle", "export")
    assert toy.relations == dataset_of(records_of(facts, toy.schema, "export"))[0].relations


def _refusal(text: str, tmp_path: Path, index: ClaimIndex, name: str = "export.ttl") -> list[str]:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_rdf(file, index.schema)
    return [str(problem).replace(tmp_path.as_posix(), "") for problem in caught.value.problems]


def test_foreign_rdf_is_told_what_it_lacks(toy: ClaimIndex, tmp_path: Path) -> None:
    """RDF of somebody else is refused in one problem that says what it holds and what a claim needs."""
    foreign = "@prefix foaf: <http://xmlns.com/foaf/0.1/> . <http://example.org/a> a foaf:Person ; foaf:name 'A' ."
    (problem,) = _refusal(foreign, tmp_path, toy)
    assert problem.startswith("/export.ttl:1:1: file: is RDF, but not the export of a Lazo graph")
    assert "it holds 2 triples (1 of http://xmlns.com/foaf/0.1/Person)" in problem
    assert problem.endswith("no other RDF can be imported [rdf-foreign]")


def test_a_file_that_is_no_rdf_is_refused_at_its_position(toy: ClaimIndex, tmp_path: Path) -> None:
    """A syntax error names line and column."""
    (problem,) = _refusal("<http://example.org/a> a\n  b .", tmp_path, toy)
    assert problem.startswith("/export.ttl:2:3: file: is not turtle: ")


def test_a_file_that_was_cut_off_is_refused(toy: ClaimIndex, tmp_path: Path) -> None:
    """Where fewer relations stand in the file than it declares, it is not taken for whole."""
    lines = text_of(toy, "ntriples").splitlines(keepends=True)
    last = max(toy.relations)
    cut = "".join(line for line in lines if f"relation/{last}" not in line)
    (problem,) = _refusal(cut, tmp_path, toy, "export.nt")
    count = len(toy.relations)
    assert (
        f"/export.nt:1:1: file: declares {count} relations and holds {count - 1}; "
        "it is cut off: get the whole file [rdf-complete]" == problem
    )


def test_a_value_that_no_record_can_hold_is_a_problem(toy: ClaimIndex, tmp_path: Path) -> None:
    """Two statuses, an unknown type and a publisher outside the graph are each named with the record."""
    relation, source = next(iter(toy.relations)), next(iter(toy.sources))
    more = (
        f"relation:{relation} lazo:status lazo:status-alleged ; rdf:predicate lazo:levitates .\n"
        f"source:{source} lazo:agency <http://example.org/a> .\n"
    )
    found = _refusal(text_of(toy) + more, tmp_path, toy)
    assert [
        f"/export.ttl:1:1: {source}: <http://example.org/a> of lazo:agency lies outside {DEFAULT_BASE} [rdf-value]",
        f"/export.ttl:1:1: {relation}: <{DEFAULT_BASE}ns#levitates> is no relation type of the schema [rdf-value]",
    ] == [problem for problem in found if "has 2 values" not in problem]
    assert ["lazo:status", "rdf:predicate"] == [
        problem.split(" values of ")[1].split(":")[0] + ":" + problem.split(" values of ")[1].split(":")[1]
        for problem in found
        if "has 2 values" in problem
    ]
