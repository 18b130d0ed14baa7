"""What a page shows: the entities and relations of a question, where they stand, and the explanations beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.model.claim_index import ClaimIndex
from graph.model.records import Relation
from graph.query.links import Links, find_links
from graph.query.neighbourhood import find_near
from graph.search.filters import Filters, Selection
from graph.search.question import Search
from graph.search.ranking import Ranking
from graph.web.layout import Points, around, between, corners, islands

__all__ = ["Explanation", "View", "make_view"]

TOP = 20
"""How many explanations a page lists for a pair. Source: a choice of ours."""

TOP_OF_MANY = 7
"""The same for each two of three names and more, so that the picture stays legible. Source: a choice of ours."""

NEIGHBOURS = 44
"""How many neighbours a page shows of one name, before folding the rest. Source: a choice of ours."""

HUBS = 32
"""How many entities of a whole collection stand as islands of their own. Source: a choice of ours."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A path as the page lists it: its pair, its score, and for each step the relations side by side, best first."""

    pair: tuple[str, str]
    score: float
    steps: tuple[tuple[str, ...], ...]
    alike: int


@dataclass(frozen=True, slots=True)
class View:
    """What a page shows.

    Attributes:
        index: the collection.
        names: the entities asked for; none for the whole collection.
        relations: the relations shown, in the order in which they are listed.
        points: where each entity stands; its keys are the entities shown.
        explanations: the paths between the names, best first.
        folded: how many neighbours were left out for want of room.
        hubs: the entities whose names stand out from afar, where nothing was asked for.
    """

    index: ClaimIndex
    names: tuple[str, ...]
    relations: tuple[Relation, ...]
    points: Points
    explanations: tuple[Explanation, ...]
    folded: int = 0
    hubs: tuple[str, ...] = ()


def make_view(
    index: ClaimIndex, names: Sequence[str], *, filters: Filters | None = None, top: int | None = None
) -> View:
    """Return what to show of one name, of several, or of the whole collection where none is given.

    Claims of every status are in it, so that the page can let them in and out; the explanations of those that search
    does not walk by default stand last.

    Args:
        index: the collection.
        names: entity ids.
        filters: what is let in; statuses apart, which the page lets in and out.
        top: how many explanations for each pair; by default `TOP`, or `TOP_OF_MANY` for three names and more.

    Raises:
        UsageError: as the questions behind it.
    """
    wide = replace(filters or Filters(), statuses=tuple(index.schema.statuses))
    if not names:
        view = _whole(index, wide)
    elif len(names) == 1:
        view = _neighbourhood(index, names[0], wide, NEIGHBOURS)
    else:
        most = top or (TOP if len(names) == 2 else TOP_OF_MANY)
        view = _paths(index, names, filters or Filters(), wide, most)
    return replace(view, index=Selection(index, wide).view)


def _paths(index: ClaimIndex, names: Sequence[str], filters: Filters, wide: Filters, top: int) -> View:
    explanations: list[Explanation] = []
    ways: list[tuple[str, ...]] = []
    for number, first in enumerate(names):
        for second in names[number + 1 :]:
            for asked in (filters, wide):
                links = find_links(index, first, second, filters=asked, top=top)
                for explanation, way in _explanations(links):
                    _take_in(explanations, ways, explanation, way)
    steps = [step for each in explanations for step in each.steps]
    relations = [index.relations[id] for step in steps for id in step]
    if len(names) == 2:
        points = between(names[0], names[1], ways)
    else:
        reach: dict[str, dict[str, None]] = {}
        for way in ways:
            for entity in way[1:-1]:
                if entity not in names:
                    reach.setdefault(entity, {}).update({way[0]: None, way[-1]: None})
        points = corners(names, {entity: tuple(linked) for entity, linked in reach.items()})
    return View(index, tuple(names), _once(relations), points, tuple(explanations))


def _take_in(
    explanations: list[Explanation], ways: list[tuple[str, ...]], new: Explanation, way: tuple[str, ...]
) -> None:
    """Add an explanation, or add its relations to the one over the same entities that it shares relations with."""
    for number, old in enumerate(explanations):
        if ways[number] == way and all(set(one) & set(other) for one, other in zip(old.steps, new.steps, strict=True)):
            steps = tuple(tuple(dict.fromkeys((*one, *other))) for one, other in zip(old.steps, new.steps, strict=True))
            explanations[number] = replace(old, steps=steps)
            return
    explanations.append(new)
    ways.append(way)


def _explanations(links: Links) -> Iterable[tuple[Explanation, tuple[str, ...]]]:
    for path in links.paths:
        steps = tuple((step.relation, *step.parallel) for step in path.steps)
        way = (path.steps[0].origin, *(step.destination for step in path.steps))
        yield Explanation(links.entities, path.score, steps, path.alike), way


def _neighbourhood(index: ClaimIndex, name: str, wide: Filters, most: int) -> View:
    near = find_near(index, name, filters=wide)
    relations = [index.relations[step.relation] for step in near.relations]
    best: dict[str, int] = {}
    for rank, relation in enumerate(relations):
        best.setdefault(_other_end(relation, name), rank)
    kept = set(list(best)[:most])
    themes = list(index.schema.themes)

    def kin(entity: str) -> tuple[int, int]:
        theme = index.theme(relations[best[entity]])
        return themes.index(theme), best[entity]

    shown = [relation for relation in relations if _other_end(relation, name) in kept]
    points = around(name, sorted(kept, key=kin))
    return View(index, (name,), _once(shown), points, (), len(best) - len(kept))


def _other_end(relation: Relation, entity: str) -> str:
    return relation.object if relation.subject == entity else relation.subject


def _whole(index: ClaimIndex, wide: Filters) -> View:
    search = Search(index, wide)
    ranking: Ranking = search.ranking
    neighbours: dict[str, set[str]] = {}
    relations = [relation for relation in search.selection.kept if relation.subject != relation.object]
    for relation in relations:
        neighbours.setdefault(relation.subject, set()).add(relation.object)
        neighbours.setdefault(relation.object, set()).add(relation.subject)
    by_size = sorted(neighbours, key=lambda entity: (-len(neighbours[entity]), entity))
    types = index.schema.entity_types
    hubs = [entity for entity in by_size if types[index.entities[entity].type].actor][:HUBS]
    order = {hub: number for number, hub in enumerate(hubs)}
    reach = {
        entity: tuple(sorted(neighbours[entity] & order.keys(), key=order.__getitem__))
        for entity in by_size
        if entity not in order
    }
    points = islands(hubs, {entity: hubs_of for entity, hubs_of in reach.items() if hubs_of})
    for entity in by_size:
        if entity not in points:
            beside = next((other for other in sorted(neighbours[entity]) if other in points), None)
            x, y = points[beside] if beside else (0.0, 0.0)
            points[entity] = (x + 17.0, y + 17.0)
    return View(index, (), _once(ranking.strongest_first(relations)), points, (), hubs=tuple(hubs))


def _once(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    return tuple({relation.id: relation for relation in relations}.values())
