"""What is special about an entity or a pair."""

from __future__ import annotations

import pytest

from graph.model.claim_index import ClaimIndex
from graph.problems import UsageError
from graph.query.special import find_special, peers_of
from graph.search.filters import Filters


def test_peers_lie_in_the_same_region(toy: ClaimIndex) -> None:
    """The peers of a state are the states of its region."""
    assert (("quell",), ("lumera",)) == (peers_of(toy, "lumera"), peers_of(toy, "quell"))


def test_a_pattern_that_the_peers_lack(toy: ClaimIndex) -> None:
    """What links the pair and not its neighbours stands first, with counts."""
    special = find_special(toy, "lumera", "tarvia")
    partner = next(each for each in special.more if each.pattern == "-partner-of-")
    assert (1, 0, 0.0, 3.0) == (partner.count, partner.peers, partner.mean, partner.lift)
    assert (("lumera", "tarvia"),) == partner.examples


def test_a_pattern_that_only_the_peers_have(toy: ClaimIndex) -> None:
    """What most neighbours have and the entity lacks is missing, with an example of theirs."""
    missing = {each.pattern: each for each in find_special(toy, "quell", "tarvia").missing}
    assert (("lumera", "harbour-pact", "tarvia"),) == missing["-signed-> agreement <-signed-"].examples
    assert "-member-of-> international-organization <-observer-of-" not in missing


def test_without_a_partner_all_relations_count(toy: ClaimIndex) -> None:
    """The patterns of one entity are its relations with the type of their other end."""
    special = find_special(toy, "quell")
    assert "-voted-for-> resolution" in {each.pattern for each in special.more}
    assert "-voted-against-> resolution" in {each.pattern for each in special.missing}


def test_equal_shares_are_neither(toy: ClaimIndex) -> None:
    """What both have alike is neither more nor less."""
    special = find_special(toy, "quell")
    named = {each.pattern for each in (*special.more, *special.less, *special.missing)}
    assert "-member-of-> international-organization" not in named


def test_without_peers_the_question_is_refused(toy: ClaimIndex) -> None:
    """An entity that lies nowhere needs its peers to be named."""
    with pytest.raises(UsageError):
        find_special(toy, "tarvia")
    assert ("lumera", "quell") == find_special(toy, "tarvia", peers=["quell", "lumera"]).peers


def test_what_few_peers_have_is_not_missing(toy: ClaimIndex) -> None:
    """A pattern that one of three peers has is not expected of the fourth."""
    special = find_special(toy, "sordan", peers=["lumera", "quell", "tarvia"])
    missing = {each.pattern: each.peers for each in special.missing}
    assert 2 == missing["-located-in-> region"]
    assert "-owns-> company" not in missing


def test_what_stands_is_counted_apart(toy: ClaimIndex) -> None:
    """A pattern that only doubtful claims follow is counted, and stands for nothing; its example bears the mark."""
    every = Filters(statuses=tuple(toy.schema.statuses))
    special = find_special(toy, "tarvia", peers=["lumera"], filters=every)
    for pattern in special.more:
        plain = [way for way in pattern.examples if toy.relations[pattern.steps[0].relation].status == "asserted"]
        assert pattern.stands <= pattern.count
        assert plain or pattern.steps[0].sentence.startswith("[")
    assert 0 in {pattern.stands for pattern in special.more}


def test_the_example_follows_the_pattern(toy: ClaimIndex) -> None:
    """Of parallel claims between two the one is told that the pattern names, not a stronger one."""
    for pattern in find_special(toy, "lumera", "tarvia", peers=["quell"]).more:
        assert [step.type for step in pattern.steps] == [part.strip("<->") for part in pattern.pattern.split(" ")[::2]]
