"""Records that are made only when they are asked for, behind the face of a mapping."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, Sequence, ValuesView
from typing import Any, Generic, TypeVar

__all__ = ["BLOCK", "Records"]

T = TypeVar("T")

BLOCK = 16
"""How many records are made at once. Source: measured; more is faster for all of them, less for a few."""


class Records(Mapping[str, T], Generic[T]):
    """Records by id, in the order of the data, made block by block when they are asked for.

    Args:
        ids: the ids, in order.
        make: from the number of a block to its records.
    """

    def __init__(self, ids: Sequence[str], make: Callable[[int], list[T]]) -> None:
        self._rows = {id: row for row, id in enumerate(ids)}
        self._make = make
        self._blocks: list[list[T] | None] = [None] * -(-len(ids) // BLOCK)

    def __getitem__(self, id: str) -> T:
        return self.at(self._rows[id])

    def row(self, id: str) -> int:
        """Return the row of a record, counted from 0."""
        return self._rows[id]

    def at(self, row: int) -> T:
        """Return the record in a row, counted from 0."""
        number, rest = divmod(row, BLOCK)
        return (self._blocks[number] or self._block(number))[rest]

    def _block(self, number: int) -> list[T]:
        found = self._blocks[number] = self._make(number)
        return found

    def get(self, id: str, default: Any = None) -> Any:
        """Return the record with an id, or the default."""
        row = self._rows.get(id)
        return default if row is None else self.at(row)

    def __contains__(self, id: object) -> bool:
        return id in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def keys(self) -> KeysView[str]:
        """Return the ids."""
        return self._rows.keys()

    def values(self) -> ValuesView[T]:
        """Return the records."""
        return _Values(self)

    def items(self) -> ItemsView[str, T]:
        """Return ids with records."""
        return _Items(self)

    def in_order(self) -> Iterator[T]:
        """Yield every record."""
        for number, block in enumerate(self._blocks):
            yield from block or self._block(number)

    def __repr__(self) -> str:
        return f"<{len(self)} records>"


class _Values(ValuesView[T]):
    def __init__(self, records: Records[T]) -> None:
        super().__init__(records)
        self._records = records

    def __iter__(self) -> Iterator[T]:
        return self._records.in_order()


class _Items(ItemsView[str, T]):
    def __init__(self, records: Records[T]) -> None:
        super().__init__(records)
        self._records = records

    def __iter__(self) -> Iterator[tuple[str, T]]:
        return zip(self._records, self._records.in_order(), strict=True)
