"""What stands as fact can be read in an original, or in a reprint that names it.

A copy without a name, a translation and an excerpt may have lost what makes a claim doubtful. A claim that can be read
in nothing better is reported at most; where a document does not say how it carries its text, nothing is asked.

Good::

    toy-1: {status: asserted, sources: [{source: herald-2025}, {source: copy-of-the-herald}], ...}

Bad::

    toy-1: {status: asserted, sources: [{source: copy-of-the-herald}], ...}
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.schema import Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset

RULE = "asserted-from-original"
BINDING = False


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each claim that stands as fact and is read in copies alone."""
    copies = {
        source.id
        for source in dataset.sources.values()
        if source.carrier in schema.carriers and not schema.carriers[source.carrier or ""].named
    }
    plain = {status.id for status in schema.statuses.values() if status.plain}
    for relation in dataset.relations.values():
        if relation.status in plain and relation.sources and all(each.source in copies for each in relation.sources):
            message = f"is '{relation.status}' but read in no original and no reprint; cite one, or lower the status"
            yield Problem(dataset.position(relation.id, "status"), RULE, relation.id, message)
