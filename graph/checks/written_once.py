"""What can be read from both ends is written once.

``A partner-of B`` says also ``B partner-of A``; where a type has an inverse, one of the two says it all. Two such
relations that agree in status, dates, claimants and numbers are one claim written twice.

Good::

    ru-cu-0001: {subject: russia, type: partner-of, object: cuba, ...}

Bad::

    ru-cu-0001: {subject: russia, type: partner-of, object: cuba, ...}
    ru-cu-0002: {subject: cuba, type: partner-of, object: russia, ...}
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.records import Relation
from graph.model.schema import Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset

RULE = "written-once"
BINDING = True


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each relation that an earlier one says from the other end."""
    mirrors = {
        kind.id: kind.id if kind.symmetric else kind.inverse
        for kind in schema.relation_types.values()
        if kind.symmetric or kind.inverse
    }
    mirrors |= {other: id for id, other in mirrors.items() if other is not None}
    seen: dict[tuple[object, ...], str] = {}
    for relation in dataset.relations.values():
        mirror = mirrors.get(relation.type)
        if mirror is None or relation.subject == relation.object:
            continue
        details = _details(relation)
        other = seen.get((relation.object, mirror, relation.subject, *details))
        if other:
            message = f"says from the other end what '{other}' says; keep one, with the sources of both"
            yield Problem(dataset.position(relation.id), RULE, relation.id, message)
        seen.setdefault((relation.subject, relation.type, relation.object, *details), relation.id)


def _details(relation: Relation) -> tuple[object, ...]:
    dates = (relation.start, relation.end, relation.as_of)
    return (relation.status, *dates, frozenset(relation.claimed_by), frozenset(relation.quantities))
