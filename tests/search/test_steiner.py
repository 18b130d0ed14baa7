"""Cheapest connecting trees against brute force."""

from __future__ import annotations

import random
from itertools import chain, combinations

import pytest

from graph.search.steiner import Edge, WeightedGraph, cheapest_trees


def make_graph(seed: int) -> tuple[WeightedGraph, list[str]]:
    """Return a small random graph and two to five of its entities."""
    chance = random.Random(seed)
    names = "abcdefg"[: chance.randint(4, 7)]
    possible = list(combinations(names, 2))
    edges = {edge: chance.randint(1, 30) for edge in chance.sample(possible, min(len(possible), chance.randint(3, 11)))}
    terminals = chance.sample(names, chance.randint(2, min(5, len(names))))
    return WeightedGraph(edges, {name: chance.randint(0, 20) for name in names}), terminals


def is_connected(edges: tuple[Edge, ...], entities: set[str]) -> bool:
    """Whether the edges connect all the entities."""
    reached = {min(entities)}
    for _ in edges:
        reached |= set(chain.from_iterable(edge for edge in edges if reached & set(edge)))
    return entities <= reached


def trees_by_brute_force(graph: WeightedGraph, terminals: list[str]) -> list[tuple[int, tuple[Edge, ...]]]:
    """Return every tree that connects the terminals and whose leaves are terminals, in order of cost."""
    found = []
    for size in range(1, len(graph.near)):
        for edges in combinations(sorted(graph.edges), size):
            entities = set(chain.from_iterable(edges)) | set(terminals)
            leaves = {entity for entity in entities if sum(entity in edge for edge in edges) < 2}
            if len(entities) == size + 1 and leaves <= set(terminals) and is_connected(edges, entities):
                cost = sum(graph.edges[edge] for edge in edges)
                cost += sum(graph.weights[entity] for entity in entities - set(terminals))
                found.append((cost, edges))
    return sorted(found)


@pytest.mark.parametrize("block", range(8))
def test_trees_equal_brute_force(block: int) -> None:
    """On 400 random graphs the cheapest trees are trees of brute force, and cost what its cheapest do."""
    for seed in range(block * 50, block * 50 + 50):
        graph, terminals = make_graph(seed)
        expected = trees_by_brute_force(graph, terminals)
        found = list(cheapest_trees(graph, terminals, 6))
        assert [cost for cost, _ in expected[:6]] == [cost for cost, _ in found], seed
        assert set(found) <= set(expected)
        assert len(set(found)) == len(found)


@pytest.mark.parametrize("seed", range(50))
def test_leaves_are_not_needed(seed: int) -> None:
    """Without the entities that have one neighbour, the cheapest trees cost the same."""
    graph, terminals = make_graph(seed)
    smaller = graph.without_leaves(terminals)
    assert all(len(near) > 1 or name in terminals for name, near in smaller.near.items())
    assert [cost for cost, _ in cheapest_trees(graph, terminals, 4)] == [
        cost for cost, _ in cheapest_trees(smaller, terminals, 4)
    ]
