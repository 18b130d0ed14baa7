"""A number of claims that says what it rests on, and how many of them stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.model.claim_index import ClaimIndex
from graph.model.json_form import JsonForm, StatusId
from graph.model.records import Relation

__all__ = ["Count", "count_of"]


@dataclass(frozen=True, slots=True)
class Count(JsonForm):
    """A number of claims.

    Attributes:
        claims: their ids, in the order of the data.
        stands: how many of them are plain facts.
        weakest: the least sure status among them; nothing where there is none.
    """

    JSON = ("count", "stands", "weakest", "claims")

    claims: tuple[str, ...]
    stands: int
    weakest: StatusId | None

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.claims)

    def __str__(self) -> str:
        return str(self.count) if self.stands == self.count else f"{self.count} ({self.stands})"


def count_of(index: ClaimIndex, relations: Iterable[Relation]) -> Count:
    """Return the number of some claims, with what it rests on."""
    found = tuple(relations)
    order = list(index.schema.statuses)
    weakest = max((relation.status for relation in found), key=order.index, default=None)
    return Count(tuple(relation.id for relation in found), sum(map(index.is_plain, found)), weakest)
