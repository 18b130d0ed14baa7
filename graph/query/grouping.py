"""From all paths to the few that a reader should see first: parallel relations together, patterns together, variety."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

from graph.model import Relation
from graph.query.paths import node_paths
from graph.query.ranking import Factors
from graph.query.search import Search

__all__ = ["Found", "Group", "choose", "flat_paths", "group_paths", "pattern"]

EXAMPLES = 3
"""How many further paths of a pattern a group keeps."""


@dataclass(frozen=True, slots=True)
class Found:
    """A path: its entities from end to end, a relation for each step, its factors and score.

    ``parallel`` has for each step the other relations that lead the same way, strongest first.
    """

    entities: tuple[str, ...]
    relations: tuple[Relation, ...]
    factors: Factors
    score: float
    parallel: tuple[tuple[Relation, ...], ...] = ()

    @property
    def inner(self) -> tuple[str, ...]:
        """The entities between the ends."""
        return self.entities[1:-1]

    @property
    def key(self) -> tuple[float, int, tuple[str, ...]]:
        """The order of paths: score, then fewer hops, then the ids of the relations."""
        return (-self.score, len(self.relations), tuple(relation.id for relation in self.relations))

    @property
    def shortest_key(self) -> tuple[int, float, tuple[str, ...]]:
        """The plain order of paths: fewer hops, then score, then the ids of the relations."""
        score, hops, ids = self.key
        return (hops, score, ids)


@dataclass(slots=True)
class Group:
    """The paths of one pattern: the best one, how many others there are, and the next best of these."""

    best: Found
    alike: int = 0
    examples: list[Found] = field(default_factory=list)

    def add(self, found: Found) -> None:
        """Take in another path of the pattern."""
        self.alike += 1
        if found.key < self.best.key:
            self.best, found = found, self.best
        self.examples = heapq.nsmallest(EXAMPLES, [*self.examples, found], key=lambda other: other.key)


def pattern(search: Search, found: Found) -> str:
    """Return the path without its names: types of relations with their direction, and types of inner entities."""
    index, parts = search.index, []
    for here, there, relation in zip(found.entities, found.entities[1:], found.relations, strict=False):
        parts.append(_arrow(search, here, relation))
        if there != found.entities[-1]:
            parts.append(index.entities[there].type)
    return " ".join(parts)


def _arrow(search: Search, origin: str, relation: Relation) -> str:
    if search.index.schema.relation_types[relation.type].symmetric:
        return f"-{relation.type}-"
    return f"-{relation.type}->" if relation.subject == origin else f"<-{relation.type}-"


def flat_paths(
    search: Search, origin: str, destination: str, max_hops: int, top: int | None, *, shortest: bool = False
) -> list[Found]:
    """Return the best ``top`` paths, or all, in order; parallel relations make different paths.

    Exact: the ways over entities are taken by growing bound, the score that they would have if each factor could
    be taken from the best relation of a step, and nothing is left unread whose bound reaches the last path kept.
    """
    ways = [way for way in node_paths(search.kept, origin, destination, max_hops) if search.passes_via(way[1:-1])]
    if top is None:
        return sorted((found for way in ways for found in _expand(search, way)), key=_order(shortest))
    bounded = ((_bound(search, way), way) for way in ways)
    if shortest:
        queue = sorted(((len(way), -bound, way) for bound, way in bounded))
    else:
        queue = sorted(((0, -bound, way) for bound, way in bounded))
    best: list[Found] = []
    key = _order(shortest)
    for hops, bound, way in queue:
        if len(best) == top:
            last = best[-1]
            if hops > len(last.entities) if shortest and len(last.entities) != hops else -bound < last.score * (1 - 1e-9):
                if not shortest or hops > len(last.entities):
                    break
                continue
        best = heapq.nsmallest(top, [*best, *_expand(search, way)], key=key)
    return best


def _order(shortest: bool):  # type: ignore[no-untyped-def]
    return (lambda found: found.shortest_key) if shortest else (lambda found: found.key)
