"""The rule of variety: what was shown already makes what is like it worth less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from graph.model.schema import Schema

__all__ = ["Shown", "topics_of"]


def topics_of(schema: Schema, inner: Iterable[str], types: Iterable[str]) -> tuple[str, ...]:
    """Return what a path speaks of: its inner entities, its relation types and their themes, each once."""
    kinds = sorted(set(types))
    return (*inner, *kinds, *sorted({schema.relation_types[kind].theme for kind in kinds}))


class Shown:
    """What an answer has shown so far.

    Source: maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998), with the overlap in the divisor so that no
    parameter is needed.
    """

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def worth(self, score: float, topics: tuple[str, ...]) -> float:
        """Return a score divided by one more than the overlap with what was shown.

        The overlap is how often each thing was shown already, on average over the things that a path speaks of.
        """
        return score / (1 + sum(self._counts[topic] for topic in topics) / len(topics))

    def add(self, topics: tuple[str, ...]) -> None:
        """Note that a path was shown."""
        self._counts.update(topics)
