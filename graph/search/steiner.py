"""The cheapest tree that connects some entities, exactly."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Edge", "WeightedGraph", "cheapest_trees"]

Edge = tuple[str, str]
"""Two neighbours, the lesser id first."""

SteinerTree = tuple[int, tuple[Edge, ...]]
"""A cost and the edges in order."""


class WeightedGraph:
    """A simple graph with costs of edges and of entities; all costs are at least 0, those of edges above 0.

    Args:
        edges: what each two neighbours cost.
        weights: what an entity costs that a tree passes; the entities to be connected cost nothing.
    """

    def __init__(self, edges: Mapping[Edge, int], weights: Mapping[str, int]) -> None:
        self.edges, self.weights = edges, weights
        self.near: dict[str, dict[str, int]] = {}
        for (one, other), cost in edges.items():
            self.near.setdefault(one, {})[other] = cost
            self.near.setdefault(other, {})[one] = cost

    def without_leaves(self, kept: Sequence[str]) -> WeightedGraph:
        """Return the part in which only the entities kept may have a single neighbour: no tree needs the rest."""
        near = {one: dict(others) for one, others in self.near.items()}
        # An entity with one neighbour is on no cheapest tree unless it must be connected; taking it off may make new leaves.
        leaves = [one for one, others in near.items() if len(others) < 2 and one not in kept]
        while leaves:
            for other in near.pop(leaves.pop(), {}):
                others = near[other]
                for gone in [each for each in others if each not in near]:
                    del others[gone]
                if len(others) < 2 and other not in kept:
                    leaves.append(other)
        rest = {edge: cost for edge, cost in self.edges.items() if edge[0] in near and edge[1] in near}
        return WeightedGraph(rest, self.weights)


def cheapest_trees(graph: WeightedGraph, terminals: Sequence[str], most: int) -> Iterator[SteinerTree]:
    """Yield at most ``most`` trees that connect the terminals and can spare no edge, in order of cost.

    The cheapest is found by the dynamic programme of Dreyfus and Wagner (Networks 1, 1971) with costs of nodes; time
    ``O(3^k n + 2^k (m + n log n))`` for k terminals. The next ones by branching on the edges of those found
    (Lawler, Management Science 18, 1972): a tree that has every edge of another contains it, and could spare some.
    """
    waiting: list[tuple[int, tuple[Edge, ...], frozenset[Edge]]] = []
    asked: set[frozenset[Edge]] = set()
    given: set[tuple[Edge, ...]] = set()

    def ask(without: frozenset[Edge]) -> None:
        if without not in asked:
            asked.add(without)
            found = _cheapest_tree(graph, terminals, without)
            if found:
                heapq.heappush(waiting, (*found, without))

    # The cheapest tree of all comes first. Each tree given is then forbidden edge by edge: any other tree lacks one of
    # its edges at least, so that none is missed.
    ask(frozenset())
    while waiting and len(given) < most:
        cost, edges, without = heapq.heappop(waiting)
        if edges not in given:
            given.add(edges)
            yield cost, edges
        if len(given) < most:
            for edge in edges:
                ask(without | {edge})


def _cheapest_tree(graph: WeightedGraph, terminals: Sequence[str], without: frozenset[Edge]) -> SteinerTree | None:
    """Return the cheapest tree that does without some edges; nothing where the terminals are not connected.

    ``costs[set][v]`` is the cost of the cheapest tree that connects a set of terminals with v, less that of v.
    """
    # Sets of terminals are bit masks over all but the first, which is the root that every tree must reach.
    root, others = terminals[0], terminals[1:]
    weights = dict(graph.weights) | dict.fromkeys(terminals, 0)
    full = (1 << len(others)) - 1
    costs: list[dict[str, int]] = [{} for _ in range(full + 1)]
    origin: list[dict[str, tuple[int, str]]] = [{} for _ in range(full + 1)]
    # Smaller sets have smaller numbers, so that the parts of a set are known before the set.
    for members in range(1, full + 1):
        here, came = costs[members], origin[members]
        # A set of one terminal is a tree of that terminal alone.
        if members & (members - 1) == 0:
            here[others[members.bit_length() - 1]] = 0
        # Two trees that meet in an entity make one: each split of the set in two is tried once.
        part = (members - 1) & members
        while part > members ^ part:
            _merge(costs[part], costs[members ^ part], here, came, part)
            part = (part - 1) & members
        _grow(graph, weights, without, here, came)
    if root not in costs[full]:
        return None
    # Back from the root along what each cost came from.
    edges: set[Edge] = set()
    _collect(full, root, origin, edges)
    return costs[full][root], tuple(sorted(edges))


def _merge(
    one: dict[str, int], other: dict[str, int], here: dict[str, int], came: dict[str, tuple[int, str]], part: int
) -> None:
    """Join two trees in each entity that both reach, where that costs less than what is known."""
    # Both trees must reach the entity where they are joined: only those in the smaller table need be looked up.
    small, large = (one, other) if len(one) < len(other) else (other, one)
    for entity, cost in small.items():
        if entity in large:
            total = cost + large[entity]
            if total < here.get(entity, total + 1):
                here[entity], came[entity] = total, (part, "")


def _grow(
    graph: WeightedGraph,
    weights: Mapping[str, int],
    without: frozenset[Edge],
    here: dict[str, int],
    came: dict[str, tuple[int, str]],
) -> None:
    """Extend the trees by edges, cheapest first (Dijkstra); an entity that a step leaves behind costs its weight."""
    queue = [(cost, entity) for entity, cost in here.items()]
    heapq.heapify(queue)
    while queue:
        cost, entity = heapq.heappop(queue)
        # A cheaper way to this entity was found after the entry was queued.
        if cost > here[entity]:
            continue
        left = cost + weights.get(entity, 0)
        for other, edge in graph.near.get(entity, {}).items():
            total = left + edge
            if total < here.get(other, total + 1) and (min(entity, other), max(entity, other)) not in without:
                here[other], came[other] = total, (0, entity)
                heapq.heappush(queue, (total, other))


def _collect(members: int, entity: str, origin: list[dict[str, tuple[int, str]]], edges: set[Edge]) -> None:
    """Gather the edges of the tree by which a set of terminals reaches an entity."""
    while entity in origin[members]:
        part, before = origin[members][entity]
        # Either a step over an edge, or two trees that were joined here.
        if before:
            edges.add((min(entity, before), max(entity, before)))
            entity = before
        else:
            _collect(part, entity, origin, edges)
            members ^= part
