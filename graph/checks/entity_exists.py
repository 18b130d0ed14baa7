"""Every entity that a record names stands in the data.

An end, claimant, place, publisher, author, agency, work or thing counted that no file describes is a typing error or a
record that is missing. The nearest known id is offered.

Good::

    ru-cu-0001: {subject: russia, type: partner-of, object: cuba, ...}

Bad::

    ru-cu-0001: {subject: russia, type: partner-of, object: cubaa, ...}
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.references import named_entities
from graph.model.schema import CLAIM, Schema
from graph.problems import Problem, Suggestions
from graph.reading.dataset import Dataset

RULE = "entity-exists"
BINDING = True


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each name of an entity that isn't there."""
    if not dataset.is_whole("entities"):
        return
    suggestions = Suggestions(dataset.entities)
    known = dataset.entities.keys() | dataset.unread["entities"]
    claims = dataset.relations.keys() | dataset.unread["relations"]
    either = Suggestions([*dataset.entities, *dataset.relations])
    for relation in dataset.relations.values():
        for field, id in (("subject", relation.subject), ("object", relation.object)):
            allowed = _allowed(schema, relation.type, field)
            if id in known or id in claims or allowed == (CLAIM,):
                continue
            if CLAIM not in allowed:
                yield _problem(dataset, suggestions, relation.id, id, field)
            elif dataset.is_whole("relations"):
                yield _problem(dataset, either, relation.id, id, field, noun="entity or relation")
    for record in dataset.citing():
        for id, trail in named_entities(record):
            if id not in known:
                yield _problem(dataset, suggestions, record.id, id, *trail)


def _allowed(schema: Schema, type: str, field: str) -> tuple[str, ...]:
    """Return what may stand at an end of a relation type; nothing for a type that isn't known."""
    kind = schema.relation_types.get(type)
    return () if kind is None else kind.domain if field == "subject" else kind.range


def _problem(
    dataset: Dataset, suggestions: Suggestions, record: str, id: str, *trail: str | int, noun: str = "entity"
) -> Problem:
    message = f"no {noun} '{id}'{suggestions.offer(id) or '; describe it in entities.yaml'}"
    return Problem(dataset.position(record, *trail), RULE, record, message)
