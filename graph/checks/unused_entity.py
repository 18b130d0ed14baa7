"""Every entity is used, by a relation or a source.

Upkeep: a graph exists all the same.

Good: an entity that a claim speaks of.

Bad: an entity left over from a claim that was taken out.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.references import named_entities
from graph.model.schema import Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset

RULE = "unused-entity"
BINDING = False


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each entity that nothing names; where a record can't be read, it might be the one, and none is named."""
    if any(dataset.unread[kind] or not dataset.is_whole(kind) for kind in ("relations", "sources")):
        return
    used = {id for record in dataset.citing() for id, _ in named_entities(record)}
    used.update(end for relation in dataset.relations.values() for end in (relation.subject, relation.object))
    for id in dataset.entities:
        if id not in used:
            yield Problem(dataset.position(id), RULE, id, "nothing uses this entity; use it or take it out")
