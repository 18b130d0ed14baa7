"""The cheapest ways between two entities, found by the engine of an endpoint: bounded queries of plain SPARQL 1.1.

The cost of a way is that of `graph.search.cheapest`: for each inner entity its hub weight and a hop. The export has what
that needs: ``lazo:sharesClaimWith`` and ``lazo:weight``. There is one query for each length, with two sub-selects that
meet in the middle, and all carry the same bound on the cost; while too few ways are found the bound is raised.
There is no UNION, no ASK and no property path, which engines treat too differently.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from graph.model.costs import HOP
from graph.rdf.terms import namespaces
from graph.sparql.endpoint import Endpoint, ResultRow

__all__ = ["CostedWay", "fetch_cheapest_ways", "plain_query"]

CostedWay = tuple[int, tuple[str, ...]]
"""The cost of a way, and the IRIs of its entities from end to end."""

STEP = 2 * HOP
"""By how much the bound is raised at least. Source: measured; less takes more rounds, more reads too much."""

HEAVIEST = 24 * HOP
"""No entity weighs more: e to the 24th neighbours."""


def fetch_cheapest_ways(
    endpoint: Endpoint, origin: str, destination: str, max_hops: int, most: int, base: str
) -> tuple[list[CostedWay], bool]:
    """Return at most ``most`` ways of at most ``max_hops`` hops, and whether there are no others.

    Exact: these are the first of all ways that visit no entity twice in order of cost, then hops, then the IRIs.

    Args:
        endpoint: where the export is.
        origin: the IRI of one end.
        destination: that of the other.
        max_hops: from 1 to 4.
        most: the most ways returned.
        base: what every IRI of ours begins with.
    """
    write, dearest = _writer(origin, destination, base), (max_hops - 1) * (HOP + HEAVIEST)

    def ways(hops: int, bound: int) -> list[CostedWay]:
        if hops > max_hops:
            return []
        query, order = write(hops, bound - (hops - 1) * HOP)
        rows = endpoint.first(query, order, most + 1 if hops > 1 else 1)
        return list(_ways(endpoint, rows, origin, destination, hops))

    near = ways(1, dearest) + ways(2, dearest)
    if max_hops <= 2:
        return _first(near, most), len(near) <= most
    least = sum(_least(endpoint, origin, destination, end, base) for end in (origin, destination)) + 2 * HOP
    if sum(cost < least for cost, _ in near) > most:
        return _first(near, most), False
    bound = least + HOP - 1
    while True:
        found = [*near, *ways(3, bound), *(ways(4, bound) if bound >= least + HOP else ())]
        if sum(cost <= bound for cost, _ in found) > most or bound >= dearest:
            return _first(found, most), len(found) <= most
        bound = min(dearest, bound + max(STEP, (bound - least) // 2))


def _first(ways: list[CostedWay], most: int) -> list[CostedWay]:
    """Return the first ways in order of cost, then hops, then entities."""
    return sorted(ways, key=lambda way: (way[0], len(way[1]), way[1]))[:most]


def _least(endpoint: Endpoint, origin: str, destination: str, end: str, base: str) -> int:
    """Return the weight of the lightest neighbour of an end that is not the other end."""
    lazo = namespaces(base)["lazo"]
    others = f"FILTER(?a != <{origin}> && ?a != <{destination}>)"
    pattern = f"<{end}> <{lazo}sharesClaimWith> ?a . ?a <{lazo}weight> ?w . {others}"
    rows = endpoint.select(f"SELECT ?w WHERE {{ {pattern} }} ORDER BY ?w LIMIT 1", "w")
    return endpoint.number(rows[0], "w") if rows else HEAVIEST


def _ways(endpoint: Endpoint, rows: list[ResultRow], origin: str, destination: str, hops: int) -> Iterator[CostedWay]:
    """Yield the way that each row tells: nothing between the ends, or so many entities and the sum of their weights."""
    names = {1: (), 2: ("a",), 3: ("a", "b"), 4: ("a", "m", "b")}[hops]
    for row in rows:
        endpoint.require([row], *names, *(["w"] if names else []))
        inner = tuple(row[name].text for name in names)
        weight = endpoint.number(row, "w") if names else 0
        yield weight + (hops - 1) * HOP, (origin, *inner, destination)


def _writer(origin: str, destination: str, base: str) -> Callable[[int, int], tuple[str, str]]:
    """Return the function that writes the query for a length and a bound on the sum of weights, and its order."""
    lazo = namespaces(base)["lazo"]
    shares, weight = f"<{lazo}sharesClaimWith>", f"<{lazo}weight>"
    one, other = f"<{origin}>", f"<{destination}>"
    inner = f"FILTER(?{{0}} != {one} && ?{{0}} != {other})"

    def half(variables: str, patterns: str, total: str, bound: int) -> str:
        return f"{{ SELECT {variables} WHERE {{ {patterns} FILTER({total} <= {bound}) }} }}"

    def write(hops: int, bound: int) -> tuple[str, str]:
        a = f"{one} {shares} ?a . ?a {weight} ?wa . {inner.format('a')}"
        b = f"{other} {shares} ?b . ?b {weight} ?wb . {inner.format('b')}"
        if hops == 1:
            return f"SELECT ?x WHERE {{ {one} {shares} ?x . FILTER(?x = {other}) }}", "?x"
        if hops == 2:
            pattern = f"{a} ?a {shares} {other} . FILTER(?wa <= {bound})"
            return f"SELECT ?a (?wa AS ?w) WHERE {{ {pattern} }}", "?wa ?a"
        if hops == 3:
            halves = f"{half('?a ?wa', a, '?wa', bound)} {half('?b ?wb', b, '?wb', bound)} ?a {shares} ?b ."
            total = "?wa + ?wb"
            return _ordered("?a ?b", halves, total, bound)
        middle = f"?a {shares} ?m . ?m {weight} ?wm . {inner.format('m')}"
        left = half("?a ?m ?wa ?wm", f"{a} {middle}", "?wa + ?wm", bound)
        right = half("?m ?b ?wb", f"{b} ?b {shares} ?m .", "?wb", bound)
        return _ordered("?a ?m ?b", f"{left} {right} FILTER(?a != ?b)", "?wa + ?wm + ?wb", bound)

    return write


def _ordered(variables: str, pattern: str, total: str, bound: int) -> tuple[str, str]:
    query = f"SELECT {variables} ({total} AS ?w) WHERE {{ {pattern} FILTER({total} <= {bound}) }}"
    return query, f"({total}) {variables}"


def plain_query(origin: str, destination: str, hops: int, most: int, base: str) -> str:
    """Return the query that anybody would write for a length: no bound, no halves; for comparison."""
    lazo = namespaces(base)["lazo"]
    names = ["a", "m", "b"][: hops - 1] if hops != 3 else ["a", "b"]
    chain = [f"<{origin}>", *(f"?{name}" for name in names), f"<{destination}>"]
    steps = " ".join(f"{one} <{lazo}sharesClaimWith> {other} ." for one, other in pairwise(chain))
    weights = " ".join(f"?{name} <{lazo}weight> ?w{name} ." for name in names)
    ends = " && ".join(f"?{name} != {end}" for name in names for end in (f"<{origin}>", f"<{destination}>"))
    unlike = " && ".join(f"?{one} != ?{other}" for number, one in enumerate(names) for other in names[number + 1 :])
    total = " + ".join(f"?w{name}" for name in names)
    filters = " && ".join(part for part in (ends, unlike) if part)
    return f"SELECT * WHERE {{ {steps} {weights} FILTER({filters}) }} ORDER BY ({total}) LIMIT {most}"
