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

from graph.dataset import Dataset
from graph.problems import Problem
from graph.schema import Schema

__all__ = ["Rule", "problems_in", "rules"]


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
