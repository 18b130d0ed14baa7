"""A judgement, explanation or forecast says whose it is, and never looks like a fact.

Relations of the types that the schema marks as opinions (assessed as, would lead to, ...) name who holds them under
``claimed_by`` and have a status other than that of plain facts.

Good::

    op-0001: {type: assessed-as, status: reported, claimed_by: [an-analyst], ...}

Bad::

    op-0001: {type: assessed-as, status: asserted, ...}
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.schema import Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset

RULE = "opinion-has-holder"
BINDING = True


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each opinion without a holder and each that is asserted."""
    opinions = {kind.id for kind in schema.relation_types.values() if kind.opinion}
    for relation in dataset.relations.values():
        if relation.type not in opinions:
            continue
        if not relation.claimed_by:
            message = f"'{relation.type}' is an opinion; say who holds it under 'claimed_by'"
            yield Problem(dataset.position(relation.id, "type"), RULE, relation.id, message)
        if relation.status in schema.statuses and schema.is_plain(relation.status):
            message = f"'{relation.type}' is an opinion and can't be '{relation.status}'; give it another status"
            yield Problem(dataset.position(relation.id, "status"), RULE, relation.id, message)
