"""The ontology before those who reason with it: OWL API checks the profile, and HermiT whether it can be true at all."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from graph.model.claim_index import ClaimIndex
from graph.rdf.ontology import write_ontology
from graph.rdf.terms import DEFAULT_BASE
from graph.reading.vocabulary import load_schema
from tests.rdf.java import owl_check
from tests.rdf.parsers import text_of

pytestmark = pytest.mark.system

STATEMENT = "violation Use of reserved vocabulary for class IRI: rdf:Statement"
"""The one thing in the data that OWL 2 DL keeps for itself, and that other users of RDF need."""

SEQUENCE = "violation Use of reserved vocabulary for class IRI: rdf:Seq"


def put(folder: Path, *parts: str) -> Path:
    """Write Turtle into one file and return it."""
    file = folder / "all.ttl"
    file.write_text("".join(parts), encoding="utf-8")
    return file


def ontology() -> str:
    """Return the ontology in Turtle."""
    stream = io.StringIO()
    write_ontology(load_schema(), stream)
    return stream.getvalue()


def test_the_ontology_is_in_the_profile_dl(tmp_path: Path) -> None:
    """No axiom violates OWL 2 DL; it is consistent, and each class can have members."""
    assert ["consistent true"] == owl_check(put(tmp_path, ontology()))


def test_a_word_that_is_not_declared_is_found(tmp_path: Path) -> None:
    """The checker does look: undeclared classes are violations."""
    more = "lazo:weight rdfs:domain lazo:Nowhere . lazo:about rdfs:domain lazo:Never ."
    found = owl_check(put(tmp_path, ontology(), more))
    assert [f"violation Use of undeclared class: <{DEFAULT_BASE}ns#{name}>" for name in ("Never", "Nowhere")] == found[
        :-1
    ]


def test_the_invented_world_is_consistent_with_the_ontology(toy: ClaimIndex, tmp_path: Path) -> None:
    """With all data beside it the ontology stays consistent, and nothing but the statements leaves the profile."""
    found = owl_check(put(tmp_path, ontology(), text_of(toy)))
    assert ["consistent true"] == [line for line in found if line not in (STATEMENT, SEQUENCE)]


@pytest.mark.parametrize(
    "contradiction",
    [
        "entity:quell-institute a lazo:Person .",
        "entity:tarvia a lazo:Source .",
        "relation:toy-0001 a lazo:Thing .",
        "relation:toy-0001 lazo:claimedBy source:drey-2026-01 .",
        "entity:tarvia lazo:alliedWith entity:harbour-pact .",
        "entity:harbour-pact lazo:alliedWith entity:tarvia .",
    ],
)
def test_what_cannot_be_is_inconsistent(contradiction: str, toy: ClaimIndex, tmp_path: Path) -> None:
    """Two types that are apart, a claim or source for an entity, a document as claimant, ends that don't fit."""
    assert "consistent false" == owl_check(put(tmp_path, ontology(), text_of(toy), contradiction))[-1]


def test_a_claimant_is_reached_by_either_property(toy: ClaimIndex, tmp_path: Path) -> None:
    """Who claims is also, by inference, whom PROV has the claim attributed to; no other claim gets a claimant by it."""
    more = "relation:toy-0001 lazo:claimedBy entity:quell-institute ."
    bare = "\n".join(line for line in text_of(toy).splitlines() if "wasAttributedTo" not in line)
    names = [f"{DEFAULT_BASE}relation/toy-0001", f"{DEFAULT_BASE}relation/toy-0015"]
    found = owl_check(put(tmp_path, ontology(), bare, more), "http://www.w3.org/ns/prov#wasAttributedTo", *names)
    assert [f"<{names[0]}> [<{DEFAULT_BASE}quell-institute>]", f"<{names[1]}> []"] == found[-2:]
