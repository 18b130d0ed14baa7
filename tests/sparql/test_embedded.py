"""Tests of SPARQL over the loaded data."""

from __future__ import annotations

import json

import pytest

from graph.model.claim_index import ClaimIndex
from graph.problems import LazoError, UsageError
from graph.sparql import embedded
from graph.sparql.embedded import QueryTimeout, run_query
from graph.sparql.results import result_text, table_of
from tests.rdf.parsers import by_oxigraph, text_of
from tests.sparql.faulty import faulty_server, response


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


def test_a_wrong_query_is_named_with_its_position(toy: ClaimIndex) -> None:
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


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT (<urn:f>(1) AS ?x) {}", "ask.rq cannot be evaluated: The custom function <urn:f> is not supported"),
        ("ASK { ?s ?p '\udcff' }", "ask.rq is not text in UTF-8, from character 14 on; correct it"),
        ("ASK { ?s ?p 1 ", "ask.rq:1:15: is not SPARQL 1.1: "),
    ],
)
def test_a_fault_of_the_query_is_told_as_such(toy: ClaimIndex, query: str, said: str) -> None:
    """Neither an unknown function nor bytes that are no text are want of memory."""
    with pytest.raises(LazoError) as caught:
        run_query(toy, query, name="ask.rq")
    assert said == str(caught.value)[: len(said)]


def test_brackets_without_end_are_told_as_such(toy: ClaimIndex) -> None:
    """An engine may read them all and miss their ends, or refuse to; either is said, and neither is want of memory."""
    with pytest.raises(
        LazoError, match=r"ask.rq(:1:5008: is not SPARQL 1.1: | was not answered: it is nested too deeply)"
    ):
        run_query(toy, "SELECT " + "(" * 5000, name="ask.rq")


def test_want_of_memory_is_told_as_such(toy: ClaimIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    """A query whose rows fill the memory allowed ends the engine, and that is said."""
    monkeypatch.setattr(embedded, "MEMORY", 400 << 20)
    monkeypatch.setattr(embedded, "MEMORY_PER_BYTE", 0)
    with pytest.raises(LazoError) as caught:
        run_query(toy, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    expected = "query was not answered: it takes more than 400 MiB of memory; ask for less, or more simply"
    assert expected == str(caught.value)


@pytest.mark.parametrize("timeout", [float("nan"), float("inf"), -1.0, 0.0])
def test_a_time_that_cannot_be_waited_is_a_wrong_question(toy: ClaimIndex, timeout: float) -> None:
    """What is no number of seconds more than 0 is refused before anything is done."""
    with pytest.raises(UsageError, match="nobody can wait"):
        run_query(toy, "ASK {}", timeout=timeout)


def test_the_engine_reaches_no_server_unless_it_may(toy: ClaimIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind the look at the query stands a second line: the engine cannot open a connection."""
    body = b'{"head": {"vars": ["x"]}, "results": {"bindings": []}}'
    empty = response(body, "application/sparql-results+json", "200 OK", f"Content-Length: {len(body)}")
    with faulty_server(empty) as server:
        query = f"SELECT * {{ SERVICE <{server.url}> {{ ?x ?y ?z }} }}"
        assert [] == table_of(run_query(toy, query, allow_service=True))[1]
        monkeypatch.setattr(embedded, "refuse_service", lambda query, name: None)
        with pytest.raises(UsageError, match="query cannot be evaluated: "):
            run_query(toy, query)
        assert 1 == len(server.heard)
