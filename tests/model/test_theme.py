"""The theme of a claim: that of its thing, else of its verb."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.model.claim_index import ClaimIndex
from graph.model.records import Citation, Entity, Relation
from graph.query.comparison import compare
from graph.query.coverage import find_coverage
from graph.query.links import find_links
from graph.reading.vocabulary import load_schema
from graph.search.filters import Filters

SCHEMA = load_schema()

THINGS = {
    entity.id: entity
    for entity in (
        Entity("orla", "state", {"en": "Orla"}),
        Entity("verrin", "state", {"en": "Verrin"}),
        Entity("thunder", "weapon-system", {"en": "Thunder"}),
        Entity("balm", "product", {"en": "Balm"}, theme="health"),
        Entity("wool", "product", {"en": "Wool"}),
        Entity("shipment", "transfer", {"en": "Shipment of Thunder"}, theme="military"),
        Entity("pile", "project", {"en": "Pile"}, theme="nuclear"),
        Entity("haven", "place", {"en": "Haven"}),
    )
}


def claim(subject: str, type: str, object: str) -> Relation:
    """Return a claim that such two are so linked."""
    return Relation(f"{subject}-{type}-{object}", subject, type, object, "asserted", (Citation("s"),))


def world(*relations: Relation) -> ClaimIndex:
    """Return an index of the things and these claims."""
    return ClaimIndex(SCHEMA, THINGS, {relation.id: relation for relation in relations}, {})


@pytest.mark.parametrize(
    ("relation", "theme"),
    [
        (claim("orla", "operates", "thunder"), "military"),
        (claim("orla", "produces", "balm"), "health"),
        (claim("orla", "produces", "wool"), "economic"),
        (claim("orla", "sent", "shipment"), "military"),
        (claim("verrin", "received", "shipment"), "military"),
        (claim("pile", "uses", "wool"), "nuclear"),
        (claim("pile", "uses", "balm"), "health"),
        (claim("orla", "partner-of", "verrin"), "diplomatic"),
        (claim("pile", "located-in", "haven"), "structure"),
        (claim("pile", "assessed-as", "balm"), "assessment"),
        (claim("orla", "denies", "pile-located-in-haven"), "evidence"),
    ],
)
def test_a_claim_has_the_theme_of_its_thing(relation: Relation, theme: str) -> None:
    """The object's theme goes before the subject's, and this before the verb's; some verbs keep theirs."""
    assert theme == world(relation).theme(relation)


def test_an_entity_goes_before_its_type() -> None:
    """What an entity says of itself goes before what its type says of all its kind."""
    relation = claim("orla", "operates", "thunder")
    index = world(relation)
    index.entities = {**THINGS, "thunder": replace(THINGS["thunder"], theme="space")}
    assert "space" == index.theme(relation)


def test_every_question_goes_by_the_thing(toy: ClaimIndex) -> None:
    """Filter, comparison and coverage agree about a claim whose object has a theme of its own."""
    relation = toy.relations["toy-0013"]
    pact = replace(toy.entities[relation.object], theme="space")
    index = ClaimIndex(SCHEMA, {**toy.entities, pact.id: pact}, toy.relations, toy.sources)
    filters = Filters(themes=("space",))
    links = find_links(index, relation.subject, pact.id, filters=filters, max_hops=1)
    assert "space" == index.theme(relation)
    [step] = links.paths[0].steps
    assert relation.id in (step.relation, *step.parallel)
    assert ["space"] == list(compare(index, [relation.subject, "quell"], filters=filters).themes)
    assert "space" in find_coverage(index, relation.subject).themes
