"""What links three and more entities: the best small trees, what they share, what each two have alone."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from graph.model.claim_index import ClaimIndex
from graph.model.costs import HOP, score_of
from graph.model.json_form import EntityTypeId, JsonForm
from graph.problems import UsageError
from graph.query.questions import NamesQuestion
from graph.search.filters import Filters
from graph.search.question import Search
from graph.search.steiner import Edge, WeightedGraph, cheapest_trees
from graph.show.answer import Answer
from graph.show.steps import Step, make_step
from graph.show.tables import STEP_FIELDS, Sheet, make_frame
from graph.words.messages import message

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["MOST_NAMES", "Pair", "Shared", "Tree", "Trees", "find_trees"]

MOST_NAMES = 6
"""The most entities that are connected exactly; the time grows threefold with each. Source: a choice of ours."""

EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Tree(JsonForm):
    """A tree that connects the entities asked for.

    Attributes:
        rank: its number in the answer, from 1.
        cost: what it costs in thousandths of a natural logarithm: `HOP` for each step, `hub_weight` for each entity
            that was not asked for, and ``-ln`` of what a path of the step alone would score.
        inner: the entities that were not asked for, by id.
        steps: its relations, the strongest of each two neighbours, with the others beside it.
    """

    JSON = ("rank", "cost", "score", "inner", "steps")

    rank: int
    cost: int
    inner: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def score(self) -> float:
        """The cost as a number between 0 and 1, comparable among trees of one question."""
        return score_of(self.cost)


@dataclass(frozen=True, slots=True)
class Shared(JsonForm):
    """An entity that at least two of those asked for are linked with: ``names``, in the order of the question."""

    JSON = ("id", "type", "label", "with: names", "steps")

    id: str
    type: EntityTypeId
    label: str
    names: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Pair(JsonForm):
    """Two of the entities: how many relations they have with each other, and whom they share with none of the rest.

    ``steps`` are the strongest of these relations, ``alone`` the ids of the entities shared by these two only.
    """

    JSON = ("entities: names", "direct", "steps", "alone")

    names: tuple[str, str]
    direct: int
    steps: tuple[Step, ...]
    alone: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Trees(Answer):
    """The answer to what links several entities.

    Attributes:
        entities: those asked for.
        filters: what was let in.
        complete: whether the trees are exactly the cheapest; always true, and said so that scripts need not guess.
        trees: the best trees over the entities that are connected, best first.
        shared: who or what at least two of them are linked with: those of most first, then the smaller hub, then by id.
        pairs: each two of them.
        unconnected: the entities that no path leads to from the others, by group; empty where all are connected.
        hidden: relations of the collection that were left out, by the first reason.
    """

    JSON = ("query", "complete", "trees", "shared", "pairs", "unconnected", "hidden")

    entities: tuple[str, ...]
    filters: Filters
    complete: bool
    trees: tuple[Tree, ...]
    shared: tuple[Shared, ...]
    pairs: tuple[Pair, ...]
    unconnected: tuple[tuple[str, ...], ...]
    hidden: Mapping[str, int]
    index: ClaimIndex = field(kw_only=True, repr=False, compare=False)
    language: str = field(default="en", kw_only=True, repr=False, compare=False)

    @property
    def query(self) -> NamesQuestion:
        """The question."""
        return NamesQuestion(self.entities, self.filters)

    @property
    def rows(self) -> tuple[Tree, ...]:
        """The trees, best first."""
        return self.trees

    def steps(self) -> Iterator[Step]:
        """Yield the relations of the trees, then those with what is shared, then those of each pair."""
        for part in (self.trees, self.shared, self.pairs):
            for each in part:
                yield from each.steps

    def to_frame(self) -> DataFrame:
        """Return a pandas frame with one row a relation of a tree; ``tree`` counts from 1."""
        rows = [
            {"tree": tree.rank, "score": tree.score, **step.to_dict()} for tree in self.trees for step in tree.steps
        ]
        return make_frame(rows, ("tree", "score", *STEP_FIELDS))

    def _repr_html_(self) -> str:
        sheet = Sheet(self.index, self.language)
        *names, last = sheet.names(self.entities)
        caption = message("links-question", self.language, first=", ".join(names), last=last)
        rows = [([str(tree.rank), f"{tree.score:.3g}"], tree.steps) for tree in self.trees]
        sheet.add(caption, ("rank", "score"), rows)
        for group in self.unconnected:
            sheet.add_line(message("unconnected", self.language, names=", ".join(sheet.names(group))))
        if self.shared:
            shared = [([each.label, ", ".join(sheet.names(each.names))], each.steps) for each in self.shared]
            sheet.add(message("shared-heading", self.language), ("entity", "with"), shared)
        return sheet.finish(self.hidden)


def find_trees(
    index: ClaimIndex,
    entities: Sequence[str],
    *,
    filters: Filters | None = None,
    top: int = 3,
    language: str = "en",
) -> Trees:
    """Return what links several entities.

    Exact for up to `MOST_NAMES` names: see `graph.search.steiner.cheapest_trees`. Of entities that are not all
    connected, the largest group is; ``via`` has no meaning here.

    Raises:
        UsageError: fewer than two or more than `MOST_NAMES` entities, or an unknown one.
    """
    if not 2 <= len(entities) <= MOST_NAMES:
        raise UsageError(f"a tree connects two to {MOST_NAMES} entities; {len(entities)} are named")
    search = Search(index, filters)
    if search.selection.filters.via:
        raise UsageError("trees between several names take no via; name the entity among them")
    search.check(entities, 1)
    first, *rest = _groups(search, entities)
    walkable = (relation for relation in index.relations.values() if index.is_walkable(relation))
    return Trees(
        tuple(entities),
        search.selection.filters,
        True,
        _trees(search, first, top, language) if len(first) > 1 else (),
        _shared(search, entities, language),
        tuple(_pair(search, pair, entities, language) for pair in combinations(entities, 2)),
        tuple(rest) if len(first) > 1 else (first, *rest),
        search.selection.hidden(walkable),
        index=search.index,
        language=language,
    )


def _groups(search: Search, entities: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the entities by connected part, the largest group first, else in the order of the question."""
    groups: list[tuple[str, ...]] = []
    for entity in entities:
        if not any(entity in group for group in groups):
            reach = search.kept.distances(entity)
            groups.append(tuple(other for other in entities if other in reach))
    return sorted(groups, key=lambda group: -len(group))


def _trees(search: Search, entities: tuple[str, ...], top: int, language: str) -> tuple[Tree, ...]:
    """Return the cheapest connections of the names, a relation chosen for each two neighbours."""
    ranking = search.ranking
    # The cost of two neighbours is that of a hop and of the strongest relation between them, as in a path.
    edges: dict[Edge, int] = {}
    for between in search.kept.pairs():
        one, other = sorted((between[0].subject, between[0].object))
        strength = ranking.strength(search.between(one, other)[0]).product
        edges[one, other] = HOP + round(-1000 * math.log(strength))
    weights = {entity: ranking.weight(entity) for entity in search.kept.links}
    graph = WeightedGraph(edges, weights).without_leaves(entities)
    found = []
    for rank, (cost, tree) in enumerate(cheapest_trees(graph, entities, top), 1):
        inner = sorted({end for edge in tree for end in edge} - set(entities))
        steps = tuple(_step(search, one, other, language) for one, other in tree)
        found.append(Tree(rank, cost, tuple(inner), steps))
    return tuple(found)


def _step(search: Search, one: str, other: str, language: str) -> Step:
    strongest, *others = search.between(one, other)
    return make_step(search.index, strongest, one, others, language)


def _shared(search: Search, entities: Sequence[str], language: str) -> tuple[Shared, ...]:
    """Return the common neighbours of several names, those of most names first."""
    # By neighbour the names that it is a neighbour of.
    names: dict[str, list[str]] = {}
    for entity in entities:
        for other in search.kept.neighbours(entity):
            if other not in entities:
                names.setdefault(other, []).append(entity)
    shared = [other for other, near in names.items() if len(near) > 1]
    shared.sort(key=lambda other: (-len(names[other]), search.ranking.weight(other), other))
    return tuple(
        Shared(
            other,
            search.index.entities[other].type,
            search.index.entities[other].name(language),
            tuple(names[other]),
            tuple(_step(search, entity, other, language) for entity in names[other]),
        )
        for other in shared
    )


def _pair(search: Search, pair: tuple[str, str], entities: Sequence[str], language: str) -> Pair:
    """Return the direct relations of two names, and the intermediaries that link no other of the names."""
    one, other = pair
    # Neighbours of both, less those of any other name.
    near = {entity: search.kept.neighbours(entity).keys() for entity in entities}
    alone = (near[one] & near[other]) - set(entities)
    for entity in entities:
        if entity not in pair:
            alone -= near[entity]
    direct = search.between(one, other)
    steps = tuple(make_step(search.index, relation, one, language=language) for relation in direct[:EXAMPLES])
    return Pair(pair, len(direct), steps, tuple(sorted(alone, key=lambda each: (search.ranking.weight(each), each))))
