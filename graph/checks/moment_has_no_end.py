"""A relation whose type is a moment has no end.

Signing, voting or meeting happens on a day (or in a month or year, where no more is known); it doesn't last. What lasts
has a type of its own: who ratified an agreement is bound by it from then on.

Good::

    ru-cu-0008: {subject: russia, type: ratified, object: military-agreement, start: "2025-10", ...}

Bad::

    ru-cu-0008: {subject: russia, type: ratified, object: military-agreement, start: "2025-10", end: "2026", ...}
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.schema import Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset

RULE = "moment-has-no-end"
BINDING = True


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each end of a moment."""
    for relation in dataset.relations.values():
        kind = schema.relation_types.get(relation.type)
        if relation.end and kind and kind.time == "moment":
            message = f"'{kind.id}' is a moment and has no end; keep its start alone, or choose a type that lasts"
            yield Problem(dataset.position(relation.id, "end"), RULE, relation.id, message)
