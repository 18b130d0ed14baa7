"""A relation links two things: its subject isn't its object.

What a thing does with itself is no tie. Where two bodies of one name are meant, each is an entity of its own.

Good::

    ru-0003: {subject: russian-navy, type: part-of, object: russian-armed-forces, ...}

Bad::

    ru-0003: {subject: russian-navy, type: part-of, object: russian-navy, ...}
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.schema import Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset

RULE = "ends-differ"
BINDING = True


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each relation from a record to the same record; one that speaks of itself is left to another rule."""
    for relation in dataset.relations.values():
        if relation.subject == relation.object != relation.id:
            message = f"subject and object are both '{relation.object}'; name two different ones"
            yield Problem(dataset.position(relation.id, "object"), RULE, relation.id, message)
