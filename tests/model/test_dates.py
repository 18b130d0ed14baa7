"""Partial dates: form, order and what they can mean."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.dates import PartialDate, may_overlap


@st.composite
def partial_dates(draw: st.DrawFn, years: tuple[int, int] = (1, 9999)) -> PartialDate:
    """Return any date of any precision."""
    day = draw(st.dates(date(years[0], 1, 1), date(years[1], 12, 31)))
    precision = draw(st.sampled_from(["year", "month", "day"]))
    return PartialDate(day.year, None if precision == "year" else day.month, day.day if precision == "day" else None)


CLOSE = partial_dates((1999, 2001))
"""Dates so near to each other that every relation between two of them comes up."""


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("1959", "year", date(1959, 1, 1), date(1959, 12, 31)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", "month", date(2023, 2, 1), date(2023, 2, 28)),
        ("1959-01-10", "day", date(1959, 1, 10), date(1959, 1, 10)),
        ("9999-12", "month", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_a_date_spans_the_days_it_can_mean(text: str, precision: str, first: date, last: date) -> None:
    """A coarse date runs from its first to its last possible day."""
    parsed = PartialDate.parse(text)
    assert (parsed.precision, parsed.first_day, parsed.last_day) == (precision, first, last)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("99", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("2025-1", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("2025-01-01 ", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("2025-01-01\n", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("٢٠٢٥", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("-0044", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("0000", "years count from 0001"),
        ("2025-00", "there is no such month"),
        ("2025-13", "there is no such month"),
        ("2025-02-29", "there is no such day"),
        ("1900-02-29", "there is no such day"),
        ("2025-04-31", "there is no such day"),
        ("2025-04-00", "there is no such day"),
    ],
)
def test_what_is_no_date_is_refused(text: str, reason: str) -> None:
    """The error names the text and what is wrong with it."""
    with pytest.raises(ValueError, match="is not a date") as caught:
        PartialDate.parse(text)
    assert str(caught.value) == f"{text!r} is not a date; {reason}"


def test_a_long_text_is_cut_in_the_error() -> None:
    """A page pasted in place of a date doesn't fill the screen."""
    with pytest.raises(ValueError, match="is not a date") as caught:
        PartialDate.parse("x" * 10_000)
    assert len(str(caught.value)) < 120


@given(partial_dates())
def test_text_and_date_say_the_same(found: PartialDate) -> None:
    """Writing a date and reading it again gives the date, at its own precision."""
    assert PartialDate.parse(str(found)) == found


@given(partial_dates())
def test_the_possible_days_are_what_the_precision_says(found: PartialDate) -> None:
    """First and last day agree with the date in all that is known of it, and the days around them don't."""

    def agrees(day: date) -> bool:
        known = [part for part in (found.year, found.month, found.day) if part is not None]
        return known == [day.year, day.month, day.day][: len(known)]

    assert agrees(found.first_day)
    assert agrees(found.last_day)
    assert found.first_day == date.min or not agrees(found.first_day - timedelta(days=1))
    assert found.last_day == date.max or not agrees(found.last_day + timedelta(days=1))


@given(CLOSE, CLOSE)
def test_order_is_total(left: PartialDate, right: PartialDate) -> None:
    """Of two dates exactly one is true: before, equal, after."""
    assert [left < right, left == right, left > right].count(True) == 1


@given(CLOSE, CLOSE, CLOSE)
def test_order_is_transitive(first: PartialDate, second: PartialDate, third: PartialDate) -> None:
    """Sorting has one answer."""
    low, middle, high = sorted([first, second, third])
    assert low <= middle <= high
    assert low <= high


@given(CLOSE, CLOSE)
def test_order_follows_the_first_possible_day(left: PartialDate, right: PartialDate) -> None:
    """An earlier first day stands first; with equal first days the coarser date does."""
    if left.first_day != right.first_day:
        assert (left < right) == (left.first_day < right.first_day)
    elif left != right:
        assert (left < right) == (len(str(left)) < len(str(right)))


@given(CLOSE, CLOSE)
def test_certainly_before_speaks_of_all_possible_days(left: PartialDate, right: PartialDate) -> None:
    """It holds exactly if the last day of one lies before the first day of the other."""
    assert left.certainly_before(right) == (left.last_day < right.first_day)


@given(st.none() | CLOSE, st.none() | CLOSE, CLOSE)
def test_overlap_is_possible_unless_excluded(
    start: PartialDate | None, end: PartialDate | None, when: PartialDate
) -> None:
    """A span may have held unless it began after, or ended before, every day that is asked for."""
    began_later = start is not None and start.first_day > when.last_day
    ended_before = end is not None and end.last_day < when.first_day
    assert may_overlap(start, end, when) == (not began_later and not ended_before)


def test_dates_compare_with_dates_only() -> None:
    """Comparison with a text is an error, not a guess."""
    with pytest.raises(TypeError):
        assert PartialDate(2025) < "2025"
