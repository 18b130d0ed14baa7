"""One record whole."""

from __future__ import annotations

import pytest

from graph.model.claim_index import ClaimIndex
from graph.problems import UsageError
from graph.query.record import Claim, EntityRecord, SourceRecord, show_record


def claim(index: ClaimIndex, id: str) -> Claim:
    """Return a relation whole."""
    record = show_record(index, id)
    assert isinstance(record, Claim)
    return record


def test_a_claim_shows_rivals_and_denials(toy: ClaimIndex) -> None:
    """The rival number stands beside the claim, and so do the denial and the other version."""
    fighters = claim(toy, "toy-0019")
    assert ["toy-0020"] == [step.relation for step in fighters.rivals]
    assert ["toy-0021", "toy-0022"] == [denial.relation for denial in fighters.step.denials]
    assert ["lumeran-foreign-ministry", "toy-0020"] == [denial.by for denial in fighters.step.denials]
    assert ("1000", "5000") == (
        fighters.to_dict()["quantities"][0]["min"],
        fighters.to_dict()["quantities"][0]["max"],
    )


def test_a_denial_shows_what_it_denies(toy: ClaimIndex) -> None:
    """The claim that is denied stands beside its denial."""
    denial = claim(toy, "toy-0021")
    assert ["toy-0019"] == [step.relation for step in denial.against]
    assert denial.plain


def test_a_confirmation_is_about_a_claim(toy: ClaimIndex) -> None:
    """What confirms a claim is told beside it, and is no denial."""
    rival = claim(toy, "toy-0020")
    assert (["toy-0023"], []) == ([step.relation for step in rival.about], [step.relation for step in rival.against])


def test_sources_are_resolved_to_their_origin(toy: ClaimIndex) -> None:
    """Reprints and quotations lead back to the agency, which is told to be a state medium of a party."""
    pact = claim(toy, "toy-0015")
    assert {("tarvia-wire", True, True)} == {
        (source.origin, source.state_medium, source.interested) for source in pact.sources
    }
    assert ("drey-2026-01", "wire-2025-10-19") == tuple(source.id for source in pact.sources[4].chain)


def test_a_citation_says_what_bears_the_claim(toy: ClaimIndex) -> None:
    """What a source says and when it was read again stand in the record, or are known to be missing."""
    assert [("The house is an enterprise of the state.", "2026-05-03")] == [
        (source.says, str(source.read)) for source in claim(toy, "toy-0044").sources
    ]
    assert [(None, None)] == [(source.says, source.read) for source in claim(toy, "toy-0004").sources]


def test_an_entity_shows_claims_and_mentions(toy: ClaimIndex) -> None:
    """A person's own claims, the claims that he makes about others, and what he wrote, stand apart."""
    person = show_record(toy, "ilan-drey")
    assert isinstance(person, EntityRecord)
    assert ["toy-0023"] == [each.step.relation for each in person.relations]
    assert ["toy-0017", "toy-0027", "toy-0048"] == [step.relation for step in person.mentions]
    assert ("drey-2026-01",) == person.published


def test_an_entity_shows_the_states_behind_it(toy: ClaimIndex) -> None:
    """A medium that a state's house owns is a medium of that state."""
    wire = show_record(toy, "tarvia-wire")
    assert isinstance(wire, EntityRecord)
    assert ("tarvia",) == wire.states_behind


def test_a_source_shows_what_is_read_in_it(toy: ClaimIndex) -> None:
    """A source that others pass on knows them, and the claims that begin with it."""
    source = show_record(toy, "wire-2025-10-19")
    assert isinstance(source, SourceRecord)
    assert ("drey-2026-01",) == source.passed_on_by
    assert ["toy-0015", "toy-0016", "toy-0018"] == [step.relation for step in source.relations]
    assert source.state_medium


def test_a_copy_shows_its_original(toy: ClaimIndex) -> None:
    """A translation names the text that it passes on."""
    copy = show_record(toy, "herald-2025-10-20-es")
    assert isinstance(copy, SourceRecord)
    assert ["herald-2025-10-20"] == [source.id for source in copy.passes_on]


def test_an_unknown_id_is_refused(toy: ClaimIndex) -> None:
    """The nearest id is offered."""
    with pytest.raises(UsageError, match="did you mean 'toy-"):
        show_record(toy, "toy-00019")
