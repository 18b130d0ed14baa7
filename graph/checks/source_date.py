"""A source says when it was published or, where it has no date of its own, when it was read.

The day of reading is never taken for the day of publication.

Good::

    issued: "2025-10-15"

Bad: neither ``issued`` nor ``accessed``.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.schema import Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset

RULE = "source-date"
BINDING = True


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each source without a date."""
    for source in dataset.sources.values():
        if source.issued is None and source.accessed is None:
            message = "no date; write 'issued', or 'accessed' where the document has no date of its own"
            yield Problem(dataset.position(source.id), RULE, source.id, message)
