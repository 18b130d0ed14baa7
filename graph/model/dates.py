"""Dates as precisely as a source gives them: known to the year, month or day, about, uncertain, or some time between.

The written forms are a subset of the Extended Date/Time Format: reduced precision, ``~`` (about) and ``?`` (uncertain)
of level 1, and "one of a set" with ``..`` of level 2; for an end also the word ``unknown``: over, nobody says when.
Source: ISO 8601-2:2019; Library of Congress, Extended Date/Time Format Specification, 2019.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Any

__all__ = ["UNKNOWN", "WAYS", "EndText", "PartialDate", "PlainText"]

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?]?)", re.ASCII)
_BETWEEN = re.compile(r"\[([^\].]+)\.\.([^\].]+)\]")
_UNKNOWN = "unknown"

WAYS = (
    "write YYYY, YYYY-MM or YYYY-MM-DD, with '~' behind it for about or '?' for uncertain, "
    "or [2012..2014] for some time between"
)


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A calendar date of known precision, and how sure it is: ``1959-01``, ``1960~``, ``1960?``, ``[2012..2014]``.

    Reduced precision has the forms of ISO 8601-1:2019 (5.2.2), which are also the lexical forms of ``xsd:gYear``,
    ``xsd:gYearMonth`` and ``xsd:date``.

    Order is by the first possible day, then the date that can mean more days first; it is a total order for sorting.
    Whether one date lies before another for certain is a question for `certainly_before`.

    Attributes:
        year: from 1; 0 in `UNKNOWN` alone.
        month: from 1 to 12.
        day: from 1.
        qualifier: ``~`` for about, ``?`` for uncertain, or an empty text.
        latest: with "some time between", the last date of the set, of which this is the first.

    >>> PartialDate.parse("2025-10").last_day
    datetime.date(2025, 10, 31)
    >>> PartialDate.parse("[2012..2014]").last_day
    datetime.date(2014, 12, 31)
    >>> PartialDate.parse("2025") < PartialDate.parse("2025-01") < PartialDate.parse("2025-01-01")
    True
    """

    year: int
    month: int | None = None
    day: int | None = None
    qualifier: str = ""
    latest: PartialDate | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Return the date that the text writes.

        Raises:
            ValueError: the form is none of those above, there is no such day, or a set is empty or the wrong way round.
        """
        between = _BETWEEN.fullmatch(text)
        if between is None:
            return cls._parse_one(text)
        first, latest = map(cls._parse_one, between.groups())
        if first.qualifier or latest.qualifier:
            raise ValueError(f"{text!r} is not a date; inside brackets no '~' or '?' can stand")
        if latest.last_day <= first.last_day:
            raise ValueError(f"{text!r} is not a date; the last date in brackets must lie after the first")
        return cls(first.year, first.month, first.day, latest=latest)

    @classmethod
    def parse_end(cls, text: str) -> PartialDate:
        """Return the date that the text writes, or `UNKNOWN`.

        Raises:
            ValueError: as for `parse`.
        """
        return UNKNOWN if text == _UNKNOWN else cls.parse(text)

    @classmethod
    def _parse_one(cls, text: str) -> PartialDate:
        """Return a date without brackets."""
        match = _FORM.fullmatch(text)
        if text == _UNKNOWN:
            raise ValueError(f"{text!r} is not a date; only an end can be unknown: leave the field out")
        if match is None:
            raise ValueError(f"{text[:40]!r} is not a date; {WAYS}")
        year, month, day = (int(part) if part else None for part in match.groups()[:3])
        assert year is not None
        if year == 0:
            raise ValueError(f"{text!r} is not a date; years count from 0001")
        if month is not None and not 1 <= month <= 12:
            raise ValueError(f"{text!r} is not a date; there is no such month")
        if month is not None and day is not None and not 1 <= day <= monthrange(year, month)[1]:
            raise ValueError(f"{text!r} is not a date; there is no such day")
        return cls(year, month, day, match[4])

    @property
    def is_plain(self) -> bool:
        """Whether the date is as sure as it is precise: neither about, uncertain, a set nor unknown."""
        return bool(self.year) and not self.qualifier and self.latest is None

    @classmethod
    def parse_plain(cls, text: str) -> PartialDate:
        """Return the one year, month or day that the text writes.

        Raises:
            ValueError: it is no date, or one that is about, uncertain, between two others or unknown.
        """
        date = cls.parse(text)
        if not date.is_plain:
            raise ValueError(f"{text!r} is not one year, month or day; name the day that is meant")
        return date

    @property
    def precision(self) -> str:
        """``"year"``, ``"month"`` or ``"day"``."""
        return "year" if self.month is None else "month" if self.day is None else "day"

    @property
    def first_day(self) -> date:
        """The earliest day that the date can mean."""
        if not self.year:
            return date.min
        if self.qualifier:
            return self._beside(-1).first_day
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day that the date can mean."""
        if not self.year:
            return date.max
        if self.latest is not None:
            return self.latest.last_day
        if self.qualifier:
            return self._beside(1).last_day
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def _beside(self, side: int) -> PartialDate:
        """Return the next (1) or the last (-1) year, month or day, as the date is precise; at the calendar's ends, itself.

        So far reach about and uncertain. Source: a choice of ours; the format leaves it open.
        """
        if self.month is None:
            return PartialDate(min(max(self.year + side, date.min.year), date.max.year))
        if self.day is None:
            months = min(max(self.year * 12 + self.month - 1 + side, 12), date.max.year * 12 + 11)
            return PartialDate(months // 12, months % 12 + 1)
        day = date(self.year, self.month, self.day).toordinal() + side
        found = date.fromordinal(min(max(day, date.min.toordinal()), date.max.toordinal()))
        return PartialDate(found.year, found.month, found.day)

    def certainly_before(self, other: PartialDate) -> bool:
        """Whether every day that this can mean lies before every day that the other can mean."""
        return self.last_day < other.first_day

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._key < other._key

    @property
    def _key(self) -> tuple[int, int, str]:
        if not self.year:
            return (date.max.toordinal() + 1, 0, "")
        return (self.first_day.toordinal(), -self.last_day.toordinal(), str(self))

    def __str__(self) -> str:
        if not self.year:
            return _UNKNOWN
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        text = "-".join(parts) + self.qualifier
        return text if self.latest is None else f"[{text}..{self.latest}]"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(cls.parse, core_schema.str_schema(strict=True))


UNKNOWN = PartialDate(0)
"""The end of what is over although nobody says when; sorted behind every date."""


class PlainText:
    """Marks a field whose date is as sure as it is precise."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        def read(text: str) -> PartialDate:
            date = PartialDate.parse(text)
            if not date.is_plain:
                raise ValueError(f"{text!r} is not one year, month or day; write the day that is meant")
            return date

        return core_schema.no_info_after_validator_function(read, core_schema.str_schema(strict=True))


class EndText:
    """Marks a field whose date may be `UNKNOWN`."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        text = core_schema.str_schema(strict=True)
        return core_schema.no_info_after_validator_function(PartialDate.parse_end, text)
