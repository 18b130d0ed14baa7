"""The search over arrays against brute force."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest

from graph.model.costs import HOP
from graph.search import cheapest
from graph.search.cheapest import LONGEST, cheapest_ways
from graph.search.compact import CompactNetwork


def make_ends(seed: int) -> tuple[int, list[tuple[int, int]]]:
    """Return a size and random pairs with hubs, parallel relations and loops."""
    chance = random.Random(seed)
    size = chance.randint(2, 14)
    hubs = [int(size * chance.random() ** chance.choice((1, 2, 3))) for _ in range(chance.randint(0, 40))]
    return size, [(hub, chance.randrange(size)) for hub in hubs]


def ways_by_brute_force(
    size: int, ends: list[tuple[int, int]], whole: list[tuple[int, int]], max_hops: int
) -> list[tuple[int, tuple[int, ...]]]:
    """Return every way from 0 to 1 with its cost, in order."""
    near: dict[int, set[int]] = {entity: set() for entity in range(size)}
    known: dict[int, set[int]] = {entity: set() for entity in range(size)}
    for pairs, neighbours in ((ends, near), (whole, known)):
        for one, other in pairs:
            if one != other:
                neighbours[one].add(other)
                neighbours[other].add(one)
    found: list[tuple[int, int, tuple[int, ...]]] = []

    def extend(way: tuple[int, ...]) -> None:
        if way[-1] == 1:
            cost = sum(HOP + round(1000 * math.log(len(known[entity]))) for entity in way[1:-1])
            found.append((cost, len(way), way))
        elif len(way) <= max_hops:
            for other in near[way[-1]] - set(way):
                extend((*way, other))

    extend((0,))
    return [(cost, way) for cost, _, way in sorted(found)]


def network(size: int, ends: list[tuple[int, int]]) -> CompactNetwork:
    """Return the network of some pairs."""
    table = np.array(ends, dtype=np.int32).reshape(-1, 2)
    return CompactNetwork(size, table[:, 0], table[:, 1])


@pytest.mark.parametrize("block", range(20))
def test_cheapest_ways_equal_brute_force(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """On 1,000 random networks the cheapest ways, their costs and their order are those of brute force."""
    if block % 2:
        for name, least in (("HALVED", 0), ("ROWS", 1), ("MIDDLES", 1)):
            monkeypatch.setattr(cheapest, name, least)
    for seed in range(block * 50, block * 50 + 50):
        size, ends = make_ends(seed)
        max_hops, most = 1 + seed % LONGEST, (1, 3, 10, 1000)[seed // 7 % 4]
        expected = ways_by_brute_force(size, ends, ends, max_hops)[:most]
        assert expected == cheapest_ways(network(size, ends), 0, 1, max_hops, most), seed


@pytest.mark.parametrize("block", range(10))
def test_filtered_ways_equal_brute_force(block: int) -> None:
    """On 500 random networks of which some relations are left out, weights stay those of the whole."""
    for seed in range(block * 50, block * 50 + 50):
        size, ends = make_ends(seed)
        kept = [random.Random(seed + place).random() < 0.6 for place in range(len(ends))]
        made = network(size, ends)
        let_in = made.pairs_with(np.array(kept, dtype=bool))
        expected = ways_by_brute_force(size, [end for end, keep in zip(ends, kept, strict=True) if keep], ends, 4)
        assert expected[:8] == cheapest_ways(made, 0, 1, 4, 8, let_in), seed


def test_relations_between_keeps_parallel_ones() -> None:
    """The relations of a pair are found from either end, as their places in the input; a loop is none."""
    made = network(3, [(0, 1), (1, 2), (1, 0), (2, 2)])
    assert ([0, 2], [0, 2], []) == tuple(
        made.relations_between(one, other).tolist() for one, other in ((0, 1), (1, 0), (2, 2))
    )


def test_hubs_of_many_sizes() -> None:
    """On a larger network with hubs, where rows are cut by halving, brute force still agrees."""
    chance = random.Random(1)
    ends = [(int(150 * chance.random() ** 3), int(150 * chance.random() ** 2)) for _ in range(700)]
    expected = ways_by_brute_force(150, ends, ends, 4)
    for most in (5, 50):
        assert expected[:most] == cheapest_ways(network(150, ends), 0, 1, 4, most)
