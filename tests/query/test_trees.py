"""What links three and more entities."""

from __future__ import annotations

import pytest

from graph.model.claim_index import ClaimIndex
from graph.problems import UsageError
from graph.query.trees import find_trees
from graph.search.filters import Filters


def test_a_tree_connects_all_that_were_asked_for(toy: ClaimIndex) -> None:
    """Three states are connected through the league that all belong to."""
    trees = find_trees(toy, ["tarvia", "lumera", "quell"], filters=Filters(only=("member-of", "observer-of")))
    assert ("league-of-isles",) == trees.trees[0].inner
    assert {"toy-0004", "toy-0005", "toy-0006"} == {step.relation for step in trees.trees[0].steps}
    assert len(trees.trees) == 1


def test_costs_grow(toy: ClaimIndex) -> None:
    """The best tree comes first, and no tree comes twice."""
    trees = find_trees(toy, ["tarvia", "lumera", "quell", "sordan"], top=5).trees
    assert [tree.cost for tree in trees] == sorted(tree.cost for tree in trees)
    assert len({frozenset(step.relation for step in tree.steps) for tree in trees}) == 5


def test_the_cost_is_that_of_hops_hubs_and_strength(toy: ClaimIndex) -> None:
    """A step costs a hop and the logarithm of its strength; the entities asked for cost nothing."""
    trees = find_trees(toy, ["tarvia", "lumera"], filters=Filters(only=("partner-of",)))
    assert (1000 + 223, ()) == (trees.trees[0].cost, trees.trees[0].inner)


def test_shared_intermediaries_tell_who_shares_them(toy: ClaimIndex) -> None:
    """What most share comes first, each with the steps that lead there."""
    shared = find_trees(toy, ["tarvia", "lumera", "quell"]).shared
    assert ("league-of-isles", ("tarvia", "lumera", "quell")) == (shared[0].id, shared[0].names)
    assert {"amber-basin", "resolution-12"} <= {each.id for each in shared if each.names == ("lumera", "quell")}


def test_a_pair_has_what_the_rest_has_not(toy: ClaimIndex) -> None:
    """The direct relations of two are counted, and whom they share with none of the others is named."""
    pairs = {pair.names: pair for pair in find_trees(toy, ["tarvia", "lumera", "quell"]).pairs}
    assert pairs["tarvia", "lumera"].direct == 2
    assert {"amber-basin", "resolution-12"} == set(pairs["lumera", "quell"].alone)
    assert "league-of-isles" not in pairs["tarvia", "lumera"].alone


def test_who_stays_unconnected_is_named(toy: ClaimIndex) -> None:
    """An entity without relations stands apart; the others are connected."""
    trees = find_trees(toy, ["quell-times", "tarvia", "lumera"])
    assert (("quell-times",),) == trees.unconnected
    assert trees.trees[0].steps != ()


def test_nobody_is_connected(toy: ClaimIndex) -> None:
    """Where no two are connected there is no tree, and all stand apart."""
    trees = find_trees(toy, ["lumera-herald", "quell-times"])
    assert ((), (("lumera-herald",), ("quell-times",))) == (trees.trees, trees.unconnected)


@pytest.mark.parametrize("names", [["tarvia"], ["tarvia", "tarvia"], ["tarvia", "nobody"]])
def test_a_question_without_meaning_is_refused(toy: ClaimIndex, names: list[str]) -> None:
    """One name, a name twice or an unknown one is an error of usage."""
    with pytest.raises(UsageError):
        find_trees(toy, names)
