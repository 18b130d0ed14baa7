"""What was asked: the names and the limits of a question, with what it lets in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph.model.dates import PartialDate
from graph.search.filters import Filters
from graph.show.answer import Question

__all__ = [
    "AuditQuestion",
    "LinksQuestion",
    "NamesQuestion",
    "NearQuestion",
    "Order",
    "RecordQuestion",
    "SpecialQuestion",
]

Order = Literal["score", "shortest"]
"""Best score first, or fewer hops first and score second."""


@dataclass(frozen=True, slots=True)
class NamesQuestion(Question):
    """What is asked of several entities at once."""

    JSON = ("entities", "*filters")

    entities: tuple[str, ...]
    filters: Filters

    @property
    def names(self) -> tuple[str, ...]:
        """The entities asked for."""
        return self.entities


@dataclass(frozen=True, slots=True)
class LinksQuestion(Question):
    """What links two entities by paths of a length."""

    JSON = ("entities", "max_hops", "*filters", "by")

    entities: tuple[str, ...]
    max_hops: int
    filters: Filters
    by: Order

    @property
    def names(self) -> tuple[str, ...]:
        """Origin and destination."""
        return self.entities


@dataclass(frozen=True, slots=True)
class NearQuestion(Question):
    """What surrounds an entity within some hops."""

    JSON = ("entity", "hops", "*filters")

    entity: str
    hops: int
    filters: Filters

    @property
    def names(self) -> tuple[str, ...]:
        """The entity asked for."""
        return (self.entity,)


@dataclass(frozen=True, slots=True)
class SpecialQuestion(Question):
    """What is special to an entity, or to it and a partner."""

    JSON = ("entity", "partner", "*filters")

    entity: str
    partner: str | None
    filters: Filters

    @property
    def names(self) -> tuple[str, ...]:
        """The entity, and its partner where there is one."""
        return (self.entity,) if self.partner is None else (self.entity, self.partner)


@dataclass(frozen=True, slots=True)
class AuditQuestion(Question):
    """What should be reviewed of some entities; unconfirmed claims since a date where there is one."""

    JSON = ("entities", "since", "*filters")

    entities: tuple[str, ...]
    since: PartialDate | None
    filters: Filters

    @property
    def names(self) -> tuple[str, ...]:
        """The entities asked for; none for all."""
        return self.entities


@dataclass(frozen=True, slots=True)
class RecordQuestion(Question):
    """What the collection holds of one record."""

    id: str

    @property
    def names(self) -> tuple[str, ...]:
        """The record, whether it is an entity, a relation or a source."""
        return (self.id,)
