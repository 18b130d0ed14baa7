"""What a question lets in, and the first reason for what it leaves out."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from itertools import pairwise
from pathlib import Path

import pytest

from graph.cli import main
from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.records import Citation, Relation
from graph.problems import UsageError
from graph.reading.canonical_form import write_records
from graph.search.filters import REASONS, Filters, Selection
from graph.words.sentences import sentence
from tests.worlds import let_in, make_filters, make_world


def date(text: str) -> PartialDate:
    """Return the date that a text writes."""
    return PartialDate.parse(text)


@pytest.mark.parametrize(
    ("relation", "filters", "reason"),
    [
        ("toy-0027", Filters(), "by_status"),
        ("toy-0027", Filters(statuses=("hypothetical",)), None),
        ("toy-0013", Filters(without=("signed",)), "by_type"),
        ("toy-0013", Filters(only=("ratified",)), "by_type"),
        ("toy-0013", Filters(themes=("military",)), "by_theme"),
        ("toy-0013", Filters(themes=("legal",)), None),
        ("toy-0019", Filters(uncontested=True), "by_contested"),
        ("toy-0020", Filters(uncontested=True), "by_contested"),
        ("toy-0013", Filters(avoid=("harbour-pact",)), "by_avoid"),
        ("toy-0015", Filters(min_origins=2), "by_origins"),
        ("toy-0015", Filters(no_state_media=True), "by_state_media"),
        ("toy-0034", Filters(no_state_media=True), None),
        ("toy-0020", Filters(no_state_media=True), None),
    ],
)
def test_first_reason(toy: ClaimIndex, relation: str, filters: Filters, reason: str | None) -> None:
    """Each filter leaves out what it names; a medium whose owner is only reported is no state medium."""
    assert reason == Selection(toy, filters).reason(toy.relations[relation])


@pytest.mark.parametrize(
    ("relation", "as_of", "held"),
    [
        ("toy-0002", "1961", False),
        ("toy-0002", "1962-07", True),
        ("toy-0002", "1990-12-31", True),
        ("toy-0002", "1991", False),
        ("toy-0013", "2025-03-09", False),
        ("toy-0013", "2026", True),
        ("toy-0005", "2026", True),
    ],
)
def test_as_of(toy: ClaimIndex, relation: str, as_of: str, held: bool) -> None:
    """Spans are let in while they may overlap, moments from when they may have happened."""
    reason = Selection(toy, Filters(as_of=date(as_of))).reason(toy.relations[relation])
    assert held == (reason is None)


@pytest.mark.parametrize(("relation", "as_of"), [("toy-0007", "1900"), ("toy-0007", "2026"), ("toy-0005", "2020")])
def test_what_nothing_dates_has_a_reason_of_its_own(toy: ClaimIndex, relation: str, as_of: str) -> None:
    """A claim without any date, or asked about before it was first seen, is undated, and let in where that is asked."""
    claim, when = toy.relations[relation], date(as_of)
    assert Selection(toy, Filters(as_of=when)).reason(claim) == "undated"
    assert Selection(toy, Filters(as_of=when, undated=True)).reason(claim) is None


@pytest.mark.parametrize(
    ("relation", "known_at", "known"),
    [
        ("toy-0015", "2025-10-18", False),
        ("toy-0015", "2025-10", True),
        ("toy-0004", "2025-06", True),
    ],
)
def test_known_at(toy: ClaimIndex, relation: str, known_at: str, known: bool) -> None:
    """A claim is known from the first day on which one of its documents was issued, or else read."""
    reason = Selection(toy, Filters(known_at=date(known_at))).reason(toy.relations[relation])
    assert (None if known else "by_known") == reason


def test_a_source_that_does_not_say_when_it_was_published_is_undated(toy: ClaimIndex) -> None:
    """Before it was read nobody knows whether it had been published: undated, let in, marked, where that is asked."""
    claim, when = toy.relations["toy-0004"], date("2025-05")
    assert Selection(toy, Filters(known_at=when)).reason(claim) == "undated"
    selection = Selection(toy, Filters(known_at=when, undated=True))
    assert selection.reason(claim) is None
    assert sentence(selection.view, claim).startswith("[publication undated] Lumera is a member of")


def test_a_source_passed_on_makes_a_claim_known(toy: ClaimIndex) -> None:
    """A later article that passes on an earlier post makes the claim known since the post."""
    selection = Selection(toy, Filters(known_at=date("2025-09-02")))
    assert selection.reason(toy.relations["toy-0020"]) is None


def test_only_known_citations_and_denials_count(toy: ClaimIndex) -> None:
    """Before a denial was published the claim is not contested, and later reprints are no sources yet."""
    before, after = (Selection(toy, Filters(known_at=date(day))) for day in ("2025-09-11", "2025-09-12"))
    assert (False, True) == tuple("toy-0019" in selection.view.contested for selection in (before, after))
    pact = Selection(toy, Filters(known_at=date("2025-10-19"))).view.relations["toy-0015"]
    assert ["wire-2025-10-19", "drey-2026-01"] == [citation.source for citation in pact.sources]


@pytest.mark.parametrize("depth", [1, 2, 3, 5])
def test_what_is_said_of_an_unknown_claim_is_unknown(toy: ClaimIndex, depth: int) -> None:
    """Denials of denials, all published before the claim that the first of them denies, are left out with it."""
    early, late = Citation("today-2025-09-01"), Citation("drey-2026-01")
    fact = Relation("fact", "tarvia", "recognizes", "lumera", "asserted", (late,))
    ids = ["fact", *(f"denial-{number}" for number in range(depth))]
    denials = [Relation(id, "lumera", "denies", denied, "asserted", (early,)) for denied, id in pairwise(ids)]
    index = toy.with_relations([fact, *denials])
    before, after = (Selection(index, Filters(known_at=date(day))).view for day in ("2025-12", "2026-12"))
    assert ([], ids) == (list(before.relations), list(after.relations))


@pytest.mark.parametrize("known_at", ["2025-12", "2026-12"])
@pytest.mark.parametrize("command", [("links", "Tarvia", "Lumera"), ("timeline", "Tarvia"), ("audit",)])
def test_a_denial_of_a_denial_is_no_fault_of_the_program(
    toy: ClaimIndex, command: tuple[str, ...], known_at: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Questions as of a date before the claim, but after what is said of it, are answered."""
    early, late = Citation("today-2025-09-01"), Citation("drey-2026-01")
    claims = [
        Relation("fact", "tarvia", "recognizes", "lumera", "asserted", (late,)),
        Relation("denial", "lumera", "denies", "fact", "asserted", (early,)),
        Relation("denial-of-it", "tarvia", "denies", "denial", "asserted", (early,)),
        Relation("denial-of-that", "lumera", "denies", "denial-of-it", "asserted", (early,)),
    ]
    for kind, records in (("entities", toy.entities), ("sources", toy.sources)):
        (tmp_path / f"{kind}.yaml").write_text(write_records(kind, records.values()), encoding="utf-8")
    (tmp_path / "relations.yaml").write_text(write_records("relations", claims), encoding="utf-8")
    code = main([*command, "--known-at", known_at, "--json", "--data", str(tmp_path)])
    assert ("", True) == (capsys.readouterr().err, code in (0, 1))


def test_hidden_has_a_number_for_each_reason(toy: ClaimIndex) -> None:
    """Every reason is counted, even where it left out nothing."""
    hidden = Selection(toy).hidden(toy.relations.values())
    assert REASONS == tuple(hidden)
    assert hidden["by_status"] == sum(
        relation.status not in ("asserted", "reported") for relation in toy.relations.values()
    )


@pytest.mark.parametrize("block", range(10))
def test_kept_equals_the_rules_taken_one_by_one(block: int) -> None:
    """On 500 random collections with random filters the relations let in are those of the rules."""
    for seed in range(block * 50, block * 50 + 50):
        index = make_world(seed)
        filters = make_filters(seed + 1, index, ("e0", "e1"))
        expected = {relation.id for relation in let_in(index, filters)}
        assert expected == {relation.id for relation in Selection(index, filters).kept}, seed


@pytest.mark.parametrize(
    ("asked", "reason"), [(1, None), (2, None), (3, None), (4, "by_origins")], ids=["one", "fewer", "as many", "more"]
)
def test_as_many_origins_as_asked_for_are_enough(toy: ClaimIndex, asked: int, reason: str | None) -> None:
    """A claim with three origins passes up to three, and two accounts of one publisher are one."""
    sources = ("herald-2024-05-02", "herald-2025-09-12", "times-2025-08-30", "drey-2026-01")
    claim = replace(toy.relations["toy-0013"], sources=tuple(Citation(id) for id in sources))
    index = toy.with_relations([claim])
    assert reason == Selection(index, Filters(min_origins=asked)).reason(claim)


def test_filters_are_values() -> None:
    """Filters that say the same are one key, and none changes after it was made."""
    assert {Filters(only=("signed",)): 1} == {Filters(only=("signed",)): 1}
    with pytest.raises(FrozenInstanceError):
        Filters().uncontested = True  # type: ignore[misc]


def test_dates_are_taken_as_text() -> None:
    """A text means the date that it writes; what is no plain date is refused with the name of the filter."""
    assert Filters(as_of=PartialDate(2015), known_at=PartialDate(2022, 2)) == Filters(as_of="2015", known_at="2022-02")  # type: ignore[arg-type]
    for text in ("2015-13", "about 2015", "1960~"):
        with pytest.raises(UsageError, match=r"^known_at: "):
            Filters(known_at=text)  # type: ignore[arg-type]
