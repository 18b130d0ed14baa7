"""A quantity is a value, or a lower bound, an upper bound or both, and the bounds are in order.

Good::

    quantities: [{unit: person, min: "1000", max: "5000"}]

Bad::

    quantities: [{unit: person, value: "1000", max: "5000"}]
    quantities: [{unit: person, min: "5000", max: "1000"}]
    quantities: [{unit: person}]
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.records import Quantity
from graph.model.schema import Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset

RULE = "quantity-form"
BINDING = True


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each quantity that says nothing, or more than one thing."""
    for relation in dataset.relations.values():
        for index, quantity in enumerate(relation.quantities):
            message = _fault(quantity)
            if message:
                yield Problem(dataset.position(relation.id, "quantities", index), RULE, relation.id, message)


def _fault(quantity: Quantity) -> str | None:
    value, least, most = quantity.value, quantity.min, quantity.max
    if value is None and least is None and most is None:
        return "a quantity without a number; write 'value', 'min' or 'max'"
    if value is not None and (least is not None or most is not None):
        return "a quantity with a value and bounds; write 'value' alone, or 'min' and 'max'"
    if least is not None and most is not None and least > most:
        return f"a quantity with 'min' {least} above 'max' {most}; swap them"
    return None
