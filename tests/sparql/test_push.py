"""Tests of loading the data into a server."""

from __future__ import annotations

import pytest

from graph.model.claim_index import ClaimIndex
from graph.problems import UsageError
from graph.sparql.push import push
from graph.sparql.server import EndpointError, Server
from tests.rdf.parsers import by_oxigraph, text_of
from tests.sparql.engines import Engine
from tests.sparql.faulty import faulty_server, response


def _held(engine: Engine, graph: str) -> int:
    return engine.endpoint().count("?s", f"GRAPH <{graph}> {{ ?s ?p ?o }}")


def test_a_push_replaces_one_named_graph_and_nothing_else(engine: Engine, toy: ClaimIndex) -> None:
    """After a push the named graph holds the export, triple for triple, and another graph what it held before."""
    few = toy.with_relations([relation for relation in toy.relations.values() if toy.is_walkable(relation)][:3])
    mine, other = "http://example.org/mine", "http://example.org/other"
    store, query = engine.graph_store(), engine.endpoint()
    push(few, store, query, other)
    before = _held(engine, other)
    push(few, store, query, mine)
    whole = push(toy, store, query, mine)
    assert (len(by_oxigraph(text_of(toy))), before) == (whole.triples, _held(engine, other))
    smaller = push(few, store, query, mine)
    assert (len(by_oxigraph(text_of(few))), before) == (smaller.triples, _held(engine, mine))


def test_a_push_counts_without_an_endpoint(engine: Engine, toy: ClaimIndex) -> None:
    """Where no endpoint is named the graph is got back from the store and counted."""
    pushed = push(toy, engine.graph_store(), graph="http://example.org/counted")
    assert (len(by_oxigraph(text_of(toy))), len(toy.relations)) == (pushed.triples, pushed.relations)


def test_a_push_is_counted_whatever_graph_the_endpoint_is_about(engine: Engine, toy: ClaimIndex) -> None:
    """An endpoint that is asked about one graph counts in the one that was pushed."""
    graph = "http://example.org/about"
    pushed = push(toy, engine.graph_store(), engine.endpoint(graph), graph)
    assert len(by_oxigraph(text_of(toy))) == pushed.triples


def test_a_push_that_lost_something_is_an_error(toy: ClaimIndex) -> None:
    """A store that takes the data and then holds less of it is not taken at its word."""
    done, less = (
        response(b"", "text/plain", "204 No Content"),
        response(b"<urn:a> <urn:b> <urn:c> .", "application/n-triples"),
    )
    with faulty_server(done, done, less) as server, pytest.raises(EndpointError, match="holds 1 triples in"):
        push(toy, Server(server.url, environment={}))


def test_a_push_without_permission_sends_nothing(toy: ClaimIndex) -> None:
    """A server that asks for a password learns nothing of the data."""
    refusal = response(b"", "text/plain", "401 Unauthorized", 'WWW-Authenticate: Basic realm="x"')
    with faulty_server(refusal) as server:
        with pytest.raises(EndpointError, match="asks for a user and password"):
            push(toy, Server(server.url, environment={}))
        assert ["HEAD"] == [heard.split(" ")[0] for heard in server.heard]


def test_a_graph_needs_an_absolute_name(toy: ClaimIndex) -> None:
    """A relative name of a graph is a wrong question."""
    with pytest.raises(UsageError, match="write an absolute IRI"):
        push(toy, Server("http://localhost/store"), graph="mine")
