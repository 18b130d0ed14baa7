"""Every entity has an English label.

It is what is shown where a label in the language asked for is missing.

Good::

    label: {en: Cuba, ru: Куба}

Bad::

    label: {ru: Куба}
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.schema import ENGLISH, Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset

RULE = "label-english"
BINDING = True


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each entity without a label in the first language."""
    for entity in dataset.entities.values():
        if ENGLISH not in entity.label:
            message = f"no English label; write 'label: {{{ENGLISH}: ...}}'"
            yield Problem(dataset.position(entity.id, "label"), RULE, entity.id, message)
