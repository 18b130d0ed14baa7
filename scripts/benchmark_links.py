"""Times the search for the cheapest ways between two entities, beside four graph libraries, in one run.

Question: the ten cheapest ways of at most four hops that visit no entity twice, cost as in `graph.search.cheapest`.
The collections are random with heavy hubs (Zipf), n relations among n/5 entities. Pairs: random entities; two hubs;
a hub and a random entity. Read the ratios, not the times: machines are noisy.

    python scripts/benchmark_links.py                      # 10^4, 10^5, 10^6 relations
    python scripts/benchmark_links.py --sizes 10000000     # and this one
    python scripts/benchmark_links.py --sizes 100000 --budget 120 --pairs 30
"""

from __future__ import annotations

import argparse
import itertools
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from missing_package import told_if_missing

with told_if_missing():
    import numpy as np

    from graph.search.cheapest import cheapest_ways
    from graph.search.compact import CompactNetwork

MOST, HOPS = 10, 4
SLOW = 300_000
"""With more relations than this networkx is not asked at all."""

Ask = Callable[[int, int], list[int]]
"""From two ends to the costs of the best ways."""


def main() -> None:
    """Run the benchmark and print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10**4, 10**5, 10**6])
    parser.add_argument("--pairs", type=int, default=100, help="pairs of each kind for our own search")
    parser.add_argument("--budget", type=float, default=20, help="seconds for each library and kind of pair")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for size in options.sizes:
        compare(size, options.pairs, options.budget, options.seed)


def compare(size: int, count: int, budget: float, seed: int) -> None:
    """Print the times of all engines on one collection, and how far each is behind ours."""
    one, other = make_relations(size, seed)
    began = time.perf_counter()
    network = CompactNetwork(size // 5, one, other)
    took = time.perf_counter() - began
    kept = network.nbytes / size
    print(f"\n{size:,} relations, {size // 5:,} entities: built in {took:.2f} s, {kept:.0f} B a relation kept")
    ours: dict[str, float] = {}
    asked = {kind: list(pairs) for kind, pairs in make_pairs(network, count, seed).items()}
    engines = engines_for(network)
    for name, make in engines.items():
        ask = make()
        for kind, pairs in asked.items():
            times, differing = measure(ask, network, pairs, budget if name != "ours" else 1e9)
            median, high = np.percentile(times, [50, 95])
            ours.setdefault(kind, float(median))
            note = f"  {differing} answers differ" if differing else ""
            print(
                f"  {name:<11} {kind:<11} p50 {median * 1e3:10.2f} ms  p95 {high * 1e3:10.2f} ms"
                f"  x {median / ours[kind]:10,.1f}  ({len(times)} pairs){note}"
            )


def make_relations(size: int, seed: int) -> tuple[Any, Any]:
    """Return the ends of random relations: one is entity x with a chance near 1/x, and so is one other in five."""
    chance, entities = np.random.default_rng(seed), size // 5
    zipf = [(entities ** chance.random(size) - 1).astype(np.int64) for _ in range(2)]
    other = np.where(chance.random(size) < 0.2, zipf[1], chance.integers(0, entities, size))
    mixed = chance.permutation(entities)
    return mixed[zipf[0]].astype(np.int32), mixed[other].astype(np.int32)


def make_pairs(network: CompactNetwork, count: int, seed: int) -> dict[str, Iterator[tuple[int, int]]]:
    """Return pairs of random entities, of the fifty greatest hubs, and of one of each."""
    chance = np.random.default_rng(seed + 1)
    degrees = np.diff(network.starts)
    hubs, known = np.argsort(-degrees)[:50], np.flatnonzero(degrees)

    def draw(here: Any, there: Any) -> Iterator[tuple[int, int]]:
        made = 0
        while made < count:
            one, other = int(chance.choice(here)), int(chance.choice(there))
            if one != other:
                made += 1
                yield one, other

    return {"random": draw(known, known), "hub-hub": draw(hubs, hubs), "hub-random": draw(hubs, known)}


def measure(ask: Ask, network: CompactNetwork, pairs: list[tuple[int, int]], budget: float) -> tuple[list[float], int]:
    """Return the seconds of each question within the budget, at least one, and how many answers differ from ours."""
    times: list[float] = []
    differing = 0
    for origin, destination in pairs:
        began = time.perf_counter()
        costs = ask(origin, destination)
        times.append(time.perf_counter() - began)
        expected = [cost for cost, _ in cheapest_ways(network, origin, destination, HOPS, MOST)]
        short = [cost for cost in costs if cost >= 0]
        differing += bool(short) and short != expected[: len(short)] and len(short) == len(costs)
        if sum(times) > budget:
            break
    return times, differing


def engines_for(network: CompactNetwork) -> dict[str, Callable[[], Ask]]:
    """Return the engines by name, each built when it is asked for."""
    engines: dict[str, Callable[[], Ask]] = {
        "ours": lambda: lambda one, other: [cost for cost, _ in cheapest_ways(network, one, other, HOPS, MOST)],
        "igraph": lambda: igraph_yen(network),
        "scipy": lambda: scipy_yen(network),
        "rustworkx": lambda: rustworkx_all(network),
    }
    if len(network.relations) <= SLOW:
        engines["networkx"] = lambda: networkx_yen(network)
    return engines


def edges_of(network: CompactNetwork) -> tuple[Any, Any, Any]:
    """Return the simple graph as ends and weights: half the cost of each end, so that a way costs what it does here."""
    ends = np.repeat(np.arange(network.size), np.diff(network.starts))
    once = ends < network.neighbours
    one, other = ends[once], network.neighbours[once]
    return one, other, (network.costs[one].astype(float) + network.costs[other]) / 2


def inner_cost(network: CompactNetwork, way: list[int]) -> int:
    """Return the cost of a way, or -1 if it is longer than asked, so that its costs are not compared."""
    return int(network.costs[way[1:-1]].sum()) if len(way) <= HOPS + 1 else -1


def igraph_yen(network: CompactNetwork) -> Ask:
    """Return Yen's algorithm of igraph, which knows no limit of hops."""
    import igraph

    one, other, weights = edges_of(network)
    graph = igraph.Graph(n=network.size, edges=np.column_stack((one, other)).tolist())

    def ask(origin: int, destination: int) -> list[int]:
        ways = graph.get_k_shortest_paths(origin, destination, k=MOST, weights=weights.tolist(), output="vpath")
        return [inner_cost(network, way) for way in ways]

    return ask


def scipy_yen(network: CompactNetwork) -> Ask:
    """Return Yen's algorithm of scipy, which knows no limit of hops and returns lengths and predecessors."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import yen

    one, other, weights = edges_of(network)
    matrix = csr_matrix((weights, (one, other)), shape=(network.size, network.size))

    def ask(origin: int, destination: int) -> list[int]:
        yen(matrix, origin, destination, MOST, directed=False)
        return []

    return ask


def rustworkx_all(network: CompactNetwork) -> Ask:
    """Return all simple paths of at most four hops of rustworkx, sorted by cost."""
    import rustworkx

    one, other, _ = edges_of(network)
    graph = rustworkx.PyGraph()
    graph.add_nodes_from(range(network.size))
    graph.add_edges_from_no_data(list(zip(one.tolist(), other.tolist(), strict=True)))

    def ask(origin: int, destination: int) -> list[int]:
        ways = rustworkx.all_simple_paths(graph, origin, destination, cutoff=HOPS + 1)
        return sorted(inner_cost(network, list(way)) for way in ways)[:MOST]

    return ask


def networkx_yen(network: CompactNetwork) -> Ask:
    """Return Yen's algorithm of networkx, which knows no limit of hops."""
    import networkx as nx

    one, other, weights = edges_of(network)
    graph: Any = nx.Graph()
    graph.add_weighted_edges_from(zip(one.tolist(), other.tolist(), weights.tolist(), strict=True))

    def ask(origin: int, destination: int) -> list[int]:
        try:
            ways = list(itertools.islice(nx.shortest_simple_paths(graph, origin, destination, weight="weight"), MOST))
        except nx.NetworkXNoPath:
            return []
        return [inner_cost(network, way) for way in ways]

    return ask


if __name__ == "__main__":
    main()
