"""Graphs that break the shapes: for each shape one change of a good graph, and the shapes that then object."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.records import Citation, Entity, Quantity, Relation, Source
from graph.reading.vocabulary import load_schema

__all__ = ["BROKEN", "Broken", "good_index"]


class Broken(NamedTuple):
    """A SPARQL update that breaks the good graph, and the shapes beside its own that cannot help objecting too."""

    update: str
    also: frozenset[str] = frozenset()


def good_index() -> ClaimIndex:
    """Return a small world in which every kind of node and every property stands at least once."""
    date = PartialDate(2001, 2, 3)
    entities = {
        "orla": Entity(
            "orla", "state", {"en": "Orla"}, {"en": ("Orlan Republic",)}, {"en": "An island."}, {"wikidata": "Q1"}
        ),
        "verrin": Entity("verrin", "state", {"en": "Verrin"}),
        "post": Entity("post", "media-outlet", {"en": "Post"}, medium="newspaper", theme="information"),
        "book": Entity("book", "document", {"en": "Book"}),
        "haven": Entity("haven", "place", {"en": "Haven"}),
        "calm": Entity("calm", "concept", {"en": "Calm"}),
    }
    sources = {
        "wire": Source("wire", "news", "post"),
        "copy": Source(
            "copy",
            "news",
            "post",
            "Copy",
            date,
            date,
            "https://example.org/",
            "en",
            ("post",),
            "post",
            ("wire",),
            "book",
            "copy",
            "https://archive.example/1",
        ),
    }
    read = (Citation("copy", "page 1", ("wire",), "Orla owns it.", date),)
    number = Quantity("percent", Decimal(5), Decimal(4), Decimal(6), True, "calm", "share")
    full = Relation(
        "full",
        "orla",
        "owns",
        "post",
        "asserted",
        read,
        date,
        date,
        date,
        ("verrin",),
        ("haven",),
        {"en": "holder"},
        (number,),
    )
    relations = [
        full,
        Relation("equal", "orla", "partner-of", "verrin", "asserted", read),
        Relation("moment", "orla", "met-with", "verrin", "asserted", read),
        Relation("view", "calm", "assessed-as", "calm", "alleged", read, claimed_by=("post",)),
        Relation("doubted", "verrin", "owns", "post", "asserted", read),
        Relation("denial", "orla", "denies", "doubted", "asserted", read),
    ]
    return ClaimIndex(load_schema(), entities, {relation.id: relation for relation in relations}, sources)


def _second(subject: str, name: str, value: str, *also: str) -> Broken:
    """Return the change by which a node has one more value of a property."""
    return Broken(f"INSERT DATA {{ {subject} {name} {value} }}", frozenset(also))


def _instead(subject: str, name: str, value: str, *also: str) -> Broken:
    """Return the change by which a node has another value of a property."""
    update = (
        f"DELETE {{ {subject} {name} ?old }} INSERT {{ {subject} {name} {value} }} WHERE {{ {subject} {name} ?old }}"
    )
    return Broken(update, frozenset(also))


def _without(subject: str, name: str, *also: str) -> Broken:
    """Return the change by which a node lacks a property."""
    return Broken(f"DELETE WHERE {{ {subject} {name} ?old }}", frozenset(also))


_FULL, _EQUAL, _COPY, _ORLA = "relation:full", "relation:equal", "source:copy", "entity:orla"
_CITATION, _STEP, _NUMBER = "relation:full.citation-1", "relation:full.citation-1-1", "relation:full.quantity-1"

BROKEN: dict[str, Broken] = {
    "Thing.label": _without("entity:calm", "rdfs:label"),
    "Thing.altLabel": _second(_ORLA, "skos:altLabel", '"Orla"'),
    "Thing.description": _second(_ORLA, "dcterms:description", '"Another."@en'),
    "Thing.sameAs": _second(_ORLA, "owl:sameAs", '"Q2"'),
    "Thing.startDate": _second(_ORLA, "schema:startDate", '"1901"'),
    "Thing.endDate": _second(_ORLA, "schema:endDate", '"1901"'),
    "Thing.earliestStart": _second(_ORLA, "lazo:earliestStart", '"2001"^^xsd:gYear'),
    "Thing.latestStart": _second(_ORLA, "lazo:latestStart", '"2001"^^xsd:gYear'),
    "Thing.earliestEnd": _second(_ORLA, "lazo:earliestEnd", '"2001"^^xsd:gYear'),
    "Thing.latestEnd": _second(_ORLA, "lazo:latestEnd", '"2001"^^xsd:gYear'),
    "Thing.weight": _second(_ORLA, "lazo:weight", "7"),
    "Thing.sharesClaimWith": _second(_ORLA, "lazo:sharesClaimWith", "source:wire"),
    "Source.type": _without(_COPY, "dcterms:type"),
    "Source.publisher": _without(_COPY, "dcterms:publisher"),
    "Source.title": _second(_COPY, "dcterms:title", '"Other"'),
    "Source.language": _second(_COPY, "dcterms:language", '"es"'),
    "Source.issued": _instead(_COPY, "dcterms:issued", '"3 February 2001"'),
    "Source.accessed": _second(_COPY, "lazo:accessed", '"2002"^^xsd:gYear'),
    "Source.earliestIssued": _second(_COPY, "lazo:earliestIssued", '"2001-02"^^xsd:gYearMonth'),
    "Source.latestIssued": _second(_COPY, "lazo:latestIssued", '"2001-02"^^xsd:gYearMonth'),
    "Source.earliestAccessed": _second(_COPY, "lazo:earliestAccessed", '"2001-02"^^xsd:gYearMonth'),
    "Source.latestAccessed": _second(_COPY, "lazo:latestAccessed", '"2001-02"^^xsd:gYearMonth'),
    "Source.url": _instead(_COPY, "schema:url", '"https://example.org/"'),
    "Source.creator": _second(_COPY, "dcterms:creator", "source:wire"),
    "Source.agency": _second(_COPY, "lazo:agency", "entity:orla"),
    "Source.wasQuotedFrom": _second(_COPY, "prov:wasQuotedFrom", "entity:post"),
    "Source.exampleOfWork": _second(_COPY, "schema:exampleOfWork", "entity:calm"),
    "Relation.subject": _second("relation:view", "rdf:subject", _ORLA),
    "Relation.predicate": _without("relation:moment", "rdf:predicate", "plain-backed"),
    "Relation.object": _second("relation:view", "rdf:object", "entity:verrin", "assessedAs.object"),
    "Relation.status": _second("relation:view", "lazo:status", "lazo:status-proposed"),
    "Relation.contested": _second("relation:view", "lazo:contested", "true"),
    "Relation.contestedBy": _second("relation:doubted", "lazo:contestedBy", "entity:orla"),
    "Relation.belongsBy": _second("relation:doubted", "lazo:belongsBy", "entity:orla"),
    "Relation.rivalOf": _second("relation:doubted", "lazo:rivalOf", "entity:orla"),
    "Thing.medium": _second("entity:post", "lazo:medium", "lazo:medium-agency"),
    "Source.carrier": _second("source:copy", "lazo:carrier", "lazo:carrier-reprint"),
    "Source.archivedAt": _second("source:copy", "schema:archivedAt", '"https://archive.example/2"^^xsd:anyURI'),
    "known-medium": _instead("entity:post", "lazo:medium", "lazo:theme-legal"),
    "Thing.subject": _second("entity:post", "dcterms:subject", "lazo:theme-legal"),
    "known-theme": _instead("entity:post", "dcterms:subject", "lazo:medium-agency"),
    "known-carrier": _instead("source:copy", "lazo:carrier", "lazo:theme-legal"),
    "Relation.startDate": _second(_FULL, "schema:startDate", '"2001"^^xsd:gYear'),
    "Relation.endDate": _instead(_FULL, "schema:endDate", '"2001-02-03T00:00:00"^^xsd:dateTime'),
    "Relation.asOf": _second(_FULL, "lazo:asOf", '"2001-02"^^xsd:gYearMonth'),
    "Relation.earliestStart": _second(_FULL, "lazo:earliestStart", '"2001"^^xsd:gYear'),
    "Relation.latestStart": _second(_FULL, "lazo:latestStart", '"2001"^^xsd:gYear'),
    "Relation.earliestEnd": _second(_FULL, "lazo:earliestEnd", '"2001"^^xsd:gYear'),
    "Relation.latestEnd": _second(_FULL, "lazo:latestEnd", '"2001"^^xsd:gYear'),
    "Relation.earliestAsOf": _second(_FULL, "lazo:earliestAsOf", '"2001"^^xsd:gYear'),
    "Relation.latestAsOf": _second(_FULL, "lazo:latestAsOf", '"2001"^^xsd:gYear'),
    "Relation.certainFrom": _second(_FULL, "lazo:certainFrom", '"2001"^^xsd:gYear'),
    "Relation.certainTo": _second(_FULL, "lazo:certainTo", '"2001"^^xsd:gYear'),
    "Relation.possibleFrom": _second(_FULL, "lazo:possibleFrom", '"2001"^^xsd:gYear'),
    "Relation.possibleTo": _second(_FULL, "lazo:possibleTo", '"2001"^^xsd:gYear'),
    "Relation.undatedFrom": _second(_FULL, "lazo:undatedFrom", '"2001"^^xsd:gYear'),
    "Relation.undatedTo": _second(_FULL, "lazo:undatedTo", '"2001"^^xsd:gYear'),
    "Relation.wasAttributedTo": _second(_FULL, "prov:wasAttributedTo", "source:wire"),
    "Relation.claimedBy": _second(_FULL, "lazo:claimedBy", "source:wire"),
    "Relation.location": _second(_FULL, "schema:location", '"Haven"'),
    "Relation.roleName": _second(_FULL, "schema:roleName", '"owner"@en'),
    "Relation.quantity": _second(_FULL, "lazo:quantity", "entity:calm"),
    "Relation.wasDerivedFrom": _without(_EQUAL, "prov:wasDerivedFrom"),
    "Relation.hadPrimarySource": _without(_EQUAL, "prov:hadPrimarySource"),
    "Relation.qualifiedDerivation": _without(_EQUAL, "prov:qualifiedDerivation"),
    "Relation.origin": _without(_EQUAL, "lazo:origin"),
    "Derivation.entity": _without(_CITATION, "prov:entity"),
    "Derivation.position": _without(_CITATION, "lazo:position"),
    "Derivation.locator": _second(_CITATION, "lazo:locator", '"page 2"'),
    "Derivation.says": _second(_CITATION, "lazo:says", '"Orla sold it."'),
    "Derivation.readAgain": _second(_CITATION, "lazo:readAgain", '"2001"^^xsd:gYear'),
    "Derivation.passesOn": _second(_CITATION, "lazo:passesOn", "source:wire"),
    "Quotation.entity": _without(_STEP, "prov:entity"),
    "Quotation.position": _without(_STEP, "lazo:position"),
    "QuantitativeValue.position": _without(_NUMBER, "lazo:position"),
    "QuantitativeValue.unit": _without(_NUMBER, "lazo:unit"),
    "QuantitativeValue.value": _instead(_NUMBER, "schema:value", '"five"'),
    "QuantitativeValue.minValue": _second(_NUMBER, "schema:minValue", "3.5"),
    "QuantitativeValue.maxValue": _second(_NUMBER, "schema:maxValue", "7.5"),
    "QuantitativeValue.about": _second(_NUMBER, "lazo:about", "false"),
    "QuantitativeValue.of": _second(_NUMBER, "lazo:of", "entity:orla"),
    "QuantitativeValue.measure": _second(_NUMBER, "lazo:measure", '"total"'),
    "known-type": _instead("relation:view", "rdf:predicate", "lazo:levitates"),
    "known-status": Broken(
        "DELETE WHERE { relation:view lazo:status ?old } ; "
        "INSERT DATA { relation:view lazo:status lazo:status-rumoured . lazo:status-rumoured a skos:Concept }"
    ),
    "known-kind": _instead("source:wire", "dcterms:type", "lazo:theme-legal"),
    "known-unit": _instead(_NUMBER, "lazo:unit", "lazo:theme-legal"),
    "plain-status": _instead(_FULL, "lazo:status", "lazo:status-alleged"),
    "plain-uncontested": Broken(
        f"DELETE WHERE {{ {_FULL} lazo:contested ?old }} ; "
        f"INSERT DATA {{ {_FULL} lazo:contested true ; lazo:contestedBy relation:denial }}"
    ),
    "contested-by": _without("relation:doubted", "lazo:contestedBy"),
    "plain-marked": Broken("DELETE DATA { relation:denial a lazo:PlainFact }"),
    "opinion-held": _without("relation:view", "prov:wasAttributedTo"),
    "opinion-not-plain": Broken("INSERT DATA { relation:view a lazo:PlainFact }", frozenset({"plain-status"})),
    "moment-without-end": _second("relation:moment", "schema:endDate", '"2001"^^xsd:gYear'),
    "amount": Broken(
        f"DELETE {{ {_NUMBER} ?name ?amount }} WHERE {{ {_NUMBER} ?name ?amount "
        "FILTER(?name IN (schema:value, schema:minValue, schema:maxValue)) }"
    ),
    "known-subject": _instead("relation:view", "rdf:subject", "entity:nobody", "assessedAs.subject"),
    "known-object": _instead("relation:view", "rdf:object", "entity:nobody", "assessedAs.object"),
    "plain-backed": Broken("INSERT DATA { entity:verrin lazo:owns entity:post }"),
}
