"""Every source is cited, by a relation or by a source that passes it on.

Upkeep: a graph exists all the same.

Good: a source that at least one claim rests on.

Bad: a source left over from a claim that was taken out.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.references import named_sources
from graph.model.schema import Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset

RULE = "unused-source"
BINDING = False


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each source that nothing cites; where a relation can't be read, it might be the one, and none is named."""
    if any(dataset.unread[kind] or not dataset.is_whole(kind) for kind in ("relations", "sources")):
        return
    used = {id for record in dataset.citing() for id, _ in named_sources(record)}
    for id in dataset.sources:
        if id not in used:
            yield Problem(dataset.position(id), RULE, id, "nothing cites this source; cite it or take it out")
