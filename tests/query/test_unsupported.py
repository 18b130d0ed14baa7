"""What claims say that the record of their sources doesn't show."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.records import Citation, Entity, Quantity, Relation, Source
from graph.query.audit import audit
from graph.reading.vocabulary import load_schema

SCHEMA = load_schema()
CLAIM = Relation("r-1", "arvenia", "exports-to", "belmora", "asserted", (Citation("read"),))
READ = Source("read", "news", "paper")
OWNED = Relation("o-1", "arvenia", "owns", "paper", "asserted", (Citation("read"),))
FIGURE = replace(CLAIM, quantities=(Quantity("USD", Decimal(5)),))
BEGUN = replace(CLAIM, start=PartialDate(2020))


def found(kind: str, source: Source, *relations: Relation, mill: str = "Mill") -> list[str]:
    """Return the subjects of the findings of a kind in a world of two states, a paper and a mill."""
    entities = {
        "arvenia": Entity("arvenia", "state", {"en": "Arvenia"}),
        "belmora": Entity("belmora", "state", {"en": "Belmora"}),
        "paper": Entity("paper", "media-outlet", {"en": "Paper"}),
        "mill": Entity("mill", "company", {"en": mill}),
    }
    index = ClaimIndex(SCHEMA, entities, {each.id: each for each in relations}, {"read": source})
    return [finding.subject for finding in audit(index, kinds=[kind]).findings]


@pytest.mark.parametrize(
    ("relations", "expected"),
    [
        ((FIGURE, OWNED), ["r-1"]),
        ((FIGURE,), []),
        ((replace(FIGURE, claimed_by=("arvenia",)), OWNED), []),
        ((CLAIM, OWNED), []),
    ],
)
def test_a_figure_of_a_party_needs_its_claimant(relations: tuple[Relation, ...], expected: list[str]) -> None:
    """A number in a party's own paper is found where nobody is named for it; in another's paper it isn't."""
    assert expected == found("party_figure", READ, *relations)


@pytest.mark.parametrize(
    ("source", "relation", "expected"),
    [
        (READ, BEGUN, ["r-1"]),
        (READ, CLAIM, []),
        (replace(READ, issued=PartialDate(2021)), BEGUN, []),
        (READ, replace(BEGUN, sources=(Citation("read", "page 3"),)), []),
    ],
)
def test_a_start_needs_a_dated_source(source: Source, relation: Relation, expected: list[str]) -> None:
    """A start in a source without date is found, unless the place where it stands is named."""
    assert expected == found("undated_start", source, relation)


@pytest.mark.parametrize(
    ("mill", "tied", "expected"),
    [
        ("Mill of Belmora", "arvenia", ["mill"]),
        ("Mill of Belmora", "belmora", []),
        ("Mill of Belmorans", "arvenia", []),
        ("Arvenia–Belmora Mill", "arvenia", ["mill"]),
    ],
)
def test_a_name_implies_a_tie(mill: str, tied: str, expected: list[str]) -> None:
    """What is named after a state is found where no claim links the two; a part of another word is no name."""
    assert expected == found("untied_name", READ, replace(CLAIM, subject=tied, type="owns", object="mill"), mill=mill)
