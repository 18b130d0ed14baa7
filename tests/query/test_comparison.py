"""Entities side by side."""

from __future__ import annotations

import pytest

from graph.model.claim_index import ClaimIndex
from graph.problems import UsageError
from graph.query.comparison import compare
from graph.search.filters import Filters


def test_counts_are_by_theme_and_type(toy: ClaimIndex) -> None:
    """Each theme has a row, each entity a column; filters hold."""
    table = compare(toy, ["lumera", "quell"], filters=Filters(themes=("diplomatic",)))
    assert ["diplomatic"] == list(table.themes)
    counts = table.themes["diplomatic"]["quell"].types
    assert {"member-of": 1, "voted-for": 1} == {type: count.count for type, count in counts.items()}
    assert (2, 2) == (table.totals["quell"].count, table.totals["quell"].stands)


def test_a_count_carries_what_it_rests_on(toy: ClaimIndex) -> None:
    """The ids of the claims, how many of them stand, and the least sure status among them."""
    order = list(toy.schema.statuses)
    table = compare(toy, ["tarvia", "lumera"], filters=Filters(statuses=tuple(order)))
    for entity, total in table.totals.items():
        own = [each for each in toy.relations_of(entity) if toy.is_walkable(each)]
        assert [each.id for each in own] == list(total.claims)
        assert sum(toy.is_plain(each) for each in own) == total.stands
        assert max((each.status for each in own), key=order.index) == total.weakest
    assert table.totals["lumera"].stands < table.totals["lumera"].count


def test_what_does_not_stand_is_told_in_brackets(toy: ClaimIndex) -> None:
    """A number of claims that are not all plain facts says how many are."""
    table = compare(toy, ["tarvia", "lumera"], filters=Filters(statuses=tuple(toy.schema.statuses)))
    total = table.totals["lumera"]
    assert f"{total.count} ({total.stands})" == table.table()[-1][2]


def test_one_entity_cannot_be_compared(toy: ClaimIndex) -> None:
    """A comparison needs two."""
    with pytest.raises(UsageError, match="a comparison needs two entities or more"):
        compare(toy, ["lumera"])
