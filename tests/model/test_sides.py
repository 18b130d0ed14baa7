"""Sides: to whom an organ, an official, a citizen, a firm and a place belong, on an invented world."""

from __future__ import annotations

import pytest

from graph.model.claim_index import ClaimIndex
from graph.model.records import Citation, Entity, Relation, Source
from graph.model.sides import sides_of, ties_upwards, without_side
from graph.reading.vocabulary import load_schema

KINDS = {
    "arvenia": "state",
    "belmora": "state",
    "league": "international-organization",
    "board": "government-body",
    "works": "company",
    "mill": "company",
    "clerk": "person",
    "port": "place",
    "barge": "vessel",
    "east": "region",
    "pact": "agreement",
}


def world(*claims: tuple[str, str, str], status: str = "asserted", denied: tuple[str, ...] = ()) -> ClaimIndex:
    """Return a world of claims, each a subject, a type and an object; those with an id in ``denied`` are denied."""
    entities = {id: Entity(id, kind, {"en": id.title()}) for id, kind in KINDS.items()}
    relations = {
        f"r-{number}": Relation(f"r-{number}", *claim, status, (Citation("s-1"),))
        for number, claim in enumerate(claims, 1)
    }
    for id in denied:
        relations[f"d-{id}"] = Relation(f"d-{id}", "belmora", "denies", id, "asserted", (Citation("s-1"),))
    return ClaimIndex(load_schema(), entities, relations, {"s-1": Source("s-1", "news", "board")})


@pytest.mark.parametrize(
    ("claim", "one"),
    [
        (("board", "part-of", "arvenia"), "board"),
        (("clerk", "holds-office-in", "arvenia"), "clerk"),
        (("clerk", "citizen-of", "arvenia"), "clerk"),
        (("clerk", "leads", "arvenia"), "clerk"),
        (("works", "controlled-by", "arvenia"), "works"),
        (("arvenia", "owns", "works"), "works"),
        (("works", "from-country", "arvenia"), "works"),
        (("barge", "flagged-in", "arvenia"), "barge"),
        (("port", "located-in", "arvenia"), "port"),
    ],
)
def test_each_kind_of_tie_gives_a_side(claim: tuple[str, str, str], one: str) -> None:
    """Organs, officials, citizens, firms, ships and places are on the side of the state to which they belong."""
    assert sides_of(world(claim), one) == {"arvenia"}


def test_a_side_is_found_through_others() -> None:
    """A firm that a firm of a state owns is on the side of that state."""
    index = world(("arvenia", "owns", "works"), ("works", "owns", "mill"), ("clerk", "works-for", "mill"))
    assert sides_of(index, "clerk") == {"arvenia"}


def test_two_owners_give_two_sides() -> None:
    """What belongs to two states is on the side of both."""
    index = world(("arvenia", "owns", "works"), ("works", "controlled-by", "belmora"))
    assert sides_of(index, "works") == {"arvenia", "belmora"}


def test_an_owner_is_not_on_the_side_of_what_it_owns() -> None:
    """Sides are followed upwards only."""
    assert sides_of(world(("works", "owns", "mill"), ("mill", "from-country", "belmora")), "works") == frozenset()


def test_a_state_is_on_its_own_side_only() -> None:
    """A state that lies in a region, or whose envoy leads a league, belongs to itself."""
    index = world(("arvenia", "located-in", "east"), ("arvenia", "part-of", "league"))
    assert sides_of(index, "arvenia") == {"arvenia"}


def test_rings_end() -> None:
    """Two firms that own each other have the side of whoever owns one of them."""
    index = world(("works", "owns", "mill"), ("mill", "owns", "works"), ("arvenia", "owns", "mill"))
    assert sides_of(index, "works") == {"arvenia"}


@pytest.mark.parametrize("status", ["alleged", "proposed", "hypothetical"])
def test_what_is_not_walked_gives_no_side(status: str) -> None:
    """An alleged, planned or thinkable tie puts nobody on a side."""
    assert sides_of(world(("works", "controlled-by", "arvenia"), status=status), "works") == frozenset()


def test_what_is_denied_gives_no_side() -> None:
    """A tie that somebody denies puts nobody on a side."""
    assert sides_of(world(("works", "controlled-by", "arvenia"), denied=("r-1",)), "works") == frozenset()


def test_other_ties_give_no_side() -> None:
    """Who signs a pact with a state or trades with it isn't on its side."""
    index = world(("works", "trades-with", "arvenia"), ("clerk", "signed", "pact"), ("arvenia", "signed", "pact"))
    assert sides_of(index, "works") == sides_of(index, "clerk") == frozenset()


def test_the_ties_are_made_once_for_many_questions() -> None:
    """Ties that are handed in give the answer that the claims give."""
    index = world(("board", "part-of", "arvenia"), ("clerk", "leads", "board"))
    ties = ties_upwards(index)
    assert {id: sides_of(index, id, ties) for id in KINDS} == {id: sides_of(index, id) for id in KINDS}


def test_those_without_a_side_are_named_by_type() -> None:
    """Who is spoken of and belongs to nobody is named; agreements, regions and states need no side."""
    index = world(
        ("works", "signed", "pact"),
        ("clerk", "signed", "pact"),
        ("arvenia", "signed", "pact"),
        ("mill", "owns", "barge"),
    )
    assert without_side(index) == {"company": ("works", "mill"), "person": ("clerk",), "vessel": ("barge",)}
