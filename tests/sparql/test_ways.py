"""Tests of the cheapest ways that an engine finds, against all ways that there are."""

from __future__ import annotations

import random

import pytest

from graph.model.claim_index import ClaimIndex
from graph.model.costs import HOP, hub_weight
from graph.model.records import Citation, Relation
from graph.rdf.terms import DEFAULT_BASE
from graph.search.adjacency import Adjacency
from graph.search.paths import node_paths
from graph.sparql.push import push
from graph.sparql.ways import CostedWay, fetch_cheapest_ways
from tests.rdf.claims import index_of
from tests.rdf.parsers import by_oxigraph, text_of
from tests.sparql.engines import Engine
from tests.sparql.test_remote import dense

GRAPH = "http://example.org/ways"


def _all_ways(index: ClaimIndex, origin: str, destination: str, max_hops: int) -> list[CostedWay]:
    """Return every way with its cost, in order, by walking them all."""
    network = Adjacency(relation for relation in index.relations.values() if index.is_walkable(relation))
    weights = {id: hub_weight(index.hub_degree(id)) for id in network.links}
    found = (
        (sum(weights[id] + HOP for id in way[1:-1]), len(way), tuple(DEFAULT_BASE + id for id in way))
        for way in node_paths(network, origin, destination, max_hops)
    )
    return [(cost, way) for cost, _, way in sorted(found)]


@pytest.mark.parametrize("max_hops", [1, 2, 3, 4])
def test_the_cheapest_ways_are_the_first_of_all(engine: Engine, max_hops: int) -> None:
    """For random pairs and numbers, what the engine finds is the beginning of all ways in order of cost."""
    index, chance = dense(3), random.Random(max_hops)
    push(index, engine.graph_store(), engine.endpoint(), GRAPH)
    for most in (1, 3, 10, 1000, *range(2, 20)):
        one, other = chance.sample(sorted(index.entities), 2)
        every = _all_ways(index, one, other, max_hops)
        expected = (every[:most], len(every) <= most)
        iris = DEFAULT_BASE + one, DEFAULT_BASE + other
        assert expected == fetch_cheapest_ways(engine.endpoint(GRAPH), *iris, max_hops, most, DEFAULT_BASE), (
            one,
            other,
            most,
        )


def test_the_export_weighs_entities_as_the_search_does(toy: ClaimIndex) -> None:
    """The weight in the export is the one that local paths are charged."""
    network = Adjacency(relation for relation in toy.relations.values() if toy.is_walkable(relation))
    expected = {f"<{DEFAULT_BASE}{id}>": hub_weight(toy.hub_degree(id)) for id in network.links}
    lazo = f"<{DEFAULT_BASE}ns#weight>"
    actual = {s: int(o.split('"')[1]) for s, p, o in by_oxigraph(text_of(toy)) if p == lazo}
    assert expected == actual


def test_a_long_way_past_small_places_comes_before_a_short_one_through_hubs(engine: Engine) -> None:
    """Ways of two hops that were found at once do not end the search before cheaper ones of three hops are found."""
    pairs = [("o", "a"), ("a", "b"), ("b", "d"), ("o", "alone"), ("d", "lonely")]
    pairs += [(place, f"{place}-{number}") for place in ("a", "b") for number in range(2)]
    for hub in ("h1", "h2"):
        pairs += [("o", hub), (hub, "d"), *((hub, f"{hub}-{number}") for number in range(100))]
    claims = [
        Relation(f"r-{number}", one, "partner-of", other, "asserted", (Citation("roll"),))
        for number, (one, other) in enumerate(pairs)
    ]
    index, graph = index_of(*claims), "http://example.org/hubs"
    push(index, engine.graph_store(), engine.endpoint(), graph)
    found, whole = fetch_cheapest_ways(
        engine.endpoint(graph), f"{DEFAULT_BASE}o", f"{DEFAULT_BASE}d", 3, 1, DEFAULT_BASE
    )
    assert (_all_ways(index, "o", "d", 3)[:1], False) == (found, whole)
    assert 4 == len(found[0][1])
