"""Dates known to the year, the month or the day, and never finer than that."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Any

__all__ = ["PartialDate", "may_overlap"]

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A calendar date of known precision: ``1959``, ``1959-01`` or ``1959-01-10``.

    Source: the reduced-precision date forms of ISO 8601-1:2019 (5.2.2), which are also the lexical
    forms of ``xsd:gYear``, ``xsd:gYearMonth`` and ``xsd:date``.

    Order is by the first possible day, then the coarser date first; it is a total order for sorting.
    Whether one date lies before another for certain is a question for `certainly_before`.

    >>> PartialDate.parse("2025-10").last_day
    datetime.date(2025, 10, 31)
    >>> PartialDate.parse("2025") < PartialDate.parse("2025-01") < PartialDate.parse("2025-01-01")
    True
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Return the date that the text writes.

        Raises:
            ValueError: the form is not YYYY, YYYY-MM or YYYY-MM-DD, or there is no such day.
        """
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError(f"{text[:40]!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if year == 0:
            raise ValueError(f"{text!r} is not a date; years count from 0001")
        if month is not None and not 1 <= month <= 12:
            raise ValueError(f"{text!r} is not a date; there is no such month")
        if month is not None and day is not None and not 1 <= day <= monthrange(year, month)[1]:
            raise ValueError(f"{text!r} is not a date; there is no such day")
        return cls(year, month, day)

    @property
    def precision(self) -> str:
        """``"year"``, ``"month"`` or ``"day"``."""
        return "year" if self.month is None else "month" if self.day is None else "day"

    @property
    def first_day(self) -> date:
        """The earliest day that the date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day that the date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def certainly_before(self, other: PartialDate) -> bool:
        """Whether every day that this can mean lies before every day that the other can mean."""
        if self.year != other.year:
            return self.year < other.year
        if self.month is None or other.month is None:
            return False
        if self.month != other.month:
            return self.month < other.month
        return self.day is not None and other.day is not None and self.day < other.day

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._key < other._key

    @property
    def _key(self) -> tuple[int, int, int]:
        return (self.year, self.month or 0, self.day or 0)

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(cls.parse, core_schema.str_schema(strict=True))


def may_overlap(start: PartialDate | None, end: PartialDate | None, when: PartialDate) -> bool:
    """Whether a span with these ends can have held at some moment of ``when``; an absent end is open.

    A year-only bound counts in its whole year, because the true day may lie anywhere in it.

    >>> may_overlap(PartialDate(2001), PartialDate(2010), PartialDate(2010, 12, 31))
    True
    """
    return not (start and when.certainly_before(start)) and not (end and end.certainly_before(when))
