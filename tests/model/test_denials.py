"""Denials and allegations: a denial is told with how sure it is, and reaches everything that is part of what is denied."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.loader import load_index
from graph.model.claim_index import ClaimIndex
from graph.model.records import Citation, Entity, Relation, Source
from graph.query.claim import make_claim
from graph.rdf.facts import read_facts
from graph.rdf.reading import dataset_of, records_of
from graph.rdf.terms import namespaces
from graph.rdf.writing import SYNTAXES, write_rdf
from graph.reading.vocabulary import load_schema
from graph.search.filters import Filters, Selection
from graph.words.sentences import mark, sentence
from tests.export.checker import READERS, SYSTEM, expected, seen_in

CITED = (Citation("s-1"),)
MARK = "is denied by Ostrel"


def world(*relations: Relation, allegations: int = 0) -> ClaimIndex:
    """Return a world of three states and some allegations with these claims."""
    kinds = dict.fromkeys(("arvenia", "belmora", "ostrel"), "state") | {"gazette": "media-outlet"}
    kinds |= {f"alleged-{number}": "allegation" for number in range(allegations)}
    entities = {id: Entity(id, kind, {"en": id.title()}) for id, kind in kinds.items()}
    return ClaimIndex(
        load_schema(), entities, {each.id: each for each in relations}, {"s-1": Source("s-1", "news", "gazette")}
    )


def claim(id: str = "r-1", status: str = "asserted") -> Relation:
    """Return a claim about two states."""
    return Relation(id, "arvenia", "partner-of", "belmora", status, CITED)


def denial(of: str, status: str = "asserted", *, type: str = "denies", claimed_by: tuple[str, ...] = ()) -> Relation:
    """Return a denial by the third state."""
    return Relation(f"d-{of}-{status}", "ostrel", type, of, status, CITED, claimed_by=claimed_by)


def is_let_in(index: ClaimIndex) -> bool:
    """Whether a question for uncontested claims lets in the claim."""
    return Selection(index, Filters(uncontested=True)).reason(index.relations["r-1"]) is None


@pytest.mark.parametrize(
    ("status", "type", "told"),
    [
        ("asserted", "denies", "asserted; is denied by Ostrel"),
        ("reported", "denies", "asserted; is said to be denied by Ostrel (reported)"),
        ("alleged", "denies", "asserted; is said to be denied by Ostrel (alleged)"),
        ("proposed", "denies", "asserted; might be denied by Ostrel (proposed)"),
        ("hypothetical", "denies", "asserted; might be denied by Ostrel (hypothetical)"),
        ("alleged", "disputes", "asserted; is said to be disputed by Ostrel (alleged)"),
    ],
)
def test_a_mark_tells_how_sure_the_denial_is(status: str, type: str, told: str) -> None:
    """The mark of a claim words a denial by the status that the denial has."""
    assert told == mark(world(claim(), denial("r-1", status, type=type)), claim())


def test_a_mark_tells_who_says_that_somebody_denies() -> None:
    """The claimant of a denial stands in the mark beside its status."""
    index = world(claim(), denial("r-1", "alleged", claimed_by=("belmora",)))
    assert mark(index, claim()) == "asserted; is said to be denied by Ostrel (alleged; according to Belmora)"


def test_a_mark_tells_that_the_denial_is_denied() -> None:
    """A denial against which somebody speaks is told as contested."""
    index = world(claim(), denial("r-1"), Relation("d-2", "belmora", "denies", "d-r-1-asserted", "asserted", CITED))
    assert mark(index, claim()) == "asserted; is denied by Ostrel (contested)"


@pytest.mark.parametrize("language", ["en", "es", "pt", "ru"])
def test_no_language_words_a_possible_denial_as_a_plain_one(language: str) -> None:
    """In each language the two marks differ beyond the status in brackets."""
    possible, plain = (
        mark(world(claim(), denial("r-1", status)), claim(), language) for status in ("hypothetical", "asserted")
    )
    assert plain not in possible


@pytest.mark.parametrize(
    ("status", "let_in"),
    [("asserted", False), ("reported", False), ("alleged", True), ("proposed", True), ("hypothetical", True)],
)
def test_uncontested_goes_by_denials_that_search_walks(status: str, let_in: bool) -> None:
    """A claim is left out for a denial that is made, not for one that is only alleged or possible."""
    assert let_in == is_let_in(world(claim(), denial("r-1", status)))


def test_a_firm_denial_beside_a_possible_one_counts() -> None:
    """It takes one firm denial."""
    assert not is_let_in(world(claim(), denial("r-1", "hypothetical"), denial("r-1", "asserted")))


@pytest.mark.parametrize("status", ["asserted", "alleged", "hypothetical"])
def test_whatever_is_denied_is_no_plain_fact(status: str) -> None:
    """A claim that bears the mark of a denial is never written as a plain fact, however unsure that denial is."""
    index = world(claim(), denial("r-1", status))
    assert (False, True) == (index.is_plain(claim()), sentence(index, claim()).startswith("[asserted; "))


def member(id: str, of: str, number: int, type: str = "version-of") -> Relation:
    """Return what says that a claim or an allegation belongs to an allegation."""
    return Relation(f"m-{number}", id, type, of, "asserted", CITED)


def test_a_denied_allegation_marks_its_versions_and_parts() -> None:
    """Each claim that belongs to it bears the denial; one that doesn't, none."""
    index = world(
        *(claim(f"r-{number}") for number in range(4)),
        member("r-0", "alleged-0", 0),
        member("r-1", "alleged-0", 1, "part-of-allegation"),
        member("r-2", "alleged-1", 2),
        member("alleged-1", "alleged-0", 3, "part-of-allegation"),
        denial("alleged-0"),
        allegations=2,
    )
    marks = {id: mark(index, index.relations[id]) for id in ("r-0", "r-1", "r-2", "r-3")}
    assert marks == {**dict.fromkeys(("r-0", "r-1", "r-2"), f"asserted; {MARK}"), "r-3": ""}


def test_a_denied_part_leaves_the_whole_alone() -> None:
    """Who denies a narrower allegation has not denied the wider one."""
    index = world(
        claim("r-0"),
        member("r-0", "alleged-0", 0),
        member("alleged-1", "alleged-0", 1, "part-of-allegation"),
        denial("alleged-1"),
        allegations=2,
    )
    assert index.is_plain(index.relations["r-0"])


def test_a_claim_tells_to_what_it_belongs() -> None:
    """A claim names its allegation and the wider one, nearest first, and not as something said about it."""
    index = world(
        claim(), member("r-1", "alleged-1", 0), member("alleged-1", "alleged-0", 1, "part-of-allegation"), allegations=2
    )
    found = make_claim(index, claim())
    assert ((), ["alleged-1", "alleged-0"]) == (found.about, found.to_dict()["allegations"])


MEMBERS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2)), max_size=6)
NESTED = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=3)


@st.composite
def accused_worlds(draw: st.DrawFn) -> tuple[ClaimIndex, set[str]]:
    """Return a world of six asserted claims in nested allegations, some denied, and the claims that are denied."""
    held, nested = draw(MEMBERS), draw(NESTED)
    denied = draw(st.sets(st.integers(0, 2), max_size=2))
    joins = [(f"r-{one}", f"alleged-{other}") for one, other in held]
    joins += [(f"alleged-{one}", f"alleged-{other}") for one, other in nested]
    relations = [claim(f"r-{number}") for number in range(6)]
    relations += [
        member(one, other, number, "part-of-allegation") for number, (one, other) in enumerate(dict.fromkeys(joins))
    ]
    relations += [denial(f"alleged-{number}") for number in sorted(denied)]
    reached = {f"alleged-{number}" for number in denied}
    for _ in range(4):
        reached |= {one for one, other in joins if other in reached}
    return world(*relations, allegations=3), {id for id in reached if id.startswith("r-")}


@settings(deadline=None, max_examples=30)
@given(accused_worlds())
def test_denied_allegations_are_marked_in_every_export(made: tuple[ClaimIndex, set[str]]) -> None:
    """A reader of each format finds just the denied claims marked."""
    index, denied = made
    assert denied == {id for id in index.contested if id.startswith("r-")}
    for name in set(READERS) - set(SYSTEM):
        assert seen_in(index, name) == expected(index, name), name


@settings(deadline=None, max_examples=30)
@given(accused_worlds(), st.sampled_from(sorted(SYNTAXES)))
def test_denied_allegations_are_marked_in_rdf_and_come_back(made: tuple[ClaimIndex, set[str]], syntax: str) -> None:
    """In each syntax just the denied claims are contested, no plain triple says them, and reading back loses nothing."""
    index, denied = made
    stream = io.StringIO(newline="")
    write_rdf(index, stream, syntax)
    facts = read_facts(stream.getvalue().encode(), syntax, "export")
    names = namespaces()
    claims = [f"r-{number}" for number in range(6)]
    contested = {
        id
        for id in claims
        if [value.text for value in facts.values(names["relation"] + id, names["lazo"] + "contested")] == ["true"]
    }
    plain = {f"{names['relation']}{id}" for id in claims} & set(facts.instances(names["lazo"] + "PlainFact"))
    assert (denied, len(claims) - len(denied)) == (contested, len(plain))
    back, problems = dataset_of(records_of(facts, index.schema, "export"))
    assert (dict(index.relations), []) == (back.relations, problems)


CASE = Path(__file__).parent / "cases" / "hypothetical-denial"


def test_the_case_of_a_hypothetical_denial() -> None:
    """A claim that somebody might deny says so, and a question for what is uncontested still finds it."""
    index = load_index([CASE])
    assert mark(index, index.relations["r-1"]) == "asserted; might be denied by Belmora (hypothetical)"
    assert is_let_in(index)
