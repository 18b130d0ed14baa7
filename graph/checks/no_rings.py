"""Nothing lies in itself, and nothing owns or directs itself, through others.

The relation types that the schema marks ``within``, and those that have a direction of ``control``, lead upwards: from
a part to its whole, from what is owned to its owner. Claims of a plain status that lead round in a ring contradict
each other, unless they cannot have held on one day: an absent start or end is open. Of claims that are tangled in
several rings one ring is told, at its first claim; a relation from a thing to itself breaks another rule.

Good::

    br-0001: {subject: copacabana, type: located-in, object: rio, ...}
    br-0002: {subject: rio, type: located-in, object: brazil, ...}

Bad::

    br-0001: {subject: copacabana, type: located-in, object: rio, ...}
    br-0002: {subject: rio, type: located-in, object: copacabana, ...}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from graph.model.records import Relation
from graph.model.references import endless
from graph.model.schema import Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset

if TYPE_CHECKING:
    import networkx as nx

RULE = "no-rings"
BINDING = True

MOST_NAMED = 5
"""How many further claims of a ring are named. Source: a choice of ours."""

Arrow = tuple[str, str, Relation]
"""What lies below, what lies above, and the claim that says so."""


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield a ring of each tangle of claims, at the first claim of the ring."""
    types = schema.relation_types.values()
    upper_ends = {
        "lies in itself": {kind.id: "object" for kind in types if kind.within},
        "owns or directs itself": {kind.id: kind.control for kind in types if kind.control},
    }
    order = {id: number for number, id in enumerate(dataset.relations)}
    contested: set[str] = set()
    for each in dataset.relations.values():
        if each.type in schema.denials:
            contested.update((each.subject, each.object))
    for what, upper in upper_ends.items():
        claims = (each for each in dataset.relations.values() if each.type in upper and each.id not in contested)
        plain = [each for each in claims if each.status in schema.statuses and schema.is_plain(each.status)]
        for ring in _rings(_steps(plain, upper)):
            first, *others = sorted(ring, key=lambda relation: order[relation.id])
            yield Problem(dataset.position(first.id, "object"), RULE, first.id, _message(what, first, others))


def _message(what: str, first: Relation, others: list[Relation]) -> str:
    named = ", ".join(f"'{each.id}'" for each in others[:MOST_NAMED])
    more = f" and {len(others) - MOST_NAMED} more" if len(others) > MOST_NAMED else ""
    return f"'{first.subject}' {what}: the claim forms a ring with {named}{more}; correct one of them"


def _steps(claims: Iterable[Relation], upper: Mapping[str, str]) -> list[Arrow]:
    """Return the steps of claims that lie in a ring or lead into one; all others can close none."""
    steps = [
        (claim.subject, claim.object, claim) if upper[claim.type] == "object" else (claim.object, claim.subject, claim)
        for claim in claims
        if claim.subject != claim.object
    ]
    further: dict[str, list[str]] = {}
    for below, above, _ in steps:
        further.setdefault(below, []).append(above)
    near = set(endless(further))
    return [step for step in steps if step[0] in near and step[1] in near]


def _rings(steps: list[Arrow]) -> Iterator[list[Relation]]:
    """Yield the claims of one ring for each tangle, each ring once.

    Claims that held together did so on the first possible day of the one that began last. So it is enough to look, on
    the first day of each claim, at those that may have held on that day.
    """
    if not steps:
        return
    import networkx as nx

    told: set[frozenset[str]] = set()
    for day in sorted({_first_day(claim) for _, _, claim in steps}):
        held: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        held.add_edges_from(
            (below, above, claim.id, {"claim": claim}) for below, above, claim in steps if _may_hold(claim, day)
        )
        for tangle in nx.strongly_connected_components(held):
            ring = _ring(held.subgraph(tangle)) if len(tangle) > 1 else []
            ids = frozenset(claim.id for claim in ring)
            if ring and ids not in told:
                told.add(ids)
                yield ring


def _ring(tangle: nx.MultiDiGraph[str]) -> list[Relation]:
    import networkx as nx

    return [tangle.edges[edge]["claim"] for edge in nx.find_cycle(tangle)]


def _first_day(claim: Relation) -> date:
    return claim.start.first_day if claim.start else date.min


def _may_hold(claim: Relation, day: date) -> bool:
    return _first_day(claim) <= day and (claim.end is None or day <= claim.end.last_day)
