"""Tests of SPARQL over the loaded data."""

from __future__ import annotations

import json

import pytest

from graph.model.claim_index import ClaimIndex
from graph.problems import UsageError
from graph.sparql.embedded import QueryTimeout, run_query
from graph.sparql.results import result_text, table_of
from tests.rdf.parsers import by_oxigraph, text_of


def test_a_query_needs_no_prefixes(toy: ClaimIndex) -> None:
    """The prefixes of the export are known to every query."""
    result = run_query(
        toy, "SELECT (COUNT(?r) AS ?n) { ?r a lazo:Relation, rdf:Statement ; prov:wasDerivedFrom source:drey-2026-01 }"
    )
    cited = sum(any(each.source == "drey-2026-01" for each in relation.sources) for relation in toy.relations.values())
    assert (["n"], [[str(cited)]]) == table_of(result)


def test_the_whole_graph_can_be_asked_for(toy: ClaimIndex) -> None:
    """CONSTRUCT gives every triple of the export back."""
    result = run_query(toy, "CONSTRUCT WHERE { ?s ?p ?o }")
    assert by_oxigraph(text_of(toy)) == by_oxigraph(result_text(result, "turtle"))


def test_a_describe_gives_triples(toy: ClaimIndex) -> None:
    """DESCRIBE of an entity gives what the export says with it as subject."""
    result = run_query(toy, "DESCRIBE entity:lumera")
    expected = {triple for triple in by_oxigraph(text_of(toy)) if triple[0] == "<https://w3id.org/lazo/lumera>"}
    assert expected == by_oxigraph(result_text(result, "ntriples"), "ntriples")


def test_a_wrong_query_is_named_with_its_place(toy: ClaimIndex) -> None:
    """A syntax error tells file, line and column."""
    with pytest.raises(UsageError, match=r"^ask\.rq:2:\d+: is not SPARQL 1\.1: expected"):
        run_query(toy, "SELECT *\nWHRE { ?s ?p ?o }", name="ask.rq")


def test_an_update_is_no_query(toy: ClaimIndex) -> None:
    """What would change data is refused."""
    with pytest.raises(UsageError, match=r"^query:1:\d+: is not SPARQL 1\.1"):
        run_query(toy, "DELETE WHERE { ?s ?p ?o }")


def test_a_query_that_takes_too_long_is_stopped(toy: ClaimIndex) -> None:
    """After the time allowed the engine is ended, whatever it is doing."""
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(QueryTimeout, match="query took more than 1 seconds"):
        run_query(toy, endless, timeout=1)


def test_a_truth_value_is_a_result(toy: ClaimIndex) -> None:
    """ASK is answered in words for people and in JSON for programs."""
    result = run_query(toy, "ASK { entity:lumera a lazo:State }")
    assert (["answer"], [["true"]]) == table_of(result)
    assert json.loads(result_text(result))["boolean"]
