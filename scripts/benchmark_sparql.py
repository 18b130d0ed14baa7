"""Measures how fast engines find the ten cheapest ways: bounded queries against the plain ones of fixed length.

    python scripts/benchmark_sparql.py [RELATIONS [ENGINE ...]]

Starts the servers that the tests use, loads generated claims with heavy hubs over HTTP and asks for pairs of random
entities and of hubs, at most four hops apart. A plain query that takes more than a minute counts as a minute.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from missing_package import told_if_missing

with told_if_missing():
    from benchmark_rdf import claims

    from graph.rdf.terms import DEFAULT_BASE
    from graph.sparql.endpoint import Endpoint
    from graph.sparql.push import push
    from graph.sparql.server import EndpointError
    from graph.sparql.ways import fetch_cheapest_ways, plain_query
    from tests.sparql.engines import oxigraph, virtuoso

ENGINES = {"oxigraph": oxigraph, "virtuoso": virtuoso}
GRAPH = "http://example.org/benchmark"
Pair = tuple[str, str]


def bounded(endpoint: Endpoint, pair: Pair) -> None:
    """Find the ten cheapest ways by bounded queries."""
    fetch_cheapest_ways(endpoint, *pair, 4, 10, DEFAULT_BASE)


def plain(endpoint: Endpoint, pair: Pair) -> None:
    """Find the ten cheapest ways of each length by plain queries."""
    for hops in (2, 3, 4):
        try:
            endpoint.select(plain_query(*pair, hops, 10, DEFAULT_BASE))
        except EndpointError as error:
            print(f"    {error}")


def mean(action: Callable[[Endpoint, Pair], None], endpoint: Endpoint, pairs: Iterable[Pair]) -> float:
    """Return the mean of the seconds that an action takes for a pair."""
    times = []
    for pair in pairs:
        begin = time.perf_counter()
        action(endpoint, pair)
        times.append(time.perf_counter() - begin)
    return sum(times) / len(times)


def main() -> None:
    """Measure on each engine; with 10,000 relations by default."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("relations", type=int, nargs="?", default=10_000, metavar="RELATIONS")
    parser.add_argument("engines", nargs="*", default=[*ENGINES], metavar="ENGINE", help=", ".join(ENGINES))
    options = parser.parse_args()
    if unknown := [name for name in options.engines if name not in ENGINES]:
        parser.error(f"no engine '{unknown[0]}'; there are {', '.join(ENGINES)}")
    number = options.relations
    index = claims(number, number // 5, 2.5)
    chance, ids = random.Random(1), [id for id in index.entities if index.relations_of(id)]
    hubs = sorted(ids, key=lambda id: -index.hub_degree(id))[:20]
    kinds = {
        "random": [chance.sample(ids, 2) for _ in range(20)],
        "hub-hub": [chance.sample(hubs, 2) for _ in range(4)],
    }
    for name in options.engines:
        with TemporaryDirectory() as folder, ENGINES[name](Path(folder)) as server:
            store, endpoint = server.graph_store(), server.endpoint(GRAPH)
            store.timeout = 1800
            push(index, store, endpoint, GRAPH)
            for kind, found in kinds.items():
                pairs = [(DEFAULT_BASE + one, DEFAULT_BASE + other) for one, other in found]
                fast, slow = mean(bounded, endpoint, pairs), mean(plain, endpoint, pairs[:4])
                print(f"{server.name:10} {kind:8} bounded {fast:7.3f} s   plain {slow:8.3f} s   {slow / fast:6.1f}x")


if __name__ == "__main__":
    main()
