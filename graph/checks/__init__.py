"""The rules that data keeps, one a file; the docstring of each is its manual page.

A rule is a module with ``RULE`` (its name), ``BINDING`` (whether a graph exists only where it is kept; the others are
upkeep, said by ``lazo check`` alone) and ``check(dataset, schema)``, which yields the problems.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from graph.model.schema import Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset

__all__ = ["READING_RULES", "Rule", "problems_in", "rules"]

READING_RULES = {
    "readable-file": "A data file is a file and can be opened.",
    "file-size": "A YAML file has at most 24 MiB; more records go into JSON Lines.",
    "encoding": "A data file is text in UTF-8, without zero bytes and control characters.",
    "line-length": "A line has at most 20,000 bytes.",
    "yaml-syntax": "A data file is plain YAML: mappings, lists and texts, without anchors, aliases and tags.",
    "json-syntax": "A line of a JSON Lines file is a record: one JSON object of texts, lists and objects.",
    "root-mapping": "The root of a data file is a mapping from ids to records, and not empty.",
    "duplicate-key": "No key appears twice in a mapping.",
    "id-form": "An id has lower-case letters a-z, digits and single hyphens, and no more than 120 of them.",
    "unique-id": "An id names one record, over all kinds and collections.",
    "known-key": "A record has no other keys than those of its kind.",
    "required-key": "A record has all the keys without which it says nothing.",
    "value-kind": "A value is the text, list or mapping that its key asks for.",
    "empty-value": "What is not known is left out, not left empty.",
    "date-form": "A date is YYYY, YYYY-MM or YYYY-MM-DD, and there is such a day.",
    "number-form": "A number is written in digits with at most one point.",
    "flag-form": "A flag is true or false.",
}
"""What is asked of each file and record while it is read; the rules below look at what was read."""


class Rule(Protocol):
    """What the module of a rule offers."""

    RULE: str
    BINDING: bool
    __doc__: str | None

    def check(self, dataset: Dataset, schema: Schema) -> Iterator[Problem]:
        """Yield each breach of the rule."""


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Return every rule, by name."""
    names = (module.name for module in iter_modules(__path__))
    found = [cast(Rule, import_module(f"{__name__}.{name}")) for name in names]
    return tuple(sorted(found, key=lambda rule: rule.RULE))


def problems_in(dataset: Dataset, schema: Schema, *, upkeep: bool = True) -> Iterator[Problem]:
    """Yield each breach of each rule; without ``upkeep`` only of the binding ones."""
    for rule in rules():
        if rule.BINDING or upkeep:
            yield from rule.check(dataset, schema)
