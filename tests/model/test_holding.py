"""Whether a claim held on a day: against the definition, tried on all days and all meanings of its dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph.model.claim_index import ClaimIndex
from graph.model.dates import UNKNOWN, PartialDate
from graph.model.holding import Held
from graph.model.records import Citation, Entity, Relation, Source
from graph.reading.vocabulary import load_schema

SCHEMA = load_schema()
FIRST = date(2000, 1, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(75)]


def index_of(
    *relations: Relation, ends: dict[str, Entity] | None = None, issued: str | None = "2026-02-03"
) -> ClaimIndex:
    """Return an index of claims between two states that one article tells."""
    states = {id: Entity(id, "state", {"en": id.title()}) for id in ("arva", "belm", "gazette")}
    source = Source("s", "news", "gazette", issued=PartialDate.parse(issued) if issued else None)
    return ClaimIndex(SCHEMA, {**states, **(ends or {})}, {each.id: each for each in relations}, {"s": source})


def claim(start: str | None = None, end: str | None = None, as_of: str | None = None, **other: str) -> Relation:
    """Return a span between two states, or another claim."""
    first, last, seen = (PartialDate.parse_end(text) if text else None for text in (start, end, as_of))
    ends = {"subject": "arva", "type": "allied-with", "object": "belm", **other}
    sources = (Citation("s"),)
    return Relation("r", ends["subject"], ends["type"], ends["object"], "asserted", sources, first, last, seen)


@st.composite
def close_dates(draw: st.DrawFn) -> PartialDate:
    """Return a day, a month, or a date that is about, uncertain or between, of the first two months of 2000."""
    one, other = sorted(draw(st.lists(st.sampled_from(DAYS[5:60]), min_size=2, max_size=2, unique=True)))
    first, last = (PartialDate(day.year, day.month, day.day) for day in (one, other))
    forms = (
        first,
        PartialDate(2000, one.month),
        PartialDate.parse(f"{first}~"),
        PartialDate.parse(f"[{first}..{last}]"),
    )
    return draw(st.sampled_from(forms))


def meant(when: PartialDate) -> list[date]:
    """Return the days that a date can mean, among those that are tried."""
    return [day for day in DAYS if when.first_day <= day <= when.last_day]


@given(start=close_dates(), end=close_dates())
def test_the_three_answers_equal_every_meaning_of_the_dates(start: PartialDate, end: PartialDate) -> None:
    """A span held on a day if it did whatever its dates mean, may have held if it did for one meaning, else did not."""
    meanings = [(first, last) for first in meant(start) for last in meant(end) if first <= last]
    assume(meanings)
    holding, relation = index_of(claim(str(start), str(end))).holding, claim(str(start), str(end))
    for day in DAYS:
        found = [first <= day <= last for first, last in meanings]
        expected = Held.HELD if all(found) else Held.MAY if any(found) else Held.NOT
        assert expected == holding.on(relation, PartialDate(day.year, day.month, day.day)), day


@given(start=close_dates(), when=close_dates())
def test_what_happened_stays_happened(start: PartialDate, when: PartialDate) -> None:
    """A moment holds from its date on: for sure from the last day that it can mean."""
    found = index_of().holding.on(claim(str(start), type="met-with"), when)
    expected = (
        Held.HELD if when.last_day >= start.last_day else Held.MAY if when.last_day >= start.first_day else Held.NOT
    )
    assert expected == found


@pytest.mark.parametrize(
    ("relation", "when", "expected"),
    [
        (claim("1999", None), "2010", Held.HELD),
        (claim("1999", None), "2026-02-03", Held.HELD),
        (claim("1999", None), "2026-02-04", Held.MAY),
        (claim("1999", None, "2018"), "2018", Held.HELD),
        (claim("1999", None, "2018"), "2020", Held.MAY),
        (claim("1999", "unknown"), "1998", Held.NOT),
        (claim("1999", "unknown"), "2020", Held.MAY),
        (claim("1999", "unknown"), "2026-02-04", Held.NOT),
        (claim("1999", "2040"), "2030", Held.HELD),
        (claim(None, "2018-12"), "2018-06", Held.UNDATED),
        (claim(None, "2018-12"), "2018-12", Held.HELD),
        (claim(None, "2018-12"), "2019", Held.NOT),
        (claim(None, None, "2015"), "2014", Held.UNDATED),
        (claim(None, None, "2015"), "2016", Held.MAY),
        (claim(), "1800", Held.UNDATED),
        (claim(type="met-with"), "2030", Held.UNDATED),
        (claim(None, None, "2015", type="met-with"), "2014", Held.UNDATED),
        (claim(None, None, "2015", type="met-with"), "2030", Held.HELD),
    ],
)
def test_open_ends(relation: Relation, when: str, expected: Held) -> None:
    """An open span is sure while somebody saw it hold; what nobody dates is undated; an unknown end lies before its source."""
    assert expected == index_of(relation).holding.on(relation, PartialDate.parse(when))


@pytest.mark.parametrize(
    ("start", "end", "when", "expected"),
    [
        (None, PartialDate(1991, 12), "1991-12-01", Held.HELD),
        (None, PartialDate(1991, 12), "1991-12-15", Held.MAY),
        (None, PartialDate(1991, 12), "1992", Held.NOT),
        (PartialDate(1975), None, "1970", Held.NOT),
        (PartialDate(1975), None, "1975", Held.HELD),
        (None, UNKNOWN, "2020", Held.MAY),
        (None, None, "2020", Held.HELD),
    ],
)
def test_a_life_bounds_what_is_said(
    start: PartialDate | None, end: PartialDate | None, when: str, expected: Held
) -> None:
    """A claim holds only while both its ends exist, as far as is known."""
    relation = claim("1960")
    index = index_of(relation, ends={"arva": Entity("arva", "state", {"en": "Arva"}, start=start, end=end)})
    assert expected == index.holding.on(relation, PartialDate.parse(when))


@pytest.mark.parametrize("status", ["asserted", "reported"])
def test_who_takes_the_place_of_a_former_state_ends_its_life(status: str) -> None:
    """Where no life is written, a plain claim of succession gives the end; one that is only reported does not."""
    relation = claim("1960", object="union")
    after = Relation("after", "arva", "successor-of", "union", status, (Citation("s"),), PartialDate(1991, 12))
    index = index_of(relation, after, ends={"union": Entity("union", "former-state", {"en": "Union"})})
    found = [index.holding.on(relation, PartialDate(year)) for year in (1980, 2020)]
    assert found == ([Held.HELD, Held.NOT] if status == "asserted" else [Held.MAY, Held.MAY])


def test_a_person_who_takes_an_office_ends_no_life() -> None:
    """Only of types whose members exist no longer does a successor say when they ended."""
    people = {id: Entity(id, "person", {"en": id}) for id in ("old", "new")}
    office = claim("2018", subject="old", type="accredited-to", object="belm")
    after = Relation("after", "new", "successor-of", "old", "asserted", (Citation("s"),), PartialDate(2020))
    assert index_of(office, after, ends=people).holding.on(office, PartialDate(2021)) is Held.HELD


def test_an_old_office_is_not_shown_to_go_on_by_a_later_document() -> None:
    """A book of 2026 about an envoy of 1926 does not say that he is one: what seldom lasts was last known long ago."""
    person = {"envoy": Entity("envoy", "person", {"en": "Envoy"})}
    office = claim("1926", subject="envoy", type="accredited-to", object="belm")
    holding = index_of(office, ends=person).holding
    assert holding.last_seen(office) == date(1926, 1, 1)
    assert holding.on(office, PartialDate(1950)) is Held.MAY


def test_the_collection_stands_on_the_day_of_its_last_source(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers over the same data are the same on every day; the clock counts only where no source has a date."""
    assert index_of().today == date(2026, 2, 3)

    class Clock(date):
        @classmethod
        def today(cls) -> Clock:
            return cls(2031, 5, 6)

    monkeypatch.setattr("graph.model.claim_index.date", Clock)
    assert index_of(issued=None).today == date(2031, 5, 6)


@given(st.lists(st.tuples(st.none() | close_dates(), st.none() | close_dates()), min_size=1, max_size=4))
def test_the_window_of_claims_equals_the_days_on_which_all_may_have_held(
    dates: list[tuple[PartialDate | None, PartialDate | None]],
) -> None:
    """It begins with the first and ends with the last day on which each of them may have held, if there is one."""
    assume(all(not (start and end and end.certainly_before(start)) for start, end in dates))
    claims = [replace(claim(), id=f"r{number}", start=start, end=end) for number, (start, end) in enumerate(dates)]
    days = [
        day
        for day in DAYS
        if all(
            (start is None or start.first_day <= day) and (end is None or day <= end.last_day) for start, end in dates
        )
    ]
    found = index_of(*claims).holding.together(claims)
    within = [day for day in DAYS if found and found[0] <= day <= found[1]]
    assert days == within


def test_a_succession_links_one_time_to_the_next() -> None:
    """What a state's predecessor did is told with the succession, though that came when it was over."""
    old = claim("1962", "1990")
    after = Relation("after", "arva", "successor-of", "belm", "asserted", (Citation("s"),), PartialDate(1991))
    assert index_of(old, after).holding.together([after, old]) == (date(1962, 1, 1), date(1990, 12, 31))
