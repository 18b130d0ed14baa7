"""Counts over a whole collection."""

from __future__ import annotations

from graph.model.claim_index import ClaimIndex
from graph.model.costs import hub_weight, score_of
from graph.model.totals import Counted, Given
from graph.search.adjacency import Adjacency


def test_counts_are_those_of_a_search(toy: ClaimIndex) -> None:
    """Neighbours by type are what one finds by walking every relation."""
    counted = Counted(toy)
    walked = Adjacency(relation for relation in toy.relations.values() if toy.is_walkable(relation))
    for entity in toy.entities:
        for type in toy.schema.relation_types:
            near = [
                other
                for other, between in walked.neighbours(entity).items()
                if any(relation.type == type for relation in between)
            ]
            assert len(near) == counted.neighbours(entity, type), (entity, type)
        assert hub_weight(toy.hub_degree(entity)) == counted.weight(entity)
    assert sum(toy.is_walkable(relation) for relation in toy.relations.values()) == sum(counted.types.values())


def test_what_is_not_given_counts_nothing() -> None:
    """An entity that the excerpt doesn't speak of has no weight and no neighbours."""
    given = Given({"partner-of": 2}, {"tarvia": 693}, {"tarvia": {"partner-of": 2}})
    assert (693, 0) == (given.weight("tarvia"), given.weight("lumera"))
    assert (2, 0, 0) == tuple(
        given.neighbours(*asked)
        for asked in (("tarvia", "partner-of"), ("tarvia", "member-of"), ("lumera", "partner-of"))
    )


def test_costs_add_and_scores_multiply() -> None:
    """The score of a sum of costs is the product of their scores."""
    assert abs(score_of(1500 + 700) - score_of(1500) * score_of(700)) < 1e-15
