"""Counts over a whole collection, which scores are relative to; an excerpt brings those of the whole that it is from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from graph.model.costs import hub_weight
from graph.model.dates import PartialDate

if TYPE_CHECKING:
    from graph.model.records import Relation

__all__ = ["Countable", "Counted", "Given", "Totals"]


class Totals(Protocol):
    """How often each relation type occurs, and how large a hub each entity is, in the whole collection.

    Attributes:
        types: how many relations between entities each relation type has.
        latest: the last plain date of a source.
    """

    @property
    def types(self) -> Mapping[str, int]:
        """How many relations between entities each relation type has."""
        ...

    @property
    def latest(self) -> PartialDate | None:
        """The last plain date of a source."""
        ...

    def weight(self, entity: str) -> int:
        """Return what an entity costs a path as an inner one, see `graph.model.costs.hub_weight`."""
        ...

    def neighbours(self, entity: str, type: str) -> int:
        """Return how many different neighbours an entity has by relations of a type."""
        ...


@dataclass(frozen=True, slots=True)
class Given:
    """Totals counted elsewhere: in columns, or by an endpoint.

    Attributes:
        types: how many relations between entities each relation type has.
        weights: what each entity of the excerpt costs a path.
        by_type: entity of the excerpt to relation type to the number of different neighbours by it.
        latest: the last plain date of a source.
    """

    types: Mapping[str, int]
    weights: Mapping[str, int]
    by_type: Mapping[str, Mapping[str, int]]
    latest: PartialDate | None = None

    def weight(self, entity: str) -> int:
        """Return what an entity costs a path."""
        return self.weights.get(entity, 0)

    def neighbours(self, entity: str, type: str) -> int:
        """Return how many different neighbours an entity has by relations of a type."""
        return self.by_type.get(entity, {}).get(type, 0)


class Countable(Protocol):
    """A collection of records that can be counted."""

    @property
    def relations(self) -> Mapping[str, Relation]:
        """The relations by id."""
        ...

    @property
    def latest_source(self) -> PartialDate | None:
        """The last plain date of a source."""
        ...

    def relations_of(self, id: str) -> tuple[Relation, ...]:
        """Return the relations of which something is an end."""
        ...

    def is_walkable(self, relation: Relation) -> bool:
        """Whether both ends are entities."""
        ...

    def hub_degree(self, id: str) -> int:
        """Return how much of a hub an entity is."""
        ...


class Counted:
    """Totals counted from the records of a collection, each when it is first asked for."""

    def __init__(self, index: Countable) -> None:
        self._index = index
        self._weights: dict[str, int] = {}
        self._by_type: dict[str, Counter[str]] = {}

    @cached_property
    def types(self) -> Mapping[str, int]:
        """How many relations between entities each relation type has."""
        index = self._index
        return Counter(relation.type for relation in index.relations.values() if index.is_walkable(relation))

    @property
    def latest(self) -> PartialDate | None:
        """The last plain date of a source."""
        return self._index.latest_source

    def weight(self, entity: str) -> int:
        """Return what an entity costs a path."""
        if entity not in self._weights:
            self._weights[entity] = hub_weight(self._index.hub_degree(entity))
        return self._weights[entity]

    def neighbours(self, entity: str, type: str) -> int:
        """Return how many different neighbours an entity has by relations of a type."""
        if entity not in self._by_type:
            self._by_type[entity] = self._count(entity)
        return self._by_type[entity][type]

    def _count(self, entity: str) -> Counter[str]:
        """Return by type the number of different entities that an entity has a relation with, itself apart."""
        walkable = (each for each in self._index.relations_of(entity) if self._index.is_walkable(each))
        pairs = {(each.type, end) for each in walkable for end in (each.subject, each.object)}
        return Counter(type for type, end in pairs if end != entity)
