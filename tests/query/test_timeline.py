"""Dated claims in order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.problems import UsageError
from graph.query.timeline import find_timeline
from graph.search.filters import Filters


def test_two_entities_share_agreements_and_events(toy: ClaimIndex) -> None:
    """Direct claims and the steps of what both had part in stand in order of date, coarser dates first."""
    line = find_timeline(toy, ["tarvia", "lumera"])
    assert [
        ("1962-04", "toy-0001"),
        ("2023-03-31", "toy-0050"),
        ("2024-04", "toy-0034"),
        ("2024-05-01", "toy-0035"),
        ("2025-03-10", "toy-0013"),
        ("2025-03-10", "toy-0014"),
        ("2025-10", "toy-0015"),
    ] == [(str(entry.date), entry.step.relation) for entry in line.entries]


def test_a_span_stands_at_both_ends(toy: ClaimIndex) -> None:
    """What has ended appears when it began and when it ended."""
    line = find_timeline(toy, ["old-tarvian-union"], filters=Filters(only=("allied-with",)))
    assert [("1962", "start"), ("1990", "end")] == [(str(entry.date), entry.kind) for entry in line.entries]


def test_a_date_of_observation_is_called_so(toy: ClaimIndex) -> None:
    """A claim without a beginning stands where it was seen to hold; one without any date stands apart."""
    line = find_timeline(toy, ["quell"])
    assert ("2025-06-01", "as_of") in [(str(entry.date), entry.kind) for entry in line.entries]
    assert ["toy-0008"] == [step.relation for step in line.undated]


def test_claims_about_claims_belong_to_one_entity(toy: ClaimIndex) -> None:
    """A denial is an act of who denies."""
    line = find_timeline(toy, ["lumeran-foreign-ministry"])
    assert ["toy-0021"] == [entry.step.relation for entry in line.entries]


def test_what_was_left_out_is_counted(toy: ClaimIndex) -> None:
    """Filters hold here too."""
    line = find_timeline(toy, ["tarvia", "lumera"], filters=Filters(without=("signed",)))
    assert line.hidden["by_type"] == 2


def test_nobody_has_no_timeline(toy: ClaimIndex) -> None:
    """At least one entity must be named."""
    with pytest.raises(UsageError):
        find_timeline(toy, [])


def test_an_observation_does_not_repeat_what_has_a_beginning(toy: ClaimIndex) -> None:
    """A membership since 1975 that was seen in 2025 stands once, in 1975."""
    line = find_timeline(toy, ["lumera", "league-of-isles"])
    assert [("1975", "start")] == [(str(entry.date), entry.kind) for entry in line.entries]


@pytest.mark.parametrize(
    ("start", "end", "kinds"),
    [
        ("2001-06", "2001", ["start", "end"]),
        ("2001-06-15", "2001-06", ["start", "end"]),
        ("1999~", "2000", ["start", "end"]),
        ("2001", "2001-06", ["start", "end"]),
    ],
)
def test_a_beginning_stands_before_its_end(toy: ClaimIndex, start: str, end: str, kinds: list[str]) -> None:
    """An end known to the year or month is sorted by its last day."""
    alliance = replace(toy.relations["toy-0002"], start=PartialDate.parse(start), end=PartialDate.parse(end))
    found = find_timeline(toy.with_relations([alliance]), ["old-tarvian-union", "lumera"])
    assert kinds == [entry.kind for entry in found.entries]
