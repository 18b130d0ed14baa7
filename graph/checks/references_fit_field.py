"""An entity that a field names is of a type that the field takes.

Only one who can act makes a claim, publishes or writes; only a place is where something happened. The table is
``graph/vocabulary/references.yaml``.

Good::

    claimed_by: [foreign-ministry-of-cuba]

Bad::

    claimed_by: [sugar]
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.references import named_entities
from graph.model.schema import Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset

RULE = "references-fit-field"
BINDING = True


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each named entity whose type the field doesn't take; unknown ones are left to other rules."""
    for record in dataset.citing():
        for id, trail in named_entities(record):
            entity = dataset.entities.get(id)
            if entity is None or not schema.is_usable(entity.type):
                continue
            field = next(part for part in reversed(trail) if isinstance(part, str))
            allowed = schema.references[field]
            if not schema.fits(entity.type, allowed):
                message = f"'{field}' takes {schema.noun(allowed)}, '{id}' is {schema.noun([entity.type])}"
                yield Problem(dataset.position(record.id, *trail), RULE, record.id, message)
