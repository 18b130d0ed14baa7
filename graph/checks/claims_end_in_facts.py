"""A claim about a claim leads, in the end, to a claim about the world.

A relation that denies itself, or two that deny each other and nothing else, say nothing.

Good::

    cu-0002: {subject: cuba, type: denies, object: ru-cu-0001, ...}

Bad::

    cu-0002: {subject: cuba, type: denies, object: cu-0002, ...}
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.references import endless
from graph.model.schema import Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset

RULE = "claims-end-in-facts"
BINDING = True


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each relation of which nothing about the world is ever said."""
    about = {
        relation.id: [end for end in (relation.subject, relation.object) if end in dataset.relations]
        for relation in dataset.relations.values()
        if relation.subject in dataset.relations or relation.object in dataset.relations
    }
    for id in endless(about):
        field = "object" if dataset.relations[id].object in about else "subject"
        message = "speaks, straight or through others, of itself; let it speak of a claim about the world"
        yield Problem(dataset.position(id, field), RULE, id, message)
