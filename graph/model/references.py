"""Where a record names another: the fields that refer to entities and to sources, and chains of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from graph.model.records import Relation, Source

__all__ = ["Reference", "endless", "named_entities", "named_sources"]

Reference: TypeAlias = tuple[str, tuple[str | int, ...]]
"""The id that is named, and the keys and indices that lead to it; the last key is the field that names."""


def named_entities(record: Relation | Source) -> Iterator[Reference]:
    """Yield each entity that a record names, in the order of its fields; the ends of a relation are not among them.

    >>> list(named_entities(Source("s", "news", publisher="herald", authors=("ann",))))
    [('herald', ('publisher',)), ('ann', ('authors', 0))]
    """
    if isinstance(record, Relation):
        for name, ids in (("claimed_by", record.claimed_by), ("place", record.place)):
            for index, id in enumerate(ids):
                yield id, (name, index)
        for index, quantity in enumerate(record.quantities):
            if quantity.of:
                yield quantity.of, ("quantities", index, "of")
        return
    yield record.publisher, ("publisher",)
    for index, id in enumerate(record.authors):
        yield id, ("authors", index)
    for name, named in (("agency", record.agency), ("work", record.work)):
        if named:
            yield named, (name,)


def named_sources(record: Relation | Source) -> Iterator[Reference]:
    """Yield each source that a record names, in the order of its fields."""
    if isinstance(record, Source):
        yield from ((id, ("passes_on", index)) for index, id in enumerate(record.passes_on))
        return
    for number, citation in enumerate(record.sources):
        yield citation.source, ("sources", number, "source")
        for index, id in enumerate(citation.passes_on):
            yield id, ("sources", number, "passes_on", index)


def endless(steps: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the ids from which one can go on for ever: those in a ring, and those that lead into one.

    >>> endless({"a": ["b"], "b": ["a"], "c": ["a"], "d": ["e"], "e": []})
    ['a', 'b', 'c']
    """
    left = {id: sum(step in steps for step in further) for id, further in steps.items()}
    back: dict[str, list[str]] = {}
    for id, further in steps.items():
        for step in further:
            back.setdefault(step, []).append(id)
    waiting = [id for id, count in left.items() if not count]
    while waiting:
        for before in back.get(waiting.pop(), ()):
            left[before] -= 1
            if not left[before]:
                waiting.append(before)
    return [id for id, count in left.items() if count]
