"""Entities and relations have a type of the schema, and entities one that isn't abstract.

``lazo schema`` lists the types. An abstract type (agent, thing) only gathers narrower ones.

Good::

    cuba: {type: state, ...}

Bad::

    cuba: {type: country, ...}
    cuba: {type: agent, ...}
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.schema import Schema
from graph.problems import Problem, Suggestions
from graph.reading.dataset import Dataset

RULE = "type-exists"
BINDING = True


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each type that the schema doesn't have, or that is abstract."""
    entity_types = Suggestions(schema.entity_types)
    for entity in dataset.entities.values():
        kind = schema.entity_types.get(entity.type)
        if kind is None:
            yield _unknown(dataset, entity.id, "entity type", entity.type, entity_types)
        elif kind.abstract:
            narrower = ", ".join(child.id for child in schema.entity_types.values() if child.parent == kind.id)
            message = f"'{kind.id}' only gathers narrower types; choose one of {narrower}"
            yield Problem(dataset.position(entity.id, "type"), RULE, entity.id, message)
    relation_types = Suggestions(schema.relation_types)
    for relation in dataset.relations.values():
        if relation.type not in schema.relation_types:
            yield _unknown(dataset, relation.id, "relation type", relation.type, relation_types)


def _unknown(dataset: Dataset, id: str, noun: str, type: str, suggestions: Suggestions) -> Problem:
    message = f"no {noun} '{type}'{suggestions.offer(type) or '; `lazo schema` lists them'}"
    return Problem(dataset.position(id, "type"), RULE, id, message)
