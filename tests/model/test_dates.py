"""Partial dates: form, order and what they can mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.dates import UNKNOWN, WAYS, PartialDate


@st.composite
def partial_dates(draw: st.DrawFn, years: tuple[int, int] = (1, 9999)) -> PartialDate:
    """Return any date of any precision."""
    day = draw(st.dates(date(years[0], 1, 1), date(years[1], 12, 31)))
    precision = draw(st.sampled_from(["year", "month", "day"]))
    return PartialDate(day.year, None if precision == "year" else day.month, day.day if precision == "day" else None)


@st.composite
def unsure_dates(draw: st.DrawFn, years: tuple[int, int] = (1, 9999)) -> PartialDate:
    """Return any date that is about, uncertain or some time between."""
    one, other = sorted((draw(partial_dates(years)), draw(partial_dates(years))), key=lambda each: each.first_day)
    if other.last_day > one.last_day and draw(st.booleans()):
        return replace(one, latest=other)
    return replace(one, qualifier=draw(st.sampled_from("~?")))


CLOSE = partial_dates((1999, 2001)) | unsure_dates((1999, 2001))
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
        ("", WAYS),
        ("99", WAYS),
        ("2025-1", WAYS),
        ("2025-01-01 ", WAYS),
        ("2025-01-01\n", WAYS),
        ("٢٠٢٥", WAYS),
        ("-0044", WAYS),
        ("0000", "years count from 0001"),
        ("2025-00", "there is no such month"),
        ("2025-13", "there is no such month"),
        ("2025-02-29", "there is no such day"),
        ("1900-02-29", "there is no such day"),
        ("2025-04-31", "there is no such day"),
        ("2025-04-00", "there is no such day"),
        ("1960~?", WAYS),
        ("~1960", WAYS),
        ("1960 ~", WAYS),
        ("1960%", WAYS),
        ("[2012..]", WAYS),
        ("[2012,2014]", WAYS),
        ("2012..2014", WAYS),
        ("2012/2014", WAYS),
        ("[2012..2014~]", "inside brackets no '~' or '?' can stand"),
        ("[2014..2012]", "the last date in brackets must lie after the first"),
        ("[2014..2014-03]", "the last date in brackets must lie after the first"),
        ("[2012..2012]", "the last date in brackets must lie after the first"),
        ("unknown", "only an end can be unknown: leave the field out"),
        ("Unknown", WAYS),
    ],
)
def test_what_is_no_date_is_refused(text: str, reason: str) -> None:
    """The error names the text and what is wrong with it."""
    with pytest.raises(ValueError, match="is not a date") as caught:
        PartialDate.parse(text)
    assert str(caught.value) == f"{text!r} is not a date; {reason}"


def test_the_bad_part_of_a_set_is_named() -> None:
    """Of a set in brackets the error names the date that is wrong."""
    with pytest.raises(ValueError, match="such month") as caught:
        PartialDate.parse("[2012..2014-13]")
    assert str(caught.value) == "'2014-13' is not a date; there is no such month"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1960~", date(1959, 1, 1), date(1961, 12, 31)),
        ("1960-05?", date(1960, 4, 1), date(1960, 6, 30)),
        ("1960-12~", date(1960, 11, 1), date(1961, 1, 31)),
        ("1960-05-01~", date(1960, 4, 30), date(1960, 5, 2)),
        ("0001?", date(1, 1, 1), date(2, 12, 31)),
        ("0001-01~", date(1, 1, 1), date(1, 2, 28)),
        ("9999-12-31?", date(9999, 12, 30), date(9999, 12, 31)),
        ("9999~", date(9998, 1, 1), date(9999, 12, 31)),
        ("[2012..2014-03]", date(2012, 1, 1), date(2014, 3, 31)),
        ("[2014-02..2014]", date(2014, 2, 1), date(2014, 12, 31)),
    ],
)
def test_a_date_that_is_not_sure_spans_more_days(text: str, first: date, last: date) -> None:
    """About and uncertain reach one unit of the precision to either side, a set from its first to its last day."""
    parsed = PartialDate.parse(text)
    assert (parsed.is_plain, parsed.first_day, parsed.last_day) == (False, first, last)


def test_an_unknown_end_can_mean_any_day() -> None:
    """It lies before nothing and after nothing, and is sorted behind every date."""
    any_date = PartialDate(9999, 12, 31)
    assert PartialDate.parse_end("unknown") is UNKNOWN
    assert not UNKNOWN.certainly_before(any_date)
    assert not any_date.certainly_before(UNKNOWN)
    assert sorted([UNKNOWN, any_date]) == [any_date, UNKNOWN]


def test_a_long_text_is_cut_in_the_error() -> None:
    """A page pasted in place of a date doesn't fill the screen."""
    with pytest.raises(ValueError, match="is not a date") as caught:
        PartialDate.parse("x" * 10_000)
    assert len(str(caught.value)) < 200


@given(partial_dates() | unsure_dates())
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
    """An earlier first day stands first; with equal first days the date that can mean more days does."""
    if left.first_day != right.first_day:
        assert (left < right) == (left.first_day < right.first_day)
    elif left.last_day != right.last_day:
        assert (left < right) == (left.last_day > right.last_day)


@given(CLOSE, CLOSE)
def test_certainly_before_speaks_of_all_possible_days(left: PartialDate, right: PartialDate) -> None:
    """It holds exactly if the last day of one lies before the first day of the other."""
    assert left.certainly_before(right) == (left.last_day < right.first_day)


def test_dates_compare_with_dates_only() -> None:
    """Comparison with a text is an error, not a guess."""
    with pytest.raises(TypeError):
        assert PartialDate(2025) < "2025"
