"""Links between hubs of a large collection: the engine finds the cheapest ways, and only those are fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise

from graph.model.claim_index import ClaimIndex
from graph.model.costs import score_of
from graph.problems import UsageError
from graph.query.links import Links
from graph.search.variety import Shown, topics_of
from graph.sparql.ways import CostedWay

__all__ = ["IndexedLinks", "deepen", "is_settled", "pairs_on"]

FIRST, MOST = 200, 100_000
"""How many ways are fetched at first, and at most. Source: a choice of ours."""

FetchedWays = tuple[list[CostedWay], bool]

IndexedLinks = tuple[ClaimIndex, Links]
"""An excerpt, and the answer over it."""


def deepen(
    find: Callable[[int], FetchedWays], answer: Callable[[list[CostedWay]], IndexedLinks], top: int | None
) -> IndexedLinks:
    """Return the answer chosen from as many of the cheapest ways as it takes to be sure of its paths.

    No path scores more than `graph.model.costs.score_of` its cost, so that no way left out can score more than the last one
    fetched could. The answer is marked as incomplete where ways were left out, because then it cannot count them.

    Args:
        find: from a number to at most so many ways, and whether there are no others.
        answer: from ways to the excerpt and the answer over it.
        top: how many paths or groups were asked for; all where it is ``None``.

    Raises:
        UsageError: no number of ways that can be fetched is enough.
    """
    most = FIRST
    while most <= MOST:
        ways, whole = find(most)
        index, links = answer(ways)
        if whole:
            return index, links
        if is_settled(index, links, score_of(ways[-1][0]), top):
            return index, replace(links, complete=False, examined=None)
        most *= 4
    raise UsageError(
        f"more than {MOST} ways lead from one to the other, and the question does not tell which of them matter; "
        "ask for fewer hops, or for the order of scores"
    )


def is_settled(index: ClaimIndex, links: Links, bound: float, top: int | None) -> bool:
    """Whether no path that scores at most ``bound`` could come into the answer.

    A group is chosen by what it is worth beside those above it, see `graph.search.variety`; one that was not found is worth
    at most the bound.
    """
    if links.order != "score" or len(links.paths) != top:
        return False
    shown = Shown()
    for path in links.paths:
        inner = [step.destination for step in path.steps[:-1]]
        topics = topics_of(index, inner, (index.relations[step.relation] for step in path.steps))
        if shown.worth(path.score, topics) <= bound:
            return False
        shown.add(topics)
    return True


def pairs_on(ways: Iterable[CostedWay]) -> set[tuple[str, str]]:
    """Return the pairs of neighbours on the ways, each once, the lesser IRI first."""
    return {(min(pair), max(pair)) for _, way in ways for pair in pairwise(way)}
