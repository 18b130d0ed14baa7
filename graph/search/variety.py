"""The rule of variety: what was shown already makes what is like it worth less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from graph.model.claim_index import ClaimIndex
from graph.model.records import Relation

__all__ = ["Shown", "topics_of"]


def topics_of(index: ClaimIndex, inner: Iterable[str], relations: Iterable[Relation]) -> tuple[str, ...]:
    """Return what a path speaks of: its inner entities, the types of its relations and their themes, each once."""
    steps = list(relations)
    themes = {index.theme(relation) for relation in steps}
    return (*inner, *sorted({relation.type for relation in steps}), *sorted(themes))


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
