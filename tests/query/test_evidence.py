"""How good the evidence is: media and carriers are factors, filters and findings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.records import Citation, Entity, Relation, Source
from graph.query.audit import audit
from graph.reading.vocabulary import load_schema
from graph.search.filters import Filters, Selection
from graph.search.publishers import Publishers

SCHEMA = load_schema()
CLAIM = Relation("r-1", "arvenia", "partner-of", "belmora", "asserted", (Citation("read"),))


def world(source: Source, *relations: Relation, medium: str | None = None) -> ClaimIndex:
    """Return a world whose document was read, beside a wire story; its publisher is a medium of some kind."""
    kinds = {"arvenia": "state", "belmora": "state", "paper": "media-outlet", "wire": "media-outlet"}
    kinds |= {"alleged": "allegation", "ostrel": "state"}
    entities = {id: Entity(id, kind, {"en": id.title()}) for id, kind in kinds.items()}
    entities["paper"] = replace(entities["paper"], medium=medium)
    sources = {"read": source, "story": Source("story", "news", "wire", issued=PartialDate(2025))}
    return ClaimIndex(SCHEMA, entities, {each.id: each for each in (CLAIM, *relations)}, sources)


READ = Source("read", "news", "paper", issued=PartialDate(2025), url="https://paper.example/1")


def found(index: ClaimIndex, kind: str) -> list[str]:
    """Return the subjects of the findings of a kind."""
    return [finding.subject for finding in audit(index, kinds=[kind]).findings]


@pytest.mark.parametrize("medium", [None, *SCHEMA.media])
@pytest.mark.parametrize("carrier", [None, *SCHEMA.carriers])
def test_medium_and_carrier_multiply(medium: str | None, carrier: str | None) -> None:
    """An account is worth the product of what is known of it, and what isn't known takes nothing away."""
    index = world(replace(READ, carrier=carrier), medium=medium)
    expected = SCHEMA.source_kinds["news"].factor
    expected *= SCHEMA.media[medium].factor if medium else 1
    expected *= SCHEMA.carriers[carrier].factor if carrier else 1
    assert Publishers(index).reliabilities(CLAIM) == {"paper": pytest.approx(expected)}


def test_a_copy_of_an_agency_is_worth_less_than_the_agency() -> None:
    """A copied story counts by the agency's medium and by the copy that was read."""
    copied = replace(READ, agency="wire", carrier="copy")
    worths = [
        Publishers(world(source)).reliabilities(CLAIM)["wire"] for source in (replace(READ, publisher="wire"), copied)
    ]
    assert worths[1] < worths[0]


@pytest.mark.parametrize(
    ("source", "let_in"),
    [
        (READ, True),
        (replace(READ, carrier="original"), True),
        (replace(READ, carrier="excerpt"), False),
        (replace(READ, agency="wire"), False),
        (replace(READ, passes_on=("story",)), False),
    ],
)
def test_original_leaves_out_what_is_known_to_be_none(source: Source, let_in: bool) -> None:
    """A reprint, a copy and whatever passes on another text are no originals."""
    reason = Selection(world(source), Filters(original=True)).reason(CLAIM)
    assert reason == (None if let_in else "by_original")


def test_read_twice_lets_in_what_was_read_again() -> None:
    """A claim counts if one of its citations has a day of the second reading."""
    index = world(READ)
    assert Selection(index, Filters(read_twice=True)).reason(CLAIM) == "by_read_twice"
    again = replace(CLAIM, sources=(Citation("read", read=PartialDate(2026, 5, 3)),))
    index = index.with_relations([again])
    assert Selection(index, Filters(read_twice=True)).reason(again) is None


def test_weak_claims_are_found() -> None:
    """A claim that only a blog makes is weak, one of a newspaper isn't."""
    assert [["r-1"], []] == [found(world(READ, medium=medium), "weak") for medium in ("blog", "newspaper")]


def test_undated_claims_are_found() -> None:
    """A claim without a date is found where its source has none either."""
    assert [["r-1"], []] == [found(world(source), "undated") for source in (replace(READ, issued=None), READ)]


def test_unread_claims_are_found() -> None:
    """A claim that nobody read again is found."""
    again = replace(CLAIM, sources=(Citation("read", read=PartialDate(2026)),))
    assert [["r-1"], []] == [found(index, "unread") for index in (world(READ), world(READ).with_relations([again]))]


def test_copies_of_known_originals_are_found() -> None:
    """A copy is found where it names what it copies; a reprint, which stands for its original, isn't."""
    sources = (
        replace(READ, carrier="copy", agency="wire"),
        replace(READ, carrier="translation", passes_on=("story",)),
        replace(READ, carrier="copy"),
        replace(READ, carrier="reprint", agency="wire"),
    )
    assert [["r-1"], ["r-1"], [], []] == [found(world(source), "copy") for source in sources]


MEMBER = Relation("m-1", "r-1", "version-of", "alleged", "asserted", (Citation("read"),))
DENIAL = Relation("d-1", "ostrel", "denies", "alleged", "asserted", (Citation("read"),))


@pytest.mark.parametrize(
    ("twin", "expected"),
    [
        (replace(CLAIM, id="r-2", as_of=PartialDate(2024)), ["r-2"]),
        (replace(CLAIM, id="r-2", claimed_by=("ostrel",)), []),
        (replace(CLAIM, id="r-2", type="supports"), []),
    ],
)
def test_a_split_allegation_is_found(twin: Relation, expected: list[str]) -> None:
    """A claim of the same two by the same type stands outside a denied allegation, unless the denier makes it himself."""
    assert expected == found(world(READ, MEMBER, DENIAL, twin), "split_allegation")


def test_unclaimed_allegations_are_found() -> None:
    """What is alleged by nobody is found; who alleges it, or that it is reported, is enough."""
    claims = [
        replace(CLAIM, status="alleged"),
        replace(CLAIM, status="alleged", claimed_by=("paper",)),
        replace(CLAIM, status="reported"),
    ]
    assert [["r-1"], [], []] == [found(world(READ).with_relations([each]), "unclaimed") for each in claims]


def test_what_belongs_is_not_split() -> None:
    """A claim that belongs to the allegation, or whose allegation nobody denies, is as it should be."""
    twin = replace(CLAIM, id="r-2", as_of=PartialDate(2024))
    joined = replace(MEMBER, id="m-2", subject="r-2")
    assert [[], []] == [
        found(world(READ, *relations), "split_allegation")
        for relations in ((MEMBER, DENIAL, twin, joined), (MEMBER, twin))
    ]
