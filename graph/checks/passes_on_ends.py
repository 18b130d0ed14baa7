"""A source passes on other sources, and never, straight or in a ring, itself.

The chain from what was read to where a claim begins must have an end, or origins can't be counted.

Good::

    reprint-2025: {passes_on: [wire-2025], ...}

Bad::

    reprint-2025: {passes_on: [wire-2025], ...}
    wire-2025: {passes_on: [reprint-2025], ...}
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.references import endless
from graph.model.schema import Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset

RULE = "passes-on-ends"
BINDING = True


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each source whose chain has no end, and each citation whose chain names a source twice."""
    for id in endless({source.id: source.passes_on for source in dataset.sources.values()}):
        message = "the chain of what it passes on runs in a ring; end it where the account begins"
        yield Problem(dataset.position(id, "passes_on"), RULE, id, message)
    for relation in dataset.relations.values():
        for index, citation in enumerate(relation.sources):
            if citation.passes_on and len({*citation.chain()}) <= len(citation.passes_on):
                position = dataset.position(relation.id, "sources", index, "passes_on")
                yield Problem(position, RULE, relation.id, "the chain names a source twice; name each once")
