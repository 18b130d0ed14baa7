"""Paths against brute force, the order of the answer, and what it says of what it leaves out."""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

import pytest

from graph.model.claim_index import ClaimIndex
from graph.problems import UsageError
from graph.query.links import Links, find_links
from graph.search import ways
from graph.search.filters import Filters
from graph.search.paths import count_paths
from graph.search.question import Search
from tests.worlds import at_once, let_in, make_filters, make_world, score, walk_all

ENDS = ("e0", "e1")


def walked(links: Links) -> list[tuple[str, ...]]:
    """Return the paths of an answer as relation ids."""
    return [tuple(step.relation for step in path.steps) for path in links.paths]


def expected_paths(index: ClaimIndex, filters: Filters, max_hops: int) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return relation ids to entities for every path that the filters let in, by brute force."""
    wanted = all if filters.via_all else any
    return {
        ids: way
        for way, ids in walk_all(let_in(index, filters), *ENDS, max_hops)
        if (not filters.via or wanted(id in way[1:-1] for id in filters.via))
        and (not filters.together or at_once(index, ids))
    }


@pytest.mark.parametrize("block", range(20))
def test_paths_equal_brute_force(block: int) -> None:
    """Over 1,000 random collections with random filters, paths and their number are those of brute force."""
    for seed in range(block * 50, block * 50 + 50):
        index, max_hops = make_world(seed), 1 + seed % 5
        filters = make_filters(seed, index, ENDS)
        expected = expected_paths(index, filters, max_hops)
        links = find_links(index, *ENDS, filters=filters, max_hops=max_hops, top=None)
        assert (sorted(expected), len(expected)) == (sorted(walked(links)), links.examined), seed


@pytest.mark.parametrize("seed", range(60))
def test_rank_is_the_order_of_all_scores(seed: int) -> None:
    """All paths stand in the order of the score as it is defined, and the best few are the first of them."""
    index = make_world(seed, relations=20)
    every = find_links(index, *ENDS, top=None)
    scores = [score(index, Filters(), way, ids) for ids, way in expected_paths(index, Filters(), 3).items()]
    assert sorted(scores, reverse=True) == pytest.approx([path.score for path in every.paths], rel=2e-3)
    for top in (1, 4, 9):
        assert walked(every)[:top] == walked(find_links(index, *ENDS, top=top, flat=True))
    shortest = sorted(walked(every), key=len)
    assert shortest[:6] == walked(find_links(index, *ENDS, top=6, by="shortest"))


@pytest.mark.parametrize("seed", range(60))
def test_groups_hold_every_way_over_entities_once(seed: int) -> None:
    """Parallel relations (direct ones of one theme) and like paths are counted in exactly one group, whose best is first."""
    index = make_world(seed, relations=20)
    grouped = find_links(index, *ENDS, top=1000)
    expected = expected_paths(index, Filters(), 3)
    direct = [index.relations[ids[0]] for ids, way in expected.items() if len(way) == 2]
    themes = {index.theme(relation) for relation in direct}
    ways = {way for way in expected.values() if len(way) > 2}
    assert len(ways) + len(themes) == sum(1 + path.alike for path in grouped.paths)
    for path in grouped.paths:
        for step in path.steps:
            beside = [index.relations[id] for id in (step.relation, *step.parallel)]
            assert {frozenset((step.origin, step.destination))} == {
                frozenset((relation.subject, relation.object)) for relation in beside
            }


def test_factors_multiply_to_the_score(toy: ClaimIndex) -> None:
    """The score printed is the product of the factors printed, to the digits printed."""
    for path in find_links(toy, "tarvia", "lumera", top=None).paths:
        printed = path.to_dict()
        factors = printed["factors"]
        assert isinstance(factors, dict)
        assert printed["score"] == pytest.approx(math.prod(factors.values()), rel=1e-4)


def test_direction_of_the_question_does_not_matter(toy: ClaimIndex) -> None:
    """Asked the other way round, the same paths come back reversed, and every sentence stays as it is."""
    there = find_links(toy, "tarvia", "lumera", top=None)
    back = find_links(toy, "lumera", "tarvia", top=None)
    assert Counter(frozenset(step.sentence for step in path.steps) for path in there.paths) == Counter(
        frozenset(step.sentence for step in path.steps) for path in back.paths
    )
    assert sorted(path.score for path in there.paths) == sorted(path.score for path in back.paths)


def test_a_step_names_the_direction_of_travel_and_of_the_claim(toy: ClaimIndex) -> None:
    """From and to follow the path; subject, object and sentence follow the claim."""
    links = find_links(toy, "lumera", "tarvia", filters=Filters(only=("observer-of", "member-of")))
    step = links.paths[0].steps[1].to_dict()
    assert ("toy-0006", "tarvia", "league-of-isles", "league-of-isles", "tarvia") == tuple(
        step[name] for name in ("relation", "subject", "object", "from", "to")
    )
    assert step["sentence"] == "Tarvia is an observer of League of Isles (since 5 November 2019)"


def test_query_is_repeated_in_full(toy: ClaimIndex) -> None:
    """The answer says what was asked, with the statuses that were let in by default."""
    query = find_links(toy, "tarvia", "lumera", filters=Filters(uncontested=True)).to_dict()["query"]
    assert isinstance(query, dict)
    assert (["tarvia", "lumera"], 3, ["asserted", "reported"], True, None) == tuple(
        query[name] for name in ("entities", "max_hops", "status", "uncontested", "as_of")
    )


def test_direct_claims_left_out_are_named(toy: ClaimIndex) -> None:
    """Where no direct claim stands, those that the filters leave out are given with the reason and the claimant."""
    links = find_links(toy, "skylark", "lumera")
    assert [("by_status", "toy-0027", ("ilan-drey",))] == [
        (each.reason, each.step.relation, each.step.claimed_by) for each in links.direct
    ]


def test_hidden_counts_what_lies_between_the_ends(toy: ClaimIndex) -> None:
    """A claim left out is counted if it lies near enough to be on a path, and not otherwise."""
    links = find_links(toy, "skylark", "lumera", max_hops=1)
    assert links.hidden["by_status"] == 1
    assert sum(links.hidden.values()) == 1


def test_two_runs_are_equal(toy: ClaimIndex) -> None:
    """The same question gives the same answer to the last byte."""
    assert find_links(toy, "tarvia", "lumera").to_dict() == find_links(toy, "tarvia", "lumera").to_dict()


def test_recency_is_a_factor_only_if_asked_for(toy: ClaimIndex) -> None:
    """With recency an alliance that ended in 1990 counts less, by a factor that is shown."""
    plain = find_links(toy, "tarvia", "lumera", filters=Filters(only=("allied-with", "successor-of")))
    recent = find_links(toy, "tarvia", "lumera", filters=Filters(only=("allied-with", "successor-of")), recency=True)
    factor = recent.paths[0].factors.recency
    assert factor is not None
    assert 0.05 < factor < 0.12
    assert recent.paths[0].score == pytest.approx(plain.paths[0].score * factor)


@pytest.mark.parametrize(
    ("origin", "destination", "options"),
    [
        ("tarvia", "nowhere", {}),
        ("tarvia", "tarvia", {}),
        ("tarvia", "lumera", {"max_hops": 0}),
        ("tarvia", "lumera", {"top": 0}),
        ("tarvia", "lumera", {"filters": Filters(avoid=("lumera",))}),
        ("tarvia", "lumera", {"filters": Filters(via=("lumera",))}),
        ("tarvia", "lumera", {"filters": Filters(statuses=("assertd",))}),
        ("tarvia", "lumera", {"filters": Filters(only=("sined",))}),
        ("tarvia", "lumera", {"filters": Filters(min_origins=0)}),
    ],
)
def test_a_question_without_meaning_is_refused(
    toy: ClaimIndex, origin: str, destination: str, options: dict[str, Any]
) -> None:
    """An unknown word, equal ends or an impossible number is an error of usage, never an empty answer."""
    with pytest.raises(UsageError):
        find_links(toy, origin, destination, **options)


def test_counting_knows_ways_over_entities(toy: ClaimIndex) -> None:
    """Where parallel relations count as one, the number is that of the different ways over entities."""
    kept = Search(toy).kept
    ways = {way for way, _ in walk_all(let_in(toy, Filters()), "tarvia", "lumera", 4)}
    assert len(ways) == count_paths(kept, "tarvia", "lumera", 4, counted=lambda _: 1)


@pytest.mark.parametrize("seed", range(40))
def test_a_pool_of_ways_is_said_to_be_one(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """With more ways than are scored, an answer that calls itself complete is still the best of all paths."""
    index = make_world(seed, entities=9, relations=30)
    every = find_links(index, *ENDS, max_hops=4, top=None)
    monkeypatch.setattr(ways, "MANY", 5)
    monkeypatch.setattr(ways, "POOL", 5 + seed)
    pooled = find_links(index, *ENDS, max_hops=4, top=3, flat=True)
    assert every.examined == pooled.examined
    assert walked(every) == walked(find_links(index, *ENDS, max_hops=4, top=None))
    if pooled.complete:
        assert walked(every)[:3] == walked(pooled)


def test_longer_paths_are_walked_up_to_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond four hops an answer that gave up says so, and does not pretend to have counted."""
    index = make_world(1, entities=9, relations=40)
    complete = find_links(index, *ENDS, max_hops=6)
    monkeypatch.setattr(ways, "ENOUGH", 20)
    cut = find_links(index, *ENDS, max_hops=6)
    assert (True, False, None) == (complete.complete, cut.complete, cut.examined)
    assert complete.examined == len(list(walk_all(let_in(index, Filters()), *ENDS, 6)))


def test_what_was_not_said_yet_comes_before_more_of_the_same(toy: ClaimIndex) -> None:
    """Below diplomatic claims a ratified pact comes before a further diplomatic link that scores a little higher."""
    shown = find_links(toy, "tarvia", "lumera").paths
    pact = next(path for path in shown if path.steps[0].relation == "toy-0015")
    union = next(path for path in shown if path.steps[0].relation == "toy-0003")
    assert pact.score < union.score
    assert pact.rank < union.rank
    flat = [path.steps[0].relation for path in find_links(toy, "tarvia", "lumera", flat=True).paths]
    assert flat.index("toy-0003") < flat.index("toy-0015")


def test_direct_claims_stand_together_by_theme(toy: ClaimIndex) -> None:
    """Two diplomatic relations between the ends are one explanation, the stronger first."""
    first = find_links(toy, "tarvia", "lumera").paths[0].steps[0]
    assert (first.relation, first.parallel) == ("toy-0050", ("toy-0001",))


def test_where_a_direct_claim_stands_the_others_are_only_counted(toy: ClaimIndex) -> None:
    """Direct claims left out are named only where none was let in."""
    links = find_links(toy, "tarvia", "lumera", filters=Filters(only=("partner-of",)))
    assert ((), 1) == (links.direct, len(links.paths))
    assert links.hidden["by_type"] > 0
