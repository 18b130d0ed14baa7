"""From text to typed records."""

from __future__ import annotations

from decimal import Decimal

import pytest

from graph.model.dates import PartialDate
from graph.model.records import Citation, Entity, Quantity, Relation, Source
from graph.reading.typed_records import Record, read_record
from graph.reading.yaml_reader import read_yaml_text

WHOLE = """\
toy-1:
  subject: tarvia
  type: supplies-arms-to
  object: lumera
  status: reported
  start: "2001"
  end: "2002-03"
  as_of: "2002-03-04"
  claimed_by: [herald]
  place: [port]
  role: {en: ally}
  quantities:
    - {unit: person, value: "13500.50", about: "true", of: volunteers, measure: total}
    - {unit: person, min: "1", max: "2", about: "false"}
  sources:
    - source: herald-2025
      locator: page 2
      passes_on: [wire-2025, today-2025]
"""


def read(kind: str, text: str) -> tuple[Record | None, list[str]]:
    """Return the record ``toy-1`` of a text, and what is wrong with it."""
    root, problems = read_yaml_text(text.encode(), "f")
    assert problems == []
    record, found = read_record(kind, next(iter(root)), root, "f")
    return record, [str(problem) for problem in found]


def test_a_relation_is_read_whole() -> None:
    """Each field has the type that the model gives it."""
    assert read("relations", WHOLE) == (
        Relation(
            "toy-1",
            "tarvia",
            "supplies-arms-to",
            "lumera",
            "reported",
            sources=(Citation("herald-2025", "page 2", ("wire-2025", "today-2025")),),
            start=PartialDate(2001),
            end=PartialDate(2002, 3),
            as_of=PartialDate(2002, 3, 4),
            claimed_by=("herald",),
            place=("port",),
            role={"en": "ally"},
            quantities=(
                Quantity("person", Decimal("13500.50"), about=True, of="volunteers", measure="total"),
                Quantity("person", min=Decimal(1), max=Decimal(2)),
            ),
        ),
        [],
    )


def test_an_entity_is_read_whole() -> None:
    """Names and identifiers stay as they are written."""
    text = "lumera: {type: state, label: {en: Lumera}, aliases: {en: [Isle]}, identifiers: {imo: '0123456'}}"
    assert read("entities", text) == (
        Entity("lumera", "state", {"en": "Lumera"}, aliases={"en": ("Isle",)}, identifiers={"imo": "0123456"}),
        [],
    )


def test_a_source_is_read_whole() -> None:
    """Dates of publication and of reading are kept apart."""
    text = "s-1: {kind: news, publisher: herald, title: '2025', issued: 2025-05, accessed: 2025-06-01, authors: [ann]}"
    assert read("sources", text) == (
        Source(
            "s-1",
            "news",
            "herald",
            title="2025",
            issued=PartialDate(2025, 5),
            accessed=PartialDate(2025, 6, 1),
            authors=("ann",),
        ),
        [],
    )


def test_what_is_absent_is_nothing() -> None:
    """A claim without dates, claimants, places, numbers and sources is read; the checks ask for its source."""
    record, problems = read("relations", "toy-1: {subject: a, type: b, object: c, status: d}")
    assert (record, problems) == (Relation("toy-1", "a", "b", "c", "d"), [])


def test_all_problems_of_a_record_are_named() -> None:
    """Nothing hides behind the first mistake."""
    text = WHOLE.replace("tarvia", "[tarvia]").replace('"2001"', "May").replace('"13500.50"', "1e3")
    record, problems = read("relations", text.replace("  type:", "  tipe:").replace("page 2", "{a: b}"))
    assert record is None
    assert sorted(problem.rpartition(" ")[2] + problem.split(": ")[0] for problem in problems) == [
        "[date-form]f:6:10",
        "[known-key]f:3:3",
        "[number-form]f:13:29",
        "[value-kind]f:17:16",
        "[value-kind]f:2:12",
    ]


def test_a_misspelt_key_is_told_once() -> None:
    """A key that is missing because it is misspelt isn't also said to be missing."""
    record, problems = read("relations", "toy-1: {subject: a, type: b, object: c, statsu: d}")
    assert (record, problems) == (None, ["f:1:41: toy-1: no key 'statsu' here; did you mean 'status'? [known-key]"])


def test_problems_inside_lists_are_counted_from_one() -> None:
    """The second quantity is called the second."""
    text = "toy-1: {subject: a, type: b, object: c, status: d, quantities: [{unit: x}, {value: '1'}]}"
    assert read("relations", text)[1] == [
        "f:1:76: toy-1: 'quantities[2].unit' is missing; write it with its value [required-key]"
    ]


@pytest.mark.parametrize("id", ["a", "ru-cu-0001", "2-isles", "x" * 120])
def test_good_ids(id: str) -> None:
    """Lower-case letters, digits and single hyphens make an id."""
    assert read("relations", f"{id}: {{subject: a, type: b, object: c, status: d}}")[1] == []


@pytest.mark.parametrize("id", ["A", "a_b", "a--b", "-a", "a-", "a b", "é", "а", "a.b", "a/b", "x" * 121, "''", "٣"])
def test_bad_ids(id: str) -> None:
    """Anything else doesn't, nor what only looks like it."""
    record, problems = read("relations", f"? {id}\n: {{subject: a, type: b, object: c, status: d}}")
    assert record is None
    assert [problem.rpartition(" ")[2] for problem in problems] == ["[id-form]"]


@pytest.mark.parametrize("value", ["x", "''", "[a, b]", "[]"])
def test_a_record_is_a_mapping(value: str) -> None:
    """A text or list in place of a record is refused at its position."""
    record, problems = read("entities", f"toy-1: {value}")
    assert record is None
    assert [(problem[:6], problem.rpartition(" ")[2]) for problem in problems] == [("f:1:8:", "[value-kind]")]
