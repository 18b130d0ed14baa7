"""From all paths to the few that a reader should see first: parallel relations together, patterns together, variety."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice, pairwise, product

from graph.model.costs import HOP, score_of
from graph.model.records import Relation
from graph.search.question import Search
from graph.search.ranking import Factors
from graph.search.variety import Shown, topics_of

__all__ = ["Found", "Group", "arrow", "bundles", "choose", "flat_paths", "group_paths", "pattern"]

MOST_TRIED = 200
"""How many choices of parallel relations are tried for one of which all may have held at once.

Source: a choice of ours that bounds the time.
"""

EXAMPLES = 3
"""How many further paths of a pattern a group keeps. Source: a choice of ours."""

Way = tuple[str, ...]
"""A path as its entities, from end to end."""


@dataclass(frozen=True, slots=True)
class Found:
    """A path: its entities from end to end, a relation for each step, its factors and score.

    ``parallel`` has for each step the other relations that lead the same way, strongest first.
    """

    entities: Way
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


@dataclass(slots=True)
class Group:
    """The paths of one pattern: the best one, how many others there are, and the next best of these."""

    best: Found
    alike: int = 0
    examples: list[Found] = field(default_factory=list)


def flat_paths(search: Search, ways: Iterable[Way], top: int | None, *, shortest: bool = False) -> list[Found]:
    """Return the best ``top`` paths that follow the ways, or all, in order; parallel relations make different paths.

    Order: score, hops, ids of the relations; with ``shortest`` hops come first.
    """
    if not shortest:
        return _best(search, list(ways), top)
    found: list[Found] = []
    # Length by length, the best of each; shorter ways fill the answer first.
    for _, same in groupby(sorted(ways, key=len), key=len):
        if len(found) == top:
            break
        found += _best(search, list(same), None if top is None else top - len(found))
    return found


def _best(search: Search, ways: Sequence[Way], top: int | None) -> list[Found]:
    """Return the best paths that follow the ways over entities.

    Exact: the ways are taken by falling bound, the score that they would have if each factor could be taken from the
    best relation of each step, until the bound falls below the last path kept (by more than rounding can explain).
    """
    if top is None:
        return sorted((found for way in ways for found in _expand(search, way)), key=lambda found: found.key)
    best: list[Found] = []
    # By falling bound: when it is below the last path kept, no way that follows can enter.
    for bound, way in sorted(((_bound(search, way), way) for way in ways), key=lambda pair: -pair[0]):
        if len(best) >= top and bound < best[-1].score * (1 - 1e-9):
            break
        best = heapq.nsmallest(top, [*best, *_expand(search, way)], key=lambda found: found.key)
    return best


def _expand(search: Search, way: Way) -> Iterator[Found]:
    """Yield every path that follows a way: one for each choice of parallel relations that the question admits."""
    steps = [search.between(one, other) for one, other in pairwise(way)]
    for relations in filter(search.together, product(*steps)):
        yield _found(search, way, relations)


def _found(search: Search, way: Way, relations: tuple[Relation, ...]) -> Found:
    """Return a path with its factors and score."""
    factors = search.ranking.factors(way[1:-1], relations)
    return Found(way, relations, factors, factors.score)


def _bound(search: Search, way: Way) -> float:
    """Return at least the score of the best path that follows a way, see `_best`."""
    ranking, steps = search.ranking, []
    for one, other in pairwise(way):
        # The best of each factor, were it to be had from one relation: never less than what a real choice scores.
        strengths = [ranking.strength(relation) for relation in search.between(one, other)]
        steps.append(
            (
                max(each.specificity for each in strengths),
                max(each.evidence * each.status for each in strengths),
                max(each.theme for each in strengths),
                max(each.recency for each in strengths),
            )
        )
    # The mean of specificity and the least of the other factors, as in the score itself.
    cost = sum(map(ranking.weight, way[1:-1])) + HOP * (len(steps) - 1)
    mean = math.fsum(step[0] for step in steps) / len(steps)
    return mean * score_of(cost) * math.prod(min(step[part] for step in steps) for part in (1, 2, 3))


def bundles(search: Search, ways: Iterable[Way]) -> Iterator[Found]:
    """Yield one path for each way over entities, by the strongest relation of each step, the others beside it.

    Between the ends themselves relations stand together if they are of one theme, one of each type first: two states
    may have fifty relations with each other, and what these speak of is what a reader looks for first.
    """
    for way in ways:
        if len(way) == 2:
            yield from _direct(search, way)
        else:
            yield from _bundle(search, way)


def _bundle(search: Search, way: Way) -> Iterator[Found]:
    """Yield the path by the strongest relation of each step, or by others where only these may have held at once."""
    steps = [search.between(one, other) for one, other in pairwise(way)]
    strongest = tuple(step[0] for step in steps)
    holding = search.index.holding
    # The strongest relations first; others only where those can not have held at the same time.
    tried = islice(product(*steps), MOST_TRIED)
    relations = next((each for each in tried if holding.together(each)), strongest)
    if search.together(relations):
        factors = search.ranking.factors(way[1:-1], relations)
        parallel = (
            tuple(each for each in step if each is not best) for step, best in zip(steps, relations, strict=True)
        )
        yield Found(way, relations, factors, factors.score, tuple(parallel))


def _direct(search: Search, way: Way) -> Iterator[Found]:
    """Yield a path for each theme of the direct relations of two entities."""
    themes: dict[str, list[Relation]] = {}
    # One path for each theme in which the two are linked.
    for relation in search.between(*way):
        themes.setdefault(search.index.theme(relation), []).append(relation)
    for relations in themes.values():
        best, *others = _one_of_each_type_first(relations)
        factors = search.ranking.factors((), (best,))
        yield Found(way, (best,), factors, factors.score, (tuple(others),))


def _one_of_each_type_first(relations: Iterable[Relation]) -> list[Relation]:
    """Return relations in their order, but the second of a type only after the first ones of all types, and so on."""
    # The turn of a relation is how many of its type came before it; sorting by turn deals the types out in rounds.
    seen: Counter[str] = Counter()
    turns = []
    for number, relation in enumerate(relations):
        seen[relation.type] += 1
        turns.append((seen[relation.type], number, relation))
    return [relation for _, _, relation in sorted(turns, key=lambda turn: turn[:2])]


def pattern(search: Search, found: Found) -> str:
    """Return the path without its names: types of relations with their direction, and types of inner entities."""
    parts = []
    for here, there, relation in zip(found.entities, found.entities[1:], found.relations, strict=False):
        parts += [arrow(search, here, relation), search.index.entities[there].type]
    return " ".join(parts[:-1])


def arrow(search: Search, origin: str, relation: Relation) -> str:
    """Return the type of a relation with the direction in which it is walked from ``origin``."""
    if search.index.schema.relation_types[relation.type].symmetric:
        return f"-{relation.type}-"
    return f"-{relation.type}->" if relation.subject == origin else f"<-{relation.type}-"


def group_paths(search: Search, found: Iterable[Found]) -> list[Group]:
    """Return the paths by pattern, the group with the best path first."""
    # Paths that differ in names alone follow one pattern.
    groups: dict[str, list[Found]] = {}
    for each in found:
        groups.setdefault(pattern(search, each), []).append(each)
    made = []
    # The best of a pattern stands for it; the next best are kept as examples.
    for members in groups.values():
        best, *examples = heapq.nsmallest(EXAMPLES + 1, members, key=lambda each: each.key)
        made.append(Group(best, len(members) - 1, examples))
    return sorted(made, key=lambda group: group.best.key)


def choose(search: Search, groups: Iterable[Group], top: int) -> list[Group]:
    """Return at most ``top`` groups, the best first, each next one the best that also says something new.

    What is new is said by `graph.search.variety`.
    """
    # What each group speaks of is worked out once.
    bests = ((group, group.best) for group in groups)
    waiting = [(group, topics_of(search.index, best.inner, best.relations)) for group, best in bests]
    shown = Shown()
    chosen: list[Group] = []
    # Greedy: each choice lowers the worth of what speaks of the same again.
    while waiting and len(chosen) < top:
        best = min(waiting, key=lambda entry: (-shown.worth(entry[0].best.score, entry[1]), entry[0].best.key))
        waiting.remove(best)
        chosen.append(best[0])
        shown.add(best[1])
    return chosen
