"""Every relation has a source.

A claim that nobody can look up is worth nothing. Name at least one source, with the passage in it.

Good::

    sources:
      - {source: jamestown-2026-01, locator: paragraph 5}

Bad: no ``sources`` at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.schema import Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset

RULE = "has-source"
BINDING = True


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each relation without a source."""
    for relation in dataset.relations.values():
        if not relation.sources:
            message = "no source; name at least one under 'sources'"
            yield Problem(dataset.position(relation.id), RULE, relation.id, message)
