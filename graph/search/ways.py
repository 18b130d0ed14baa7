"""The ways between two entities that an answer is chosen from: all, or the cheapest where there are too many."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from graph.model.costs import score_of
from graph.search.paths import count_paths, node_paths
from graph.search.question import Search

__all__ = ["ENOUGH", "MANY", "POOL", "Ways", "find_ways"]

MANY = 100_000
"""The most ways that are all scored. Source: a choice of ours."""

POOL = 20_000
"""How many of the cheapest ways are scored where there are more. Source: they take about as long as all of `MANY`."""

ENOUGH = 1_000_000
"""The most ways of five hops and more that are walked at all. Source: a choice of ours."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Ways over entities, from end to end.

    Attributes:
        ways: the ways, shorter ones first where they are all there, else the cheapest first.
        complete: whether they are all there.
        bound: what no way left out can score more than; 0 where they are all there.
    """

    ways: list[tuple[str, ...]]
    complete: bool = True
    bound: float = 0.0


def find_ways(search: Search, origin: str, destination: str, max_hops: int, *, every: bool = False) -> Ways:
    """Return the ways that the filters let in and that pass what they ask for.

    Up to four hops they are counted first, by arithmetic. More than `MANY` are not all scored: the `POOL` cheapest by
    hubs and hops are found without the others (`graph.search.cheapest`), unless ``every`` way is wanted, ``via``
    prescribes it or numpy is not installed: then all are walked. Beyond four hops at most `ENOUGH` are walked,
    shorter ones first.
    """
    filters = search.selection.filters
    if max_hops <= 4 and not every and not filters.via:
        number = count_paths(search.kept, origin, destination, max_hops, counted=lambda _: 1)
        found = _cheapest(search, origin, destination, max_hops) if number > MANY else None
        if found is not None:
            return found
    walked = (way for way in node_paths(search.kept, origin, destination, max_hops) if search.passes_via(way[1:-1]))
    if max_hops <= 4:
        return Ways(list(walked))
    ways = list(islice(walked, ENOUGH))
    more = next(walked, None) is not None
    return Ways(ways, not more, 1.0 if more else 0.0)


def _cheapest(search: Search, origin: str, destination: str, max_hops: int) -> Ways | None:
    """Return the `POOL` cheapest ways, found over arrays; nothing where numpy is not installed."""
    try:
        import numpy as np
    except ImportError:
        return None

    from graph.search.cheapest import cheapest_ways
    from graph.search.compact import CompactNetwork

    # Numbers in the order of the ids, so that ties are decided as they are without arrays.
    names = sorted(search.whole.links)
    number = {name: entity for entity, name in enumerate(names)}
    relations = [relation for between in search.whole.pairs() for relation in between]
    ends = [np.array([number[getattr(each, end)] for each in relations], np.int32) for end in ("subject", "object")]
    degrees = np.array([search.selection.index.hub_degree(name) for name in names], np.int32)
    network = CompactNetwork(len(names), ends[0], ends[1], degrees)
    # The network is that of all relations, as the degrees are; what the filters admit is a mask over it.
    kept = {relation.id for relation in search.selection.kept}
    let_in = network.pairs_with(np.array([relation.id in kept for relation in relations]))
    found = cheapest_ways(network, number[origin], number[destination], max_hops, POOL, let_in)
    ways = [tuple(names[entity] for entity in way) for _, way in found]
    return Ways(ways, len(found) < POOL, score_of(found[-1][0]) if len(found) == POOL else 0.0)
