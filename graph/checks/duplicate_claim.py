"""No two relations make the same claim.

Claims are the same if all but their ids and sources agree: ends, type, status, dates, claimants, places, role and
numbers. A second source of a claim belongs under the first relation; two numbers are two claims.

Good::

    cu-0001: {subject: cuba, type: member-of, object: alba, sources: [{source: a}, {source: b}], ...}

Bad::

    cu-0001: {subject: cuba, type: member-of, object: alba, sources: [{source: a}], ...}
    cu-0002: {subject: cuba, type: member-of, object: alba, sources: [{source: b}], ...}
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.records import Relation
from graph.model.schema import Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset

RULE = "duplicate-claim"
BINDING = True


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each relation that says what an earlier one says."""
    same_ends: dict[tuple[str, str, str], list[Relation]] = {}
    for relation in dataset.relations.values():
        same_ends.setdefault((relation.subject, relation.type, relation.object), []).append(relation)
    for relations in same_ends.values():
        if len(relations) == 1:
            continue
        first: dict[tuple[object, ...], str] = {}
        for relation in relations:
            other = first.setdefault(_details(relation), relation.id)
            if other != relation.id:
                message = f"makes the same claim as '{other}'; keep one, with the sources of both"
                yield Problem(dataset.position(relation.id), RULE, relation.id, message)


def _details(relation: Relation) -> tuple[object, ...]:
    dates = (relation.start, relation.end, relation.as_of)
    named = (frozenset(relation.claimed_by), frozenset(relation.place))
    return (relation.status, *dates, *named, frozenset(relation.role.items()), frozenset(relation.quantities))
