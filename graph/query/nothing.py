"""Why there is no path: the smallest changes to the question that would give one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from graph.model.json_form import JsonForm
from graph.search.filters import Filters
from graph.search.paths import count_paths, node_paths
from graph.search.question import Search
from graph.show.steps import Step, make_step
from graph.words.messages import message

__all__ = ["Change", "Nothing", "explain_nothing"]

FARTHEST = 12
"""The most hops that a longer path is looked for. Source: a choice of ours."""


@dataclass(frozen=True, slots=True)
class Change(JsonForm):
    """A change to the question that would give a path.

    Attributes:
        kind: the filter to give up (``status``, ``uncontested``, ``only``, ``avoid`` ...), ``max_hops`` to look
            further, or ``filters`` where only giving up all of them helps.
        value: the status to let in, the entity not to avoid or the number of hops, where the kind needs one.
        text: the change in words.
        hops: the length of the shortest path that it gives.
        paths: how many paths of that length it gives; ``None`` for a longer path, where they are not counted.
        example: the relations of one of them, for ``status`` and the like with who claims what.
    """

    kind: str
    value: str | None
    text: str
    hops: int
    paths: int | None
    example: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Nothing(JsonForm):
    """Why an answer is empty: in one sentence, and the changes that would help, the smallest first."""

    kind: str
    text: str
    changes: tuple[Change, ...]


def explain_nothing(search: Search, origin: str, destination: str, max_hops: int, language: str = "en") -> Nothing:
    """Return why no path was found.

    The kind is that of the first change; ``unconnected`` where none helps, and ``alone`` where one of the two has no
    relation to another entity at all. Changes that give a shorter path come first, then those of one status or
    entity before those of several; to look further comes after them, and to give up all filters is offered only
    where nothing less helps.
    """
    for end in (origin, destination):
        if not search.whole.neighbours(end):
            name = search.index.entities[end].name(language)
            return Nothing("alone", message("nothing-alone", language, name=name), ())
    changes = list(_single_changes(search, origin, destination, max_hops, language))
    longer = _longer(search, origin, destination, max_hops, language)
    changes = sorted([*changes, *([longer] if longer else [])], key=lambda change: change.hops)
    if not changes:
        freed = Filters(statuses=tuple(search.index.schema.statuses))
        every = _change(search, freed, "filters", None, (origin, destination, max_hops), language)
        every = every or _longer(search.relaxed(freed), origin, destination, max_hops, language, "filters")
        changes = [every] if every else []
    if not changes:
        return Nothing("unconnected", message("nothing-unconnected", language), ())
    return Nothing(changes[0].kind, changes[0].text, tuple(changes))


def _relaxations(filters: Filters, statuses: tuple[str, ...]) -> Iterator[tuple[str, str | None, Filters]]:
    """Yield each single change to the filters, with its kind and value, the smallest first."""
    missing = [status for status in statuses if status not in filters.statuses]
    for status in missing:
        yield "status", status, replace(filters, statuses=(*filters.statuses, status))
    if len(missing) > 1:
        yield "status", ", ".join(missing), replace(filters, statuses=statuses)
    default = Filters()
    names = (
        "uncontested",
        "no_state_media",
        "original",
        "read_twice",
        "min_origins",
        "themes",
        "only",
        "without",
        "as_of",
        "known_at",
        "together",
        "via",
    )
    for name in names:
        if getattr(filters, name) != getattr(default, name):
            yield name, None, replace(filters, **{name: getattr(default, name)})
    if (filters.as_of or filters.known_at) and not filters.undated:
        yield "undated", None, replace(filters, undated=True)
    for id in filters.avoid:
        yield "avoid", id, replace(filters, avoid=tuple(other for other in filters.avoid if other != id))
    if len(filters.avoid) > 1:
        yield "avoid", ", ".join(filters.avoid), replace(filters, avoid=())


def _single_changes(search: Search, origin: str, destination: str, max_hops: int, language: str) -> Iterator[Change]:
    """Yield the filters that could be changed, each alone."""
    # Values by themselves come before values together: these are only tried where no single one helps.
    given: set[str] = set()
    for kind, value, filters in _relaxations(search.selection.filters, tuple(search.index.schema.statuses)):
        together = value is not None and ", " in value
        if together and kind in given:
            continue
        change = _change(search, filters, kind, value, (origin, destination, max_hops), language)
        if change:
            given.add(kind)
            yield change


def _change(
    search: Search, filters: Filters, kind: str, value: str | None, question: tuple[str, str, int], language: str
) -> Change | None:
    """Return what other filters would give: the number of the shortest paths, and one of them as an example."""
    origin, destination, max_hops = question
    freed = search.relaxed(filters)
    # The shortest paths that the change lets through, and how many there are of that length.
    for hops in range(1, max_hops + 1):
        ways = [way for way in node_paths(freed.kept, origin, destination, hops) if len(way) == hops + 1]
        ways = [
            way for way in ways if freed.passes_via(way[1:-1]) and (not filters.together or freed.count_together(way))
        ]
        if ways:
            if filters.together:
                paths = sum(map(freed.count_together, ways))
            else:
                paths = count_paths(freed.kept, origin, destination, hops, via=filters.via, via_all=filters.via_all)
            text = _text(search, kind, value, hops, paths, language)
            return Change(kind, value, text, hops, paths, _example(freed, min(ways), language))
    return None


def _longer(
    search: Search, origin: str, destination: str, max_hops: int, language: str, kind: str = "max_hops"
) -> Change | None:
    """Return the shortest path that the filters allow, where it is longer than was asked for."""
    hops = search.kept.distances(origin, FARTHEST).get(destination)
    if hops is None or hops <= max_hops or search.selection.filters.via:
        return None
    way = _shortest_way(search, origin, destination)
    key = "nothing-max-hops" if kind == "max_hops" else "nothing-filters-max-hops"
    text = message(key, language, hops=hops)
    return Change(kind, str(hops), text, hops, None, _example(search, way, language))


def _shortest_way(search: Search, origin: str, destination: str) -> tuple[str, ...]:
    left = search.kept.distances(destination)
    way = [origin]
    while way[-1] != destination:
        way.append(min(id for id in search.kept.neighbours(way[-1]) if left.get(id) == left[way[-1]] - 1))
    return tuple(way)


def _example(search: Search, way: tuple[str, ...], language: str) -> tuple[Step, ...]:
    return tuple(
        make_step(search.index, search.between(here, there)[0], here, language=language)
        for here, there in pairwise(way)
    )


def _text(search: Search, kind: str, value: str | None, hops: int, paths: int, language: str) -> str:
    """Return a change in words."""
    schema, entities = search.index.schema, search.index.entities
    count = message("path-one" if paths == 1 else "path-many", language, paths=paths)
    length = message("hop-one" if hops == 1 else "hop-many", language, hops=hops)
    shown = value or ""
    if kind == "status":
        shown = ", ".join(schema.statuses[status].label[language] for status in shown.split(", "))
    elif kind == "avoid":
        shown = ", ".join(entities[id].name(language) for id in shown.split(", "))
    return message(f"nothing-{kind.replace('_', '-')}", language, paths=count, hops=length, value=shown)
