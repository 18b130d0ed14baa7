"""The life of agreements."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.records import Entity, Relation
from graph.problems import UsageError
from graph.query.agreements import Agreements, find_agreements, tell_standing
from graph.search.filters import Filters


def with_steps(index: ClaimIndex, *steps: tuple[str, str, str | None, str | None]) -> ClaimIndex:
    """Return the index with more steps of the pact: subject, type, start, end."""
    pattern = index.relations["toy-0014"]
    more = [
        replace(pattern, id=f"step-{place}", subject=subject, type=type, start=date(start), end=date(end))
        for place, (subject, type, start, end) in enumerate(steps)
    ]
    return index.with_relations([*index.relations.values(), *more])


def date(text: str | None) -> PartialDate | None:
    """Return the date that a text writes."""
    return PartialDate.parse_end(text) if text else None


def states(agreements: Agreements) -> dict[str, tuple[str, str | None]]:
    """Return how each participant stands with the pact."""
    pact = next(each for each in agreements.agreements if each.id == "harbour-pact")
    return {each.entity: (each.state, str(each.since) if each.since else None) for each in pact.participants}


def on(day: str) -> Filters:
    """Return filters for a day."""
    return Filters(as_of=PartialDate.parse(day))


def test_steps_stand_in_order(toy: ClaimIndex) -> None:
    """Signatures, approval and ratification follow each other by date."""
    pact = find_agreements(toy, "tarvia").agreements[0]
    assert ["toy-0013", "toy-0014", "toy-0015", "toy-0016"] == [step.relation for step in pact.steps]


def test_who_signed_and_did_not_ratify(toy: ClaimIndex) -> None:
    """One party has ratified, the other has only signed; a chamber's approval is its state's act, and neither."""
    agreements = find_agreements(toy)
    assert {
        "lumera": ("signed", "2025-03-10"),
        "tarvia": ("consented", "2025-10"),
    } == states(agreements)
    assert [("harbour-pact", "lumera")] == [(each.agreement, each.entity) for each in agreements.unratified]
    assert () == agreements.in_force


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-05", "signed"),
        ("2025-12-31", "signed"),
        ("2026-02", "in force"),
        ("2027-03", "suspended"),
        ("2027-09", "in force"),
        ("2029", "ended"),
    ],
)
def test_in_force_on_a_day(toy: ClaimIndex, day: str, expected: str) -> None:
    """Force lasts from its start to its end, and not while it is suspended."""
    index = with_steps(
        toy, ("lumera", "party-to", "2026-01-15", "2028"), ("lumera", "suspended", "2027-02", "2027-06-30")
    )
    agreements = find_agreements(index, filters=on(day))
    assert expected == states(agreements)["lumera"][0]
    assert (expected == "in force") == (agreements.in_force != ())


def test_what_was_denounced_is_told_so(toy: ClaimIndex) -> None:
    """A denunciation ends what was signed; before its day it does not count."""
    index = with_steps(toy, ("lumera", "denounced", "2026-01-01", None))
    assert ("denounced", "2026-01-01") == states(find_agreements(index))["lumera"]
    assert "signed" == states(find_agreements(index, filters=on("2025-12")))["lumera"][0]


def test_only_agreements_of_all_who_are_named(toy: ClaimIndex) -> None:
    """Two names give the agreements in which both take part."""
    assert ("harbour-pact",) == tuple(each.id for each in find_agreements(toy, "tarvia", "lumera").agreements)
    assert () == find_agreements(toy, "tarvia", "quell").agreements
    with pytest.raises(UsageError):
        find_agreements(toy, "nobody")


def test_what_is_left_out_is_counted(toy: ClaimIndex) -> None:
    """A proposed step does not count by default, and is told to be hidden."""
    relation: Relation = replace(toy.relations["toy-0014"], id="step", type="party-to", status="proposed")
    index = toy.with_relations([*toy.relations.values(), relation])
    assert 1 == find_agreements(index).hidden["by_status"]


@pytest.mark.parametrize(
    ("steps", "day", "expected"),
    [
        ([("party-to", "2002", None), ("denounced", "2016-05-22", None)], "2026", "denounced"),
        ([("party-to", "2002", None), ("denounced", "2016-05-22", None)], "2010", "in force"),
        ([("party-to", "2002", None), ("denounced", "2016", None), ("party-to", "2019", None)], "2026", "in force"),
        ([("party-to", "2021-02", "2041-02")], "2026", "in force"),
        ([("party-to", "2021-02", "2041-02")], "2042", "ended"),
        ([("party-to", "1999", "unknown")], "2040", "ended"),
        ([("suspended", "2024", None)], "2025", "suspended"),
    ],
)
def test_acts_that_end_or_halt_force(
    toy: ClaimIndex, steps: list[tuple[str, str, str | None]], day: str, expected: str
) -> None:
    """The last act counts: a denunciation ends force until a later accession, a future end is not over."""
    index = with_steps(toy, *(("quell", *step) for step in steps))
    assert expected == states(find_agreements(index, filters=on(day)))["quell"][0]


def test_a_denunciation_that_nobody_dates_ends_force(toy: ClaimIndex) -> None:
    """What is denounced on no known day is never told as in force: nobody says that the party acceded after it."""
    index = with_steps(toy, ("lumera", "party-to", "2002", None), ("lumera", "denounced", None, None))
    assert "denounced" == states(find_agreements(index))["lumera"][0]


def test_a_fixed_term_says_until_when(toy: ClaimIndex) -> None:
    """Without a day the collection stands on that of its last source, and an end after it has not come."""
    index = with_steps(toy, ("quell", "party-to", "2021-02", "2041-02"))
    quell = next(each for each in find_agreements(index).agreements[0].participants if each.entity == "quell")
    assert tell_standing(index, quell) == "in force (February 2021, until February 2041)"


def test_the_acts_of_organs_are_those_of_their_state(toy: ClaimIndex) -> None:
    """What a ministry signed into law is its state's act, and never told as merely signed."""
    index = with_steps(toy, ("lumeran-foreign-ministry", "signed-into-law", "2025-06", None))
    found = states(find_agreements(index))
    assert ("enacted", "2025-06") == found["lumera"]
    assert "lumeran-foreign-ministry" not in found


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [("government-body", "asserted", True), ("government-body", "reported", False), ("company", "asserted", False)],
)
def test_a_body_that_the_state_controls_acts_for_it(toy: ClaimIndex, kind: str, status: str, expected: bool) -> None:
    """So does a parliament that a state plainly controls; a state's firm does not, nor a body that is only said to be its."""
    index = with_steps(toy, ("chamber", "approved", "2025-06", None))
    chamber = Entity("chamber", kind, {"en": "Chamber"})
    tie = replace(
        toy.relations["toy-0014"], id="tie", subject="chamber", type="controlled-by", object="lumera", status=status
    )
    made = ClaimIndex(toy.schema, {**toy.entities, "chamber": chamber}, {**index.relations, "tie": tie}, toy.sources)
    assert expected == ("chamber" not in states(find_agreements(made)))


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (["asserted"], "in force (2026)"),
        (["reported"], "[reported] in force (2026)"),
        (["reported", "asserted"], "in force (2026)"),
    ],
)
def test_in_force_bears_the_mark_of_what_it_rests_on(toy: ClaimIndex, statuses: list[str], expected: str) -> None:
    """It is bare only where a plain claim says so; the ids of the claims stand with it."""
    steps = [
        replace(toy.relations["toy-0014"], id=f"force-{status}", type="party-to", status=status, start=date("2026"))
        for status in statuses
    ]
    index = toy.with_relations([*toy.relations.values(), *steps])
    found = find_agreements(index, filters=on("2026-06")).agreements[0].participants
    lumera = next(each for each in found if each.entity == "lumera")
    assert tell_standing(index, replace(lumera, certain=True)) == expected
    assert lumera.rests_on == (f"force-{statuses[-1]}",)


def test_in_force_asks_for_each_that_is_named(toy: ClaimIndex) -> None:
    """An agreement that one of the two named has denounced is not in force between them."""
    index = with_steps(
        toy,
        ("lumera", "party-to", "2025-11", None),
        ("tarvia", "party-to", "2025-11", None),
        ("tarvia", "denounced", "2025-12", None),
    )
    assert [1, 0, 0] == [
        len(find_agreements(index, *names).in_force) for names in (("lumera",), ("tarvia",), ("lumera", "tarvia"))
    ]
