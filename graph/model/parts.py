"""A part of a collection that stands by itself: some claims, and all that they refer to."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import TypeVar

from graph.model.claim_index import ClaimIndex
from graph.model.records import Relation, Source
from graph.model.references import named_entities, named_sources

__all__ = ["part_of"]

T = TypeVar("T")


def part_of(index: ClaimIndex, relations: Iterable[str], entities: Iterable[str] = ()) -> ClaimIndex:
    """Return an index of some claims and entities, with the claims, entities and sources that these refer to.

    What is said against a claim goes with it, so that no part shows a contested claim as a plain fact. Records keep the
    order of the data.
    """
    kept = _claims(index, relations)
    sources = _sources(index, kept.values())
    records: list[Relation | Source] = [*kept.values(), *sources.values()]
    named = {id for record in records for id, _ in named_entities(record)}
    ends = {end for relation in kept.values() for end in (relation.subject, relation.object)}
    wanted = {*entities, *ends, *named}
    found = ClaimIndex(
        index.schema,
        _in_order(index.entities, wanted),
        _in_order(index.relations, kept),
        _in_order(index.sources, sources),
    )
    found.folders, found.excerpt = index.folders, True
    return found


def _claims(index: ClaimIndex, relations: Iterable[str]) -> dict[str, Relation]:
    """Return the claims by id, with those that stand at their ends and those that stand against them."""
    found: dict[str, Relation] = {}
    waiting = [id for id in relations if id in index.relations]
    while waiting:
        relation = index.relations[waiting.pop()]
        if relation.id not in found:
            found[relation.id] = relation
            waiting += [end for end in (relation.subject, relation.object) if end in index.relations]
            waiting += [denial.id for denial in index.denials_of(relation.id)]
    return found


def _sources(index: ClaimIndex, relations: Iterable[Relation]) -> dict[str, Source]:
    """Return the sources that claims name, with all that these pass on."""
    found: dict[str, Source] = {}
    waiting = [id for relation in relations for id, _ in named_sources(relation)]
    while waiting:
        source = index.sources[waiting.pop()]
        if source.id not in found:
            found[source.id] = source
            waiting += [id for id, _ in named_sources(source)]
    return found


def _in_order(records: Mapping[str, T], wanted: Container[str]) -> dict[str, T]:
    """Return the wanted records in the order of the data."""
    return {id: record for id, record in records.items() if id in wanted}
