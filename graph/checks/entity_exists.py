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
    for relation in dataset.relations.values():
        for field, id in (("subject", relation.subject), ("object", relation.object)):
            if id not in known and id not in claims and not _may_be_claim(dataset, schema, relation.type, field):
                yield _problem(dataset, suggestions, relation.id, id, field)
    for record in dataset.citing():
        for id, trail in named_entities(record):
            if id not in known:
                yield _problem(dataset, suggestions, record.id, id, *trail)


def _may_be_claim(dataset: Dataset, schema: Schema, type: str, field: str) -> bool:
    """Whether the end must be a relation, or can be one in a file that couldn't be read."""
    kind = schema.relation_types.get(type)
    allowed = () if kind is None else kind.domain if field == "subject" else kind.range
    return allowed == (CLAIM,) or (CLAIM in allowed and not dataset.is_whole("relations"))


def _problem(dataset: Dataset, suggestions: Suggestions, record: str, id: str, *trail: str | int) -> Problem:
    message = f"no entity '{id}'{suggestions.offer(id) or '; describe it in entities.yaml'}"
    return Problem(dataset.position(record, *trail), RULE, record, message)
