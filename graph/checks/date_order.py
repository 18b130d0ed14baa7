"""Dates of a record can all be true together.

Nothing ends before it starts, is seen to hold before it starts or after it ends, or is read before it is published.
Dates of the same year or month, known no finer, are given the benefit of the doubt.

Good::

    start: "2010"
    end: "2010-05"

Bad::

    start: "2010-06"
    end: "2010-05"
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.schema import Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset

RULE = "date-order"
BINDING = True


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each date that lies for certain on the wrong side of another."""
    for relation in dataset.relations.values():
        start, end, seen = relation.start, relation.end, relation.as_of
        if start and end and end.certainly_before(start):
            yield _problem(dataset, relation.id, "end", f"ends {end}, before its start {start}")
        if start and seen and seen.certainly_before(start):
            yield _problem(dataset, relation.id, "as_of", f"is seen to hold as of {seen}, before its start {start}")
        if end and seen and end.certainly_before(seen):
            yield _problem(dataset, relation.id, "as_of", f"is seen to hold as of {seen}, after its end {end}")
    for entity in dataset.entities.values():
        if entity.start and entity.end and entity.end.certainly_before(entity.start):
            yield _problem(dataset, entity.id, "end", f"ends {entity.end}, before its start {entity.start}")
    for source in dataset.sources.values():
        if source.issued and source.accessed and source.accessed.certainly_before(source.issued):
            message = f"is read on {source.accessed}, before it is published on {source.issued}"
            yield _problem(dataset, source.id, "accessed", message)


def _problem(dataset: Dataset, id: str, field: str, message: str) -> Problem:
    return Problem(dataset.position(id, field), RULE, id, f"{message}; correct one of the two")
