"""Who owns or directs whom is asked for the day of a text, and outlets of one owner are one origin."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.loader import load_index
from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.origins import Origin, join_origins
from graph.model.records import Citation, Entity, Relation, Source
from graph.query.claim import make_claim, one_owner_lines
from graph.reading.vocabulary import load_schema
from graph.search.filters import Filters, Selection
from graph.search.publishers import INTERESTED, Publishers

CASES = Path(__file__).parent / "cases"
KINDS = {
    "arvenia": "state",
    "belmora": "state",
    "gazette": "media-outlet",
    "twin": "media-outlet",
    "holding": "company",
    "harbour-board": "government-body",
    "ore-works": "company",
}
CLAIM = Relation("r-1", "arvenia", "partner-of", "belmora", "asserted", (Citation("s-1"),))


def controlled(id: str, by: str, start: str = "", end: str = "") -> Relation:
    """Return a claim that somebody is controlled, from and to a year where they are given."""
    dates = (PartialDate(int(start)) if start else None, PartialDate.parse_end(end) if end else None)
    return Relation(f"c-{id}-{by}", id, "controlled-by", by, "asserted", (Citation("s-9"),), *dates)


def world(*relations: Relation, publishers: tuple[str, ...] = ("gazette",), issued: str = "2001") -> ClaimIndex:
    """Return a world in which one document of each publisher was issued in a year."""
    entities = {id: Entity(id, kind, {"en": id.title()}) for id, kind in KINDS.items()}
    day = PartialDate(int(issued)) if issued else None
    sources = {
        f"s-{number}": Source(f"s-{number}", "news", publisher, issued=day, accessed=PartialDate(2026))
        for number, publisher in enumerate(publishers, 1)
    }
    sources["s-9"] = Source("s-9", "note", "harbour-board")
    return ClaimIndex(load_schema(), entities, {each.id: each for each in relations}, sources)


def is_state_medium(index: ClaimIndex) -> bool:
    """Whether a search without state media leaves the claim out."""
    return Selection(index, Filters(no_state_media=True)).reason(index.relations["r-1"]) == "by_state_media"


@pytest.mark.parametrize(
    ("start", "end", "issued", "expected"),
    [
        ("1990", "2005", "2001", True),
        ("1990", "2005", "2010", False),
        ("2022", "", "2010", False),
        ("2022", "", "2023", True),
        ("", "", "1950", True),
        ("", "2005", "", False),
        ("2022", "", "", True),
        ("1990", "2040", "", True),
        ("1990", "unknown", "2001", True),
        ("2002", "unknown", "2001", False),
    ],
)
def test_state_media_is_asked_for_the_day_of_the_text(start: str, end: str, issued: str, expected: bool) -> None:
    """An outlet is a state medium for what it wrote while the state had it; an undated text counts as of its reading."""
    index = world(CLAIM, controlled("gazette", "arvenia", start, end), issued=issued)
    assert expected == is_state_medium(index)


def test_an_owner_that_exists_no_longer_owns_nothing() -> None:
    """The life of the owner bounds what it controlled, though no claim says that its control ended."""
    index = world(CLAIM, controlled("gazette", "arvenia", "1990"), issued="2010")
    ended = replace(index.entities["arvenia"], end=PartialDate(1995))
    gone = ClaimIndex(index.schema, {**index.entities, "arvenia": ended}, index.relations, index.sources)
    assert [True, False] == [is_state_medium(index), is_state_medium(gone)]


def test_who_controls_today_is_asked_of_the_collection() -> None:
    """A question about a day doesn't move the day for which an undated account is judged."""
    index = world(CLAIM, controlled("gazette", "arvenia", "2010"))
    view = index.asked(PartialDate(2001))
    assert {"gazette", "arvenia"} == view.control.behind("gazette")


def test_a_chain_of_control_must_hold_at_once() -> None:
    """A holding that the state had only later makes no state medium of an earlier text."""
    links = controlled("gazette", "holding", "1990"), controlled("holding", "arvenia", "2010")
    assert [False, True] == [is_state_medium(world(CLAIM, *links, issued=year)) for year in ("2001", "2011")]


@pytest.mark.parametrize("publisher", ["gazette", "harbour-board", "ore-works"])
def test_each_body_of_a_party_is_interested(publisher: str) -> None:
    """A ministry and a firm of a party count as its media do; all at half their worth."""
    index = world(CLAIM, controlled(publisher, "belmora", "1990"), publishers=(publisher,))
    worth = index.schema.source_kinds["news"].factor
    assert Publishers(index).reliabilities(CLAIM) == {publisher: worth * INTERESTED}
    assert make_claim(index, CLAIM).sources[0].interested


def test_a_body_of_a_party_was_disinterested_before() -> None:
    """What a firm published before the state took it over is that of a third party."""
    index = world(CLAIM, controlled("ore-works", "belmora", "2010"), publishers=("ore-works",))
    assert not make_claim(index, CLAIM).sources[0].interested


def test_a_party_speaks_for_itself() -> None:
    """What a party publishes about itself is interested, though nobody owns it."""
    claim = Relation("r-1", "ore-works", "partner-of", "belmora", "asserted", (Citation("s-1"),))
    assert make_claim(world(claim, publishers=("ore-works",)), claim).sources[0].interested


TWO = Relation("r-1", "arvenia", "partner-of", "belmora", "asserted", (Citation("s-1"), Citation("s-2")))


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ((controlled("gazette", "holding"), controlled("twin", "holding")), 1),
        ((controlled("gazette", "holding"), controlled("twin", "holding", "2010")), 2),
        ((controlled("gazette", "holding"), controlled("twin", "gazette")), 1),
        ((controlled("gazette", "arvenia"), controlled("twin", "arvenia")), 1),
        ((controlled("gazette", "arvenia"), controlled("twin", "belmora")), 2),
        ((controlled("gazette", "twin"),), 1),
        ((), 2),
    ],
)
def test_outlets_of_one_owner_are_one_origin(links: tuple[Relation, ...], expected: int) -> None:
    """They are counted by where their chains of control end, be that a firm or a state, on the day of their texts."""
    index = world(TWO, *links, publishers=("gazette", "twin"))
    assert (expected, expected) == (len(index.origins(TWO)), len(Publishers(index).reliabilities(TWO)))


def test_the_owner_is_named() -> None:
    """Publishers that count once are told with their owner."""
    index = world(TWO, controlled("gazette", "holding"), controlled("twin", "holding"), publishers=("gazette", "twin"))
    assert one_owner_lines(index, TWO, "en") == ["2 publishers, one owner (Holding), counted once: Gazette, Twin"]


def test_an_origin_can_join_two() -> None:
    """Somebody owned by two owners makes one of what each of them has."""
    begun = [Origin((name,), frozenset(owners)) for name, owners in (("a", "x"), ("b", "y"), ("c", "xy"))]
    assert join_origins(begun) == (Origin(("a", "b", "c"), frozenset("xy")),)


def test_owners_stay_known_in_an_earlier_view() -> None:
    """What was known on a day is counted by the owners that the whole collection knows."""
    index = world(TWO, controlled("gazette", "holding"), controlled("twin", "holding"), publishers=("gazette", "twin"))
    filters = Filters(known_at=PartialDate(2001), min_origins=2)
    assert Selection(index, filters).reason(TWO) == "by_origins"


def test_the_case_of_state_media_then() -> None:
    """A text of 2001 by an outlet that the state ran until 2005 rests on state media."""
    assert is_state_medium(load_index([CASES / "state-media-then"]))


def test_the_case_of_one_owner() -> None:
    """Two outlets of one holding are one independent origin."""
    index = load_index([CASES / "one-owner-two-origins"])
    assert ("gazette",) == index.origins(index.relations["r-2"])
