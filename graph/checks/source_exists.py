"""Every source that a record cites, or that a source passes on, stands in the data.

Good::

    sources: [{source: tass-2023-05-18}]

Bad::

    sources: [{source: tass-2032-05-18}]
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.references import named_sources
from graph.model.schema import Schema
from graph.problems import Problem, Suggestions
from graph.reading.dataset import Dataset

RULE = "source-exists"
BINDING = True


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each name of a source that isn't there."""
    if not dataset.is_whole("sources"):
        return
    suggestions = Suggestions(dataset.sources)
    known = dataset.sources.keys() | dataset.unread["sources"]
    for record in dataset.citing():
        for id, trail in named_sources(record):
            if id not in known:
                message = f"no source '{id}'{suggestions.offer(id) or '; describe it in sources.yaml'}"
                yield Problem(dataset.position(record.id, *trail), RULE, record.id, message)
