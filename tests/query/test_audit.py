"""What an editor should look at again."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.records import Quantity
from graph.problems import UsageError
from graph.query.audit import AUDIT_KINDS, Finding, audit
from graph.search.filters import Filters


def findings(index: ClaimIndex, kind: str, *entities: str) -> dict[str, Finding]:
    """Return the findings of a kind by their subject."""
    return {finding.subject: finding for finding in audit(index, entities, kinds=[kind]).findings}


def test_reprints_of_one_agency_are_one_origin(toy: ClaimIndex) -> None:
    """A claim with five texts of one agency is found, and the agency named."""
    assert ("tarvia-wire",) == findings(toy, "one_origin", "tarvia")["toy-0015"].detail


def test_state_media_of_a_party_alone(toy: ClaimIndex) -> None:
    """A ratification told by the party's own agency alone is found; what that agency tells of others is not."""
    found = findings(toy, "interested_media")
    assert "toy-0015" in found
    assert "toy-0047" not in found


def test_contested_claims_come_with_both_sides(toy: ClaimIndex) -> None:
    """The claim stands first, then what stands against it."""
    found = findings(toy, "contested")
    assert ["toy-0019", "toy-0021", "toy-0022"] == [step.relation for step in found["toy-0019"].steps]
    assert {"toy-0019", "toy-0020"} == set(found)


def test_sources_without_address(toy: ClaimIndex) -> None:
    """A note without address is found; a post that an article with an address passes on is not."""
    assert {"note-2026"} == set(findings(toy, "no_address"))
    assert ["toy-0043", "toy-0044", "toy-0045"] == [
        step.relation for step in findings(toy, "no_address")["note-2026"].steps
    ]


def test_numbers_that_exclude_each_other(toy: ClaimIndex) -> None:
    """A thousand at least and about three hundred cannot both be true; both versions are given."""
    found = findings(toy, "disagreement")
    assert ["toy-0019", "toy-0020"] == [step.relation for step in found["toy-0019"].steps]


def test_numbers_that_agree_are_not_found(toy: ClaimIndex) -> None:
    """About a thousand fits at least a thousand."""
    rival = replace(toy.relations["toy-0020"], quantities=(Quantity("person", value=Decimal(950), about=True),))
    index = toy.with_relations([{**toy.relations, rival.id: rival}[id] for id in toy.relations])
    assert {} == findings(index, "disagreement")


def test_not_confirmed_since_a_date(toy: ClaimIndex) -> None:
    """A span without end whose last source is older is found; one seen since, ended or momentary is not."""
    found = audit(toy, since=PartialDate(2025, 1), kinds=["not_confirmed"]).findings
    subjects = {finding.subject: finding.detail for finding in found}
    assert ("2022-06-10",) == subjects["toy-0029"]
    assert not {"toy-0004", "toy-0002", "toy-0013"} & set(subjects)


def test_an_entity_or_a_pair(toy: ClaimIndex) -> None:
    """One name means its claims, two the claims between them."""
    assert len(toy.relations_of("quell")) == audit(toy, ["quell"]).examined
    assert 2 == audit(toy, ["tarvia", "lumera"]).examined


def test_every_status_is_looked_at(toy: ClaimIndex) -> None:
    """Unless statuses are named, hypothetical claims are audited too."""
    assert len(toy.relations) == audit(toy).examined
    assert audit(toy, filters=Filters(statuses=("asserted",))).examined < len(toy.relations)


def test_counts_have_a_number_for_each_kind(toy: ClaimIndex) -> None:
    """What was not found is counted as none."""
    counts = audit(toy).counts
    assert (AUDIT_KINDS, 0) == (tuple(counts), counts["not_confirmed"])


def test_an_unknown_kind_is_refused(toy: ClaimIndex) -> None:
    """The known kinds are listed."""
    with pytest.raises(UsageError, match="one_origin"):
        audit(toy, kinds=["rumours"])
