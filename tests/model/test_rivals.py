"""Rival accounts: figures of one period and dates of one act that exclude each other, and nothing else."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.records import Entity, Quantity, Relation
from graph.model.rivals import are_rivals, find_rivals
from graph.reading.vocabulary import load_schema
from graph.words.sentences import account

SCHEMA = load_schema()


def number(value: str | None = None, **fields: Any) -> tuple[Quantity, ...]:
    """Return one number of people, exact or with the bounds given."""
    bounds: dict[str, Any]
    bounds = {name: Decimal(fields.pop(name)) for name in ("min", "max") if name in fields}
    return (Quantity(fields.pop("unit", "person"), value=Decimal(value) if value else None, **bounds, **fields),)


def date(text: str | None) -> PartialDate | None:
    """Return a date, or nothing."""
    return PartialDate.parse(text) if text else None


def claim(id: str, type: str = "trades-with", quantities: tuple[Quantity, ...] = (), **fields: Any) -> Relation:
    """Return a claim about two states."""
    when: dict[str, Any] = {name: date(fields.pop(name, None)) for name in ("start", "end", "as_of")}
    ends = fields.pop("ends", ("arvenia", "belmora"))
    return Relation(id, ends[0], type, ends[1], fields.pop("status", "reported"), quantities=quantities, **when)


YEAR = {"start": "2022", "end": "2022"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (claim("a", quantities=number("100"), **YEAR), claim("b", quantities=number("190"), **YEAR), True),
        (claim("a", quantities=number("100"), **YEAR), claim("b", quantities=number("104"), **YEAR), False),
        (claim("a", quantities=number("100", about=True)), claim("b", quantities=number("109")), False),
        (claim("a", quantities=number("100")), claim("b", quantities=number("190", unit="USD")), False),
        (claim("a", quantities=number("100")), claim("b", quantities=number("190", measure="share")), False),
        (claim("a", quantities=number("100")), claim("b", quantities=number(min="50")), False),
        (claim("a", quantities=number("100")), claim("b", quantities=number(min="150")), True),
        (claim("a", quantities=number(min="10", max="50")), claim("b", quantities=number(max="100")), True),
        (claim("a", quantities=number(max="99")), claim("b", quantities=number(max="100")), False),
        (
            claim("a", quantities=number("100"), start="2022", end="2022"),
            claim("b", quantities=number("50"), start="2022-01", end="2022-06"),
            False,
        ),
        (
            claim("a", quantities=number("100"), as_of="2022"),
            claim("b", quantities=number("50"), as_of="2023"),
            False,
        ),
        (
            claim("a", "owns", number("40"), start="2016"),
            claim("b", "owns", number("16"), end="2016"),
            False,
        ),
        (
            claim("a", quantities=number("100"), status="proposed"),
            claim("b", quantities=number("190")),
            False,
        ),
    ],
    ids=lambda value: "" if isinstance(value, Relation) else str(value),
)
def test_figures_are_rivals_in_one_period_beyond_the_tolerance(one: Relation, other: Relation, expected: bool) -> None:
    """Another unit, measure or period, a rounding, a bound that fits, and a plan make no rivals."""
    assert (expected, expected) == (are_rivals(SCHEMA, one, other), are_rivals(SCHEMA, other, one))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2021-05-14", "2021-05-15", True),
        ("2021-05-14", "2021-05", False),
        ("2021-05-14", "2021-05-22", False),
        ("1962", "2023", False),
    ],
)
def test_dates_are_rivals_within_a_week(one: str, other: str, expected: bool) -> None:
    """Two days of a week are two accounts of one act; dates that may be one, and dates far apart, aren't."""
    assert expected == are_rivals(SCHEMA, claim("a", "visited", start=one), claim("b", "visited", start=other))


def test_a_symmetric_claim_has_rivals_either_way_round() -> None:
    """Who stands first in a symmetric claim makes no difference; in a directed one it does."""
    for type, expected in (("trades-with", {"a": ("b",), "b": ("a",)}), ("exports-to", {})):
        relations = [
            claim("a", type, number("100")),
            claim("b", type, number("190"), ends=("belmora", "arvenia")),
        ]
        assert expected == find_rivals(SCHEMA, relations)


def test_an_account_bears_its_mark_and_not_its_ends() -> None:
    """What a rival says is told with how sure it is."""
    told = claim("b", quantities=number("190"), as_of="2022")
    entities = {id: Entity(id, "state", {"en": id.title()}) for id in ("arvenia", "belmora")}
    assert account(ClaimIndex(SCHEMA, entities, {"b": told}, {}), told) == "[reported] 190 people; as of 2022"


AMOUNTS = st.integers(1, 10**6).map(lambda value: number(str(value)))


@given(st.lists(AMOUNTS, max_size=6))
def test_rivalry_goes_both_ways(amounts: list[tuple[Quantity, ...]]) -> None:
    """Whoever has a rival is one to it, and nobody is a rival to itself."""
    found = find_rivals(SCHEMA, [claim(f"r-{place}", quantities=amount) for place, amount in enumerate(amounts)])
    pairs = {(one, other) for one, others in found.items() for other in others}
    assert pairs == {(other, one) for one, other in pairs}
    assert not any(one == other for one, other in pairs)
