"""Every path between two entities that visits no entity twice: found, and counted without being found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, pairwise

from graph.model.records import Relation
from graph.search.adjacency import Adjacency

__all__ = ["count_paths", "node_paths"]

RelationCount = Callable[[list[Relation]], int]


def node_paths(adjacency: Adjacency, origin: str, destination: str, max_hops: int) -> Iterator[tuple[str, ...]]:
    """Yield every path of at most ``max_hops`` hops as its entities, shorter ones first; no entity twice on one.

    The last two hops are the intersection of two neighbourhoods, so that nothing is walked needlessly beside
    the last hop but one; elsewhere a step is only made where the rest of the way is known to be long enough.
    """
    # With three hops and fewer the intersection below finds the end; beyond, distances prune what leads nowhere.
    if max_hops > 3:
        left = adjacency.distances(destination, max_hops)
    else:
        left = dict.fromkeys(adjacency.neighbours(origin), 0)
    for hops in range(1, max_hops + 1):
        yield from _extend(adjacency, [origin], destination, hops, left)


def _extend(
    adjacency: Adjacency, path: list[str], destination: str, hops: int, left: dict[str, int]
) -> Iterator[tuple[str, ...]]:
    """Yield every way to complete a path in exactly so many hops; ``path`` is the same again in the end."""
    here = adjacency.neighbours(path[-1])
    # One hop left: the destination is a neighbour or it is not.
    if hops == 1:
        if destination in here:
            yield (*path, destination)
        return
    # Two hops left: the middle is a neighbour of both, looked for in the smaller neighbourhood.
    if hops == 2:
        there = adjacency.neighbours(destination)
        small, large = (here, there) if len(here) < len(there) else (there, here)
        for middle in small:
            if middle in large and middle not in path and middle != destination:
                yield (*path, middle, destination)
        return
    # More hops left: go on only where the destination is near enough, and never over an entity twice.
    for further in here:
        if further != destination and further not in path and left.get(further, hops) < hops:
            path.append(further)
            yield from _extend(adjacency, path, destination, hops - 1, left)
            path.pop()


def count_paths(
    adjacency: Adjacency,
    origin: str,
    destination: str,
    max_hops: int,
    counted: RelationCount = len,
    via: tuple[str, ...] = (),
    via_all: bool = False,
) -> int:
    """Return the number of paths of at most ``max_hops`` hops that visit no entity twice.

    Parallel relations make different paths, unless ``counted`` says that they count as one. Up to four hops the number
    is worked out from sums over neighbourhoods, beyond that the paths are walked. With ``via`` only those count
    that pass one, or all, of these entities, by inclusion and exclusion.
    """
    if not via:
        return _count(adjacency, origin, destination, max_hops, counted)
    # Paths over one of them at least: all paths less those that avoid all of them.
    if not via_all:
        rest = adjacency.without(via)
        whole = _count(adjacency, origin, destination, max_hops, counted)
        return whole - _count(rest, origin, destination, max_hops, counted)
    # Paths over all of them: inclusion and exclusion over the subsets that are avoided.
    return sum(
        (-1) ** size * _count(adjacency.without(left_out), origin, destination, max_hops, counted)
        for size in range(len(via) + 1)
        for left_out in combinations(via, size)
    )


def _count(adjacency: Adjacency, origin: str, destination: str, max_hops: int, counted: RelationCount) -> int:
    """Return the number of paths, length by length."""
    ways = (_count_1, _count_2, _count_3, _count_4)
    total = sum(way(adjacency, origin, destination, counted) for way in ways[:max_hops])
    if max_hops > len(ways):
        total += _count_walked(adjacency, origin, destination, max_hops, counted)
    return total


def _count_walked(adjacency: Adjacency, origin: str, destination: str, max_hops: int, counted: RelationCount) -> int:
    """Return the number of paths of five hops and more, by walking each over its entities."""
    left, total = adjacency.distances(destination, max_hops), 0
    for hops in range(5, max_hops + 1):
        for path in _extend(adjacency, [origin], destination, hops, left):
            ways = 1
            for one, other in pairwise(path):
                ways *= counted(adjacency.links[one][other])
            total += ways
    return total


def _count_1(adjacency: Adjacency, origin: str, destination: str, counted: RelationCount) -> int:
    """Return the number for one hop."""
    between = adjacency.between(origin, destination)
    return counted(between) if between else 0


def _count_2(adjacency: Adjacency, origin: str, destination: str, counted: RelationCount) -> int:
    """Return the number for two hops: over each common neighbour."""
    one, other = adjacency.neighbours(origin), adjacency.neighbours(destination)
    return sum(counted(one[middle]) * counted(other[middle]) for middle in one.keys() & other.keys())


def _count_3(adjacency: Adjacency, origin: str, destination: str, counted: RelationCount) -> int:
    """Return the number for three hops: no walk of three hops between two entities turns back, ends left out."""
    first, last, total = adjacency.neighbours(origin), adjacency.neighbours(destination), 0
    # For each first inner entity the second one is a neighbour of it and of the destination.
    for one, between in first.items():
        if one != destination:
            inner = adjacency.links[one]
            ways = sum(
                counted(inner[other]) * counted(last[other]) for other in inner.keys() & last.keys() if other != origin
            )
            total += counted(between) * ways
    return total


def _count_4(adjacency: Adjacency, origin: str, destination: str, counted: RelationCount) -> int:
    """Return the number for four hops: walks over a middle, less those that pass one entity before and after it."""
    # Walks origin - a - middle - b - destination, with neither end inside.
    ends = {origin, destination}
    first, last = adjacency.neighbours(origin), adjacency.neighbours(destination)
    here, there = (_two_hops(adjacency, end, ends, counted) for end in (origin, destination))
    walks = sum(ways * there.get(middle, 0) for middle, ways in here.items())
    # Where a is b the walk turns back at the middle: such walks visit an entity twice and are taken off.
    for turned in first.keys() & last.keys():
        back = sum(counted(between) ** 2 for other, between in adjacency.links[turned].items() if other not in ends)
        walks -= counted(first[turned]) * counted(last[turned]) * back
    return walks


def _two_hops(adjacency: Adjacency, end: str, ends: set[str], counted: RelationCount) -> dict[str, int]:
    """Return how many walks of two hops lead from an end to each entity, neither end being passed."""
    found: dict[str, int] = {}
    for one, between in adjacency.neighbours(end).items():
        if one not in ends:
            ways = counted(between)
            for other, further in adjacency.links[one].items():
                if other not in ends:
                    found[other] = found.get(other, 0) + ways * counted(further)
    return found
