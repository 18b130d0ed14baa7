"""Claims between two entities as one line of a picture."""

from __future__ import annotations

import itertools

import pytest

from graph.model.claim_index import ClaimIndex
from graph.model.records import Citation, Entity, Relation, Source
from graph.reading.vocabulary import load_schema
from graph.web.folding import fold_relations

SOURCES = {id: Source(id, "news", id, title=id) for id in ("s1", "s2", "s3")}


def world(*relations: Relation) -> ClaimIndex:
    """Return a collection of two states, three papers and some relations."""
    states = {id: Entity(id, "state", {"en": id}) for id in ("one", "two")}
    papers = {id: Entity(id, "media-outlet", {"en": id}) for id in SOURCES}
    return ClaimIndex(load_schema(), states | papers, {each.id: each for each in relations}, SOURCES)


def claim(id: str, status: str, *sources: str, type: str = "recognizes") -> Relation:
    """Return a claim that the state one recognizes the state two."""
    return Relation(id, "one", type, "two", status, tuple(Citation(source) for source in sources))


PLAIN = claim("plain", "asserted", "s1")
DENIED = claim("denied", "asserted", "s1", "s2", "s3")
DENIAL = Relation("denial", "two", "denies", "denied", "asserted", (Citation("s2"),))
REPORTED = claim("reported", "reported", "s1", "s2")
ALLEGED = claim("alleged", "alleged", "s3")


@pytest.mark.parametrize("order", list(itertools.permutations([PLAIN, DENIED, REPORTED, ALLEGED])))
def test_in_any_order_the_plainest_gives_the_look_and_the_others_their_marks(order: tuple[Relation, ...]) -> None:
    """A denied claim of three origins makes a line neither thicker nor plain, and doesn't vanish behind a plain one."""
    (line,) = fold_relations(world(*order, DENIAL), order)
    assert (line.best, line.stands, line.contested, line.origins) == (PLAIN, 1, True, 1)
    assert line.label == "⊣ ×4 (1)"


@pytest.mark.parametrize(
    ("relations", "label", "origins"),
    [
        ([PLAIN], "", 1),
        ([PLAIN, claim("more", "asserted", "s1", "s2")], "×2", 2),
        ([DENIED], "⊣", 0),
        ([REPORTED], "", 0),
        ([ALLEGED, REPORTED], "×2 (0)", 0),
    ],
)
def test_only_what_stands_counts(relations: list[Relation], label: str, origins: int) -> None:
    """Without a plain fact a line is as thin as can be."""
    (line,) = fold_relations(world(*relations, *([DENIAL] if DENIED in relations else [])), relations)
    assert (line.label, line.origins) == (label, origins)


def test_claims_of_other_ends_or_ways_round() -> None:
    """A claim the other way round lies on the same line; one with another end on a line of its own."""
    back = Relation("back", "two", "recognizes", "one", "asserted", (Citation("s2"),))
    other = Relation("other", "two", "recognizes", "s1", "asserted", (Citation("s2"),))
    lines = fold_relations(world(PLAIN, other, back), [PLAIN, other, back])
    assert [[relation.id for relation in line.relations] for line in lines] == [["plain", "back"], ["other"]]
