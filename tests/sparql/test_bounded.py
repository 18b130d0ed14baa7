"""Tests of when enough ways have been fetched."""

from __future__ import annotations

import pytest

from graph.model.claim_index import ClaimIndex
from graph.problems import UsageError
from graph.query.links import Links, find_links
from graph.sparql.bounded import IndexedLinks, deepen, is_settled, pairs_on
from graph.sparql.ways import CostedWay

WAY: CostedWay = (2000, ("urn:a", "urn:b", "urn:c"))


def test_an_answer_is_settled_when_nothing_left_out_could_come_into_it(toy: ClaimIndex) -> None:
    """The bound must lie below what the last group is worth, and as many groups must be there as were asked for."""
    links = find_links(toy, "tarvia", "lumera", top=3)
    worst = min(path.score for path in links.paths)
    settled = [
        is_settled(toy, links, bound, top) for bound, top in ((worst / 10, 3), (worst, 3), (1.0, 3), (worst / 10, 4))
    ]
    assert [True, False, False, False] == settled


def test_paths_that_repeat_what_was_shown_are_worth_less_than_their_score(toy: ClaimIndex) -> None:
    """A bound just below the worst score is not low enough, because later groups are chosen by less than their score."""
    links = find_links(toy, "tarvia", "lumera", top=4)
    worst = min(path.score for path in links.paths)
    assert not is_settled(toy, links, worst * 0.99, 4)


def test_only_the_order_of_scores_can_be_settled_early(toy: ClaimIndex) -> None:
    """Shortest first says nothing of what was left out."""
    links = find_links(toy, "tarvia", "lumera", by="shortest", top=3)
    assert not is_settled(toy, links, 0.0, 3)


def _deepened(toy: ClaimIndex, enough: int, top: int | None) -> tuple[list[int], Links]:
    """Return how many ways were asked for in turn, and the answer, where there are no more than ``enough``."""
    asked = []

    def find(most: int) -> tuple[list[CostedWay], bool]:
        asked.append(most)
        return [WAY] * min(most, enough), most >= enough

    def answer(ways: list[CostedWay]) -> IndexedLinks:
        return toy, find_links(toy, "tarvia", "lumera", top=top)

    return asked, deepen(find, answer, top)[1]


def test_ways_are_fetched_until_there_are_no_more(toy: ClaimIndex) -> None:
    """Without a number of paths asked for, each round asks for four times as many ways, and the answer is whole."""
    asked, links = _deepened(toy, 1000, None)
    assert ([200, 800, 3200], True) == (asked, links.complete)


def test_too_many_ways_are_refused(toy: ClaimIndex) -> None:
    """A question that only all ways could answer is a wrong question where these are too many."""
    with pytest.raises(UsageError, match="more than 100000 ways lead from one to the other"):
        _deepened(toy, 10**9, None)


def test_neighbours_on_ways_are_named_once() -> None:
    """Each pair of neighbours stands once, whichever way it is walked."""
    back: CostedWay = (2000, ("urn:c", "urn:b", "urn:a"))
    assert {("urn:a", "urn:b"), ("urn:b", "urn:c")} == pairs_on([WAY, back])
