"""Every relation that another speaks of stands in the data.

A denial, a confirmation or an argument has a relation as its object. One that points at nothing denies nothing.

Good::

    cu-0002: {subject: cuba, type: denies, object: ru-cu-0001, ...}

Bad::

    cu-0002: {subject: cuba, type: denies, object: ru-cu-9999, ...}
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.schema import CLAIM, Schema
from graph.problems import Problem, Suggestions
from graph.reading.dataset import Dataset

RULE = "relation-exists"
BINDING = True


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each end that must be a relation and names nothing that is there."""
    if not dataset.is_whole("relations"):
        return
    suggestions = Suggestions(dataset.relations)
    for relation in dataset.relations.values():
        kind = schema.relation_types.get(relation.type)
        if kind is None:
            continue
        for field, id, allowed in (("subject", relation.subject, kind.domain), ("object", relation.object, kind.range)):
            if allowed == (CLAIM,) and not dataset.knows("relations", id) and not dataset.knows("entities", id):
                message = f"no relation '{id}'{suggestions.offer(id) or '; name the claim that is spoken of'}"
                yield Problem(dataset.position(relation.id, field), RULE, relation.id, message)
