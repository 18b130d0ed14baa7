"""Values as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from graph.model.dates import PartialDate
from graph.model.json_form import JsonForm, json_fields, json_of


@dataclass(frozen=True, slots=True)
class Ship(JsonForm):
    """A ship, with a name that JSON keeps under another one."""

    JSON = ("called: name", "length", "*flag")

    name: str
    flag: Flag
    length: float


@dataclass(frozen=True, slots=True)
class Flag(JsonForm):
    """A flag; its owner is nobody's business."""

    colours: tuple[str, ...]
    since: PartialDate | None = None
    owner: str = field(default="", repr=False)


def test_fields_are_renamed_ordered_and_inlined() -> None:
    """The JSON has the names and the order that the class lists, and the fields of an inlined object among its own."""
    ship = Ship("Aurora", Flag(("red", "white"), PartialDate(1900, 5)), 126.8)
    expected = {"called": "Aurora", "length": 126.8, "colours": ["red", "white"], "since": "1900-05"}
    assert list(expected.items()) == list(ship.to_dict().items())


def test_fields_that_are_not_shown_stay_out() -> None:
    """A field that the repr leaves out is no part of the JSON."""
    assert ["colours", "since"] == [each.name for each in json_fields(Flag)]


def test_numbers_are_exact_or_rounded() -> None:
    """Exact numbers are text, whole ones stay whole, others have six digits; a flag is no number."""
    found = json_of({"a": Decimal("1500.750"), "b": 7, "c": 2 / 3, "d": True, "e": None})
    assert {"a": "1500.750", "b": 7, "c": 0.666667, "d": True, "e": None} == found
