"""What the title of its source calls a call is not recorded as a meeting.

A relation type can name the words in a title that speak against it: a text about a telephone call bears no meeting, for
which another type stands (``spoke-with``).

Good::

    toy-1: {subject: orla-venn, type: spoke-with, sources: [{source: herald-call}], ...}

Bad::

    toy-1: {subject: orla-venn, type: met-with, sources: [{source: herald-call}], ...}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model.schema import Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset

RULE = "met-in-person"
BINDING = False


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each citation whose source says in its title that it was otherwise."""
    for relation in dataset.relations.values():
        kind = schema.relation_types.get(relation.type)
        if kind is None or not kind.contradicted:
            continue
        for number, citation in enumerate(relation.sources):
            source = dataset.sources.get(citation.source)
            word = re.search(kind.contradicted, (source.title if source else None) or "", re.IGNORECASE)
            if word:
                message = (
                    f"its source says '{word[0]}' in its title, which is no '{kind.id}'; choose another type or source"
                )
                yield Problem(dataset.position(relation.id, "sources", number), RULE, relation.id, message)
