"""The steps of an agreement's life come in their order.

The schema numbers the steps: signed, approved, ratified, signed into law, in force, suspended, denounced. No party
takes a step before every dated account of its earlier steps. Steps of different parties, and dates that leave it open,
are not compared.

Good::

    ru-0001: {subject: russia, type: signed, object: pact, start: "2025-03", ...}
    ru-0002: {subject: russia, type: ratified, object: pact, start: "2025-10", ...}

Bad::

    ru-0001: {subject: russia, type: signed, object: pact, start: "2025-03", ...}
    ru-0002: {subject: russia, type: ratified, object: pact, start: "2024-10", ...}
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.dates import PartialDate
from graph.model.records import Relation
from graph.model.schema import Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset

RULE = "life-cycle-order"
BINDING = True


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each step that lies for certain before all earlier steps of one kind."""
    steps = {kind.id: kind.step for kind in schema.relation_types.values() if kind.step}
    lives: dict[tuple[str, str], list[tuple[Relation, PartialDate]]] = {}
    for relation in dataset.relations.values():
        if relation.type in steps and relation.start and relation.status in schema.walked:
            lives.setdefault((relation.subject, relation.object), []).append((relation, relation.start))
    for life in lives.values():
        first: dict[str, PartialDate] = {}
        for relation, start in life:
            first[relation.type] = min(first.get(relation.type, start), start)
        for relation, start in life:
            for type, earliest in first.items():
                if steps[type] < steps[relation.type] and start.certainly_before(earliest):
                    message = (
                        f"'{relation.type}' on {start} comes before '{type}' on {earliest}; correct one of the two"
                    )
                    yield Problem(dataset.position(relation.id, "start"), RULE, relation.id, message)
