"""Tests of the whole export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings

from graph.model.claim_index import ClaimIndex
from graph.model.records import Entity
from graph.problems import LazoError, UsageError
from graph.rdf.terms import property_name
from graph.rdf.writing import SYNTAXES
from graph.reading.vocabulary import load_schema
from tests.rdf.claims import HOSTILE, claim_indices, xml_text
from tests.rdf.javascript import printed_by
from tests.rdf.parsers import OXIGRAPH, RAPPER, RDFLIB, by_oxigraph, by_rapper, by_rdflib, text_of

Record = TypeVar("Record")

LAZO = "https://w3id.org/lazo/ns#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


@pytest.mark.parametrize("format", sorted(RDFLIB))
def test_rdflib_reads_every_syntax_to_the_same_graph(toy: ClaimIndex, format: str) -> None:
    """What rdflib reads from a syntax is what pyoxigraph reads from Turtle, literal for literal."""
    assert by_oxigraph(text_of(toy)) == by_rdflib(text_of(toy, format), format)


@pytest.mark.parametrize("format", sorted(OXIGRAPH.keys() - {"turtle12"}))
def test_oxigraph_reads_every_syntax_to_the_same_graph(toy: ClaimIndex, format: str) -> None:
    """What pyoxigraph reads from a syntax is what rdflib reads from Turtle, literal for literal."""
    assert by_rdflib(text_of(toy)) == by_oxigraph(text_of(toy, format), format)


@pytest.mark.system
@pytest.mark.parametrize("format", sorted(RAPPER))
def test_rapper_reads_every_syntax_to_the_same_graph(toy: ClaimIndex, format: str, tmp_path: Path) -> None:
    """What rapper reads from a syntax is what pyoxigraph reads from Turtle, literal for literal."""
    assert by_oxigraph(text_of(toy)) == by_rapper(text_of(toy, format), format, tmp_path)


@pytest.mark.system
def test_a_json_ld_processor_reads_the_same_graph(toy: ClaimIndex, tmp_path: Path) -> None:
    """What a JSON-LD processor reads is what pyoxigraph reads from Turtle, literal for literal."""
    file = tmp_path / "export.jsonld"
    file.write_text(text_of(toy, "jsonld"), encoding="utf-8")
    assert by_oxigraph(text_of(toy)) == by_oxigraph(printed_by("jsonld.mjs", file), "nquads")


@pytest.mark.system
@pytest.mark.system
@pytest.mark.parametrize("format", ["turtle", "ntriples", "rdfxml"])
def test_hostile_texts_read_the_same_by_parsers_that_are_not_ours(format: str, tmp_path: Path) -> None:
    """Quotes, line ends of all kinds, markup and marks of direction reach rapper and rdflib as they were."""
    texts = ["".join(char for char in text if char in "\t\n\r" or " " <= char != "\x7f") for text in HOSTILE]
    entities = {f"e-{place}": Entity(f"e-{place}", "concept", {"en": text}) for place, text in enumerate(texts)}
    index = ClaimIndex(load_schema(), entities, {}, {})
    expected, text = by_oxigraph(text_of(index)), text_of(index, format)
    assert set(texts) == {_text_of_literal(o) for s, _, o in expected if "/e-" in s and o.startswith('"')}
    assert [expected, expected] == [by_rdflib(text, format), by_rapper(text, format, tmp_path)]


def _text_of_literal(token: str) -> str:
    (quad,) = pyoxigraph.parse(f"<x:s> <x:p> {token} .", format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, pyoxigraph.Literal)
    return quad.object.value


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(claim_indices())
def test_any_text_reads_the_same_in_every_syntax(index: ClaimIndex) -> None:
    """Whatever the labels, addresses and locators are, all syntaxes say the same."""
    expected = by_oxigraph(text_of(index))
    formats = sorted(OXIGRAPH.keys() - {"turtle12", "rdfxml"})
    assert [expected] * len(formats) == [by_oxigraph(text_of(index, format), format) for format in formats]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(claim_indices(xml_text))
def test_any_text_that_xml_can_hold_reads_the_same_in_rdf_xml(index: ClaimIndex) -> None:
    """RDF/XML says what Turtle says, with every text that XML allows."""
    assert by_oxigraph(text_of(index)) == by_oxigraph(text_of(index, "rdfxml"), "rdfxml")


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(claim_indices())
def test_nothing_but_plain_facts_stands_as_a_plain_triple(index: ClaimIndex) -> None:
    """The triples of relation types are those of asserted claims that no denial or dispute touches, and no others."""
    touched = {
        end
        for relation in index.relations.values()
        if index.schema.relation_types[relation.type].denial
        for end in (relation.subject, relation.object)
    }
    expected = set()
    for relation in index.relations.values():
        kind = index.schema.relation_types[relation.type]
        if relation.status == "asserted" and relation.id not in touched and relation.object in index.entities:
            expected.add((relation.subject, kind.id, relation.object))
            if kind.symmetric:
                expected.add((relation.object, kind.id, relation.subject))
    types = {f"<{LAZO}{property_name(id)}>": id for id in index.schema.relation_types}
    triples = by_oxigraph(text_of(index))
    last = {f"<https://w3id.org/lazo/{id}>": id for id in index.entities}
    actual = {(last.get(s, s), types[p], last.get(o, o)) for s, p, o in triples if p in types}
    assert expected == actual


@pytest.mark.parametrize("format", sorted(SYNTAXES))
def test_two_exports_are_equal_whatever_the_order_of_the_data(toy: ClaimIndex, format: str) -> None:
    """Records in reverse order give the same bytes."""
    turned = ClaimIndex(toy.schema, _turned(toy.entities), _turned(toy.relations), _turned(toy.sources))
    assert text_of(toy, format) == text_of(turned, format)


def test_quads_stand_in_the_graph_of_their_collection(toy: ClaimIndex) -> None:
    """A record that is mapped to a collection stands in its named graph, all others in that of the data."""
    relation = next(iter(toy.relations))
    text = text_of(toy, "nquads", collections={relation: "my own"})
    quads = list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_QUADS))
    graphs = {
        quad.subject.value.rpartition("/")[2]: str(quad.graph_name)
        for quad in quads
        if quad.predicate.value == RDF + "type"
        and quad.subject.value.startswith("https://w3id.org/lazo/relation/")
        and "." not in quad.subject.value.rpartition("/")[2]
    }
    expected = dict.fromkeys(toy.relations, "<https://w3id.org/lazo/graph/data>")
    assert expected | {relation: "<https://w3id.org/lazo/graph/my%20own>"} == graphs


def test_trig_says_the_same_in_the_same_graphs_as_n_quads(toy: ClaimIndex) -> None:
    """TriG and N-Quads hold the same quads."""
    collections = {id: f"part-{len(id) % 3}" for id in (*toy.entities, *toy.relations, *toy.sources)}
    quads = [
        set(pyoxigraph.parse(text_of(toy, format, collections=collections), format=OXIGRAPH[format]))
        for format in ("trig", "nquads")
    ]
    assert quads[0] == quads[1]


def test_rdf_1_2_reifies_without_asserting(toy: ClaimIndex) -> None:
    """RDF 1.2 differs from RDF 1.1 by a reifier for each relation in place of its three parts, and by nothing else."""
    old, new = by_oxigraph(text_of(toy)), by_oxigraph(text_of(toy, "turtle12"), "turtle12")
    parts = {f"<{RDF}{part}>" for part in ("subject", "predicate", "object")}
    reifiers = {(s, p) for s, p, _ in new - old}
    named = {f"<https://w3id.org/lazo/relation/{id}>" for id in toy.relations}
    assert ({(id, f"<{RDF}reifies>") for id in named}, parts) == (reifiers, {p for _, p, _ in old - new})


def test_an_unknown_format_offers_the_nearest() -> None:
    """A misspelt format is a wrong question with an offer."""
    index = ClaimIndex(load_schema(), {}, {}, {})
    with pytest.raises(UsageError, match="did you mean 'turtle'"):
        text_of(index, "turtel")


def test_rdf_xml_refuses_what_it_would_lose(toy: ClaimIndex) -> None:
    """A text that XML cannot hold stops the export instead of being changed."""
    source = next(iter(toy.sources.values()))
    index = ClaimIndex(
        toy.schema, toy.entities, toy.relations, {**toy.sources, source.id: replace(source, title=HOSTILE[1])}
    )
    with pytest.raises(LazoError, match="cannot be written as RDF/XML"):
        text_of(index, "rdfxml")


def _turned(records: Mapping[str, Record]) -> dict[str, Record]:
    """Return the records in reverse order."""
    return dict(reversed(list(records.items())))
