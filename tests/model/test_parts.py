"""A part of a collection that stands by itself."""

from __future__ import annotations

from graph.model.claim_index import ClaimIndex
from graph.model.parts import part_of
from graph.model.references import named_entities, named_sources


def test_a_denial_goes_with_what_it_denies(toy: ClaimIndex) -> None:
    """A contested claim stays contested in every part that has it, and the denials stand beside it."""
    part = part_of(toy, ["toy-0019"])
    assert "toy-0019" in part.contested
    assert toy.denials_of("toy-0019") == part.denials_of("toy-0019")


def test_a_denial_brings_the_claim_that_it_denies(toy: ClaimIndex) -> None:
    """A claim about a claim never stands without it."""
    assert {"toy-0019", "toy-0021"} <= set(part_of(toy, ["toy-0021"]).relations)


def test_every_part_of_one_claim_is_whole(toy: ClaimIndex) -> None:
    """Whatever a part names is in it, for a part made of any one claim."""
    for id in toy.relations:
        part = part_of(toy, [id])
        known = {*part.entities, *part.relations}
        for relation in part.relations.values():
            assert {relation.subject, relation.object} <= known
            assert {each for each, _ in named_entities(relation)} <= set(part.entities)
            assert {each for each, _ in named_sources(relation)} <= set(part.sources)
        for source in part.sources.values():
            assert {each for each, _ in named_entities(source)} <= set(part.entities)
            assert {each for each, _ in named_sources(source)} <= set(part.sources)


def test_records_keep_their_order(toy: ClaimIndex) -> None:
    """A part is in the order of the data, whatever the order in which it was named."""
    part = part_of(toy, sorted(toy.relations, reverse=True))
    assert list(toy.relations) == list(part.relations)


def test_entities_alone_make_a_part(toy: ClaimIndex) -> None:
    """An answer without any claim still names whom it was about."""
    part = part_of(toy, [], ["lumera"])
    assert (["lumera"], [], []) == (list(part.entities), list(part.relations), list(part.sources))
