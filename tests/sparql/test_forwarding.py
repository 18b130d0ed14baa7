"""Tests of a person's own query at an endpoint."""

from __future__ import annotations

import pytest

from graph.model.claim_index import ClaimIndex
from graph.sparql.embedded import run_query
from graph.sparql.endpoint import Endpoint
from graph.sparql.forwarding import forward_query, with_prefixes
from graph.sparql.push import push
from graph.sparql.results import result_text, table_of
from graph.sparql.server import EndpointError, Server
from tests.rdf.parsers import by_oxigraph
from tests.sparql.engines import Engine
from tests.sparql.faulty import faulty_server, response

GRAPH = "http://example.org/forwarded"


@pytest.fixture(scope="module")
def endpoint(engine: Engine, toy: ClaimIndex) -> Endpoint:
    """Return an endpoint that holds the invented world."""
    push(toy, engine.graph_store(), engine.endpoint(), GRAPH)
    return engine.endpoint(GRAPH)


def test_rows_are_those_of_the_embedded_engine(endpoint: Endpoint, toy: ClaimIndex) -> None:
    """A query without prefixes gives the same table here and there."""
    query = "SELECT ?r ?o { ?r lazo:status lazo:status-reported ; lazo:origin ?o } ORDER BY ?r ?o"
    assert table_of(run_query(toy, query)) == table_of(forward_query(endpoint, query))


def test_rows_can_be_written_in_every_format(endpoint: Endpoint) -> None:
    """What a server sends is read by the writer of results, literals with datatypes included."""
    found = forward_query(endpoint, "SELECT (COUNT(?r) AS ?n) { ?r a lazo:Relation }")
    assert "50" == result_text(found, "csv").split()[1]


def test_triples_are_those_of_the_embedded_engine(endpoint: Endpoint, toy: ClaimIndex) -> None:
    """CONSTRUCT gives the same triples here and there."""
    query = "CONSTRUCT { ?s rdfs:label ?l } WHERE { ?s a lazo:State ; rdfs:label ?l }"
    here, there = (result_text(found) for found in (run_query(toy, query), forward_query(endpoint, query)))
    assert by_oxigraph(here) == by_oxigraph(there)


def test_the_server_explains_a_wrong_query(endpoint: Endpoint) -> None:
    """A query that the server cannot read is refused in its words."""
    with pytest.raises(EndpointError, match=r"refuses the request \(400"):
        forward_query(endpoint, "SELECT WHERE")


def test_triples_that_stop_are_cut_off() -> None:
    """N-Triples that end in the middle of a line are not taken for the answer."""
    cut = response(b"<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn", "application/n-triples")
    with faulty_server(cut) as server, pytest.raises(EndpointError, match="broke off in the middle of its answer"):
        forward_query(Endpoint(Server(server.url, environment={})), "CONSTRUCT WHERE { ?s ?p ?o }")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ASK { ?s a lazo:State }", "PREFIX lazo: <urn:l#> ASK { ?s a lazo:State }"),
        ("prefix lazo: <urn:own#> ASK { ?s a lazo:State }", "prefix lazo: <urn:own#> ASK { ?s a lazo:State }"),
        ("ASK { ?lazo: a 'lazo:x' }", "ASK { ?lazo: a 'lazo:x' }"),
        ("# lazo:x\nASK { ?s ?p <lazo:x> }", "# lazo:x\nASK { ?s ?p <lazo:x> }"),
    ],
)
def test_only_prefixes_that_are_used_and_not_declared_are_added(query: str, expected: str) -> None:
    """What stands in strings, comments, IRIs and variables is no use of a prefix."""
    assert expected == with_prefixes(query, {"lazo": "urn:l#"})
