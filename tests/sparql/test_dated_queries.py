"""Tests that the published queries about days say the same as the commands do: the derived days are the one rule."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.loader import load_index, shipped_data
from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.holding import Held
from graph.model.records import Citation, Entity, Relation, Source
from graph.query.agreements import find_agreements
from graph.query.standing import IN_FORCE
from graph.reading.vocabulary import load_schema
from graph.search.filters import Filters, Selection
from tests.rdf.claims import claim_indices
from tests.rdf.parsers import text_of
from tests.worlds import make_world

QUERIES = Path(__file__).parents[2] / "docs" / "queries"
DAY = PartialDate(2020, 1, 1)
TEXTS = {
    "day": str(DAY),
    "end": "2024-12-31",
    "who": "entity:cuba",
    "around": "{ ?claim rdf:subject entity:cuba } UNION { ?claim rdf:object entity:cuba }",
}
"""What stands in the queries that a test replaces."""


Rows = list[dict[str, str]]


class Store:
    """What an index exports, in an embedded store."""

    def __init__(self, index: ClaimIndex) -> None:
        self.store = pyoxigraph.Store()
        self.store.load(text_of(index).encode(), format=pyoxigraph.RdfFormat.TURTLE)

    def ask(self, name: str, **instead: str) -> Rows:
        """Return the rows of a published query, with other texts instead of those in `TEXTS`."""
        text = (QUERIES / f"{name}.rq").read_text(encoding="utf-8")
        for key, new in instead.items():
            assert TEXTS[key] in text
            text = text.replace(TEXTS[key], new)
        found = self.store.query(text)
        assert isinstance(found, pyoxigraph.QuerySolutions)
        names = [variable.value for variable in found.variables]
        return [{each: row[each].value for each in names if row[each] is not None} for row in found]


def claim_in(row: dict[str, str]) -> str:
    """Return the id of the claim in a row."""
    return row["claim"].rpartition("/")[2]


def edges(index: ClaimIndex) -> list[date]:
    """Return the days on which an answer can change, and those beside them."""
    spans = [index.holding.span(relation) for relation in index.relations.values()]
    days = {day for span in spans for part in (span.possible, span.certain, span.undated) for day in part}
    beside = {day + timedelta(step) for day in days for step in (-1, 0, 1) if date.min < day < date.max}
    return sorted(beside | {DAY.first_day})


def assert_days_equal(index: ClaimIndex, days: list[date]) -> None:
    """Assert that the query gives for each claim about each entity what the one rule gives, on each of the days."""
    store = Store(index)
    for day in days:
        rows = store.ask("held-on-a-day", around="?claim a lazo:Relation .", day=str(day))
        found = dict(zip(map(claim_in, rows), (row["answer"] for row in rows), strict=True))
        when = PartialDate(day.year, day.month, day.day)
        answers = {id: index.holding.on(relation, when) for id, relation in index.relations.items()}
        assert {id: held.value for id, held in answers.items() if held is not Held.NOT} == found


@pytest.mark.parametrize("seed", range(6))
def test_a_store_knows_what_held(seed: int) -> None:
    """On each day on which something changes, a query over the derived days gives the answers of the one rule."""
    index = make_world(seed)
    assert_days_equal(index, edges(index))


@given(index=claim_indices(), number=st.integers(0, 1000))
def test_a_store_knows_what_held_whatever_the_dates(index: ClaimIndex, number: int) -> None:
    """The same holds for dates that are about, uncertain, between and unknown, in every year of the calendar."""
    days = edges(index)
    assert_days_equal(index, [days[number % len(days)]])


STATES = ("arva", "belm")
STEPS = {"party-to": STATES, "denounced": (*STATES, "office"), "suspended": (*STATES, "office")}


@st.composite
def treaties(draw: st.DrawFn) -> ClaimIndex:
    """Return two states, an organ of one, and some steps of a treaty with and without dates."""
    kinds = {**dict.fromkeys(STATES, "state"), "office": "government-body", "pact": "agreement"}
    dates = st.none() | st.builds(PartialDate, st.integers(2015, 2022), st.none() | st.just(1))
    made = [Relation("organ", "office", "part-of", "arva", "asserted", (Citation("s"),))]
    for number in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from(list(STEPS)))
        start, end = sorted((draw(dates), draw(dates)), key=lambda day: (day is None, day or DAY))
        end = None if kind == "denounced" else end
        status = draw(st.sampled_from(("asserted", "asserted", "reported", "alleged")))
        subject, seen = draw(st.sampled_from(STEPS[kind])), draw(dates)
        made.append(Relation(f"r{number}", subject, kind, "pact", status, (Citation("s"),), start, end, seen))
    entities = {id: Entity(id, kind, {"en": id}) for id, kind in kinds.items()}
    source = Source("s", "news", "office", issued=PartialDate(2023))
    return ClaimIndex(load_schema(), entities, {each.id: each for each in made}, {"s": source})


def bound(index: ClaimIndex) -> dict[tuple[str, str], bool]:
    """Return which parties the command tells to be bound by which agreements, and whether for sure."""
    found = find_agreements(index, filters=Filters(as_of=DAY))
    return {
        (index.entities[each.entity].name("en"), agreement.label): each.certain
        for agreement in found.agreements
        for each in agreement.participants
        if each.state == IN_FORCE
    }


def queried(index: ClaimIndex) -> dict[tuple[str, str], bool]:
    """Return the same as the published query tells it."""
    found: dict[tuple[str, str], bool] = {}
    for row in Store(index).ask("agreements-in-force"):
        key = row["party"], row["agreement"]
        found[key] = found.get(key, False) or row["certain"] == "true"
    return found


@given(index=treaties())
def test_a_store_knows_what_is_in_force(index: ClaimIndex) -> None:
    """The query and the command agree on whom a treaty binds, after denunciations and suspensions in any order."""
    assert bound(index) == queried(index)


def test_what_is_in_force_in_the_invented_world(toy: ClaimIndex) -> None:
    """The query and the command agree on the invented world."""
    assert bound(toy) == queried(toy)


def test_what_is_in_force_in_the_shipped_data() -> None:
    """The query and the command agree on what ships."""
    index = load_index([shipped_data()])
    assert bound(index) == queried(index)


def test_what_was_known_in_the_invented_world(toy: ClaimIndex) -> None:
    """The query tells the same claims as known by a date as the filter lets in, whatever the form of a source's date."""
    store = Store(toy)
    for day in ("2022-12-31", "2023-03-31", "2024-03-01", "2026-01-01"):
        view = Selection(toy, Filters(known_at=PartialDate.parse(day))).view
        expected = {each.id for each in toy.relations_of("lumera") if each.id in view.relations}
        assert expected == set(map(claim_in, store.ask("known-by-a-date", who="entity:lumera", end=day)))
