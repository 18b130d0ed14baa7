"""Tests of what the graph says of each record."""

from __future__ import annotations

from decimal import Decimal

import pytest

from graph.model.claim_index import ClaimIndex
from graph.model.dates import UNKNOWN, PartialDate
from graph.model.records import Citation, Entity, Quantity, Relation, Source
from graph.reading.vocabulary import load_schema
from tests.rdf.broken import good_index
from tests.rdf.claims import index_of
from tests.rdf.parsers import by_oxigraph, text_of

BASE = "https://w3id.org/lazo/"
PREFIXES = {
    "http://purl.org/dc/terms/": "dcterms",
    f"{BASE}ns#": "lazo",
    f"{BASE}relation/": "relation",
    f"{BASE}source/": "source",
    f"{BASE}identifier/": "identifier",
    "http://www.w3.org/2002/07/owl#": "owl",
    "http://www.w3.org/ns/prov#": "prov",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/2000/01/rdf-schema#": "rdfs",
    "https://schema.org/": "schema",
    "http://www.w3.org/2004/02/skos/core#": "skos",
    "http://www.wikidata.org/entity/": "wd",
    "http://www.w3.org/2001/XMLSchema#": "xsd",
    BASE: "entity",
}
CITED = (Citation("gazette-1"),)


def _short(term: str) -> str:
    for namespace, prefix in PREFIXES.items():
        head, found, tail = term.partition(f"<{namespace}")
        if found:
            return f"{head}{prefix}:{tail.removesuffix('>')}"
    return term


def _said(index: ClaimIndex, subject: str) -> set[tuple[str, str]]:
    """Return what is said of a subject, IRIs as prefixed names."""
    triples = {(_short(s), _short(p), _short(o)) for s, p, o in by_oxigraph(text_of(index))}
    return {(p, o) for s, p, o in triples if s == subject}


def test_an_entity_says_its_class_names_and_codes() -> None:
    """Class, label per language, alternative names, description, Wikidata item, codes, and what search needs."""
    codes = {"wikidata": "Q7", "iso-3166-1-alpha-2": "XO"}
    orla = Entity("orla", "former-state", {"en": "Orla", "ru": "Орла"}, {"es": ("La Orla",)}, {"en": "Gone."}, codes)
    relation = Relation("r-1", "orla", "allied-with", "gazette", "alleged", CITED)
    index = index_of(relation)
    index = ClaimIndex(index.schema, {**index.entities, "orla": orla}, index.relations, index.sources)
    assert {
        ("rdf:type", "lazo:FormerState"),
        ("rdfs:label", '"Orla"@en'),
        ("rdfs:label", '"Орла"@ru'),
        ("skos:altLabel", '"La Orla"@es'),
        ("dcterms:description", '"Gone."@en'),
        ("owl:sameAs", "wd:Q7"),
        ("skos:notation", '"XO"^^identifier:iso-3166-1-alpha-2'),
        ("lazo:weight", '"0"^^xsd:integer'),
        ("lazo:sharesClaimWith", "entity:gazette"),
    } == _said(index, "entity:orla")


def test_a_relation_says_everything_that_it_carries() -> None:
    """Ends, type, status, dates at their precision, claimants, place, role, quantity, and where it can be read."""
    said = _said(good_index(), "relation:full")
    assert {
        ("rdf:type", "rdf:Statement"),
        ("rdf:type", "lazo:Relation"),
        ("rdf:type", "lazo:PlainFact"),
        ("rdf:subject", "entity:orla"),
        ("rdf:predicate", "lazo:owns"),
        ("rdf:object", "entity:post"),
        ("lazo:status", "lazo:status-asserted"),
        ("lazo:contested", '"false"^^xsd:boolean'),
        ("schema:startDate", '"2001-02-03"^^xsd:date'),
        ("schema:endDate", '"2001-02-03"^^xsd:date'),
        ("lazo:asOf", '"2001-02-03"^^xsd:date'),
        ("lazo:certainFrom", '"2001-02-03"^^xsd:date'),
        ("lazo:certainTo", '"2001-02-03"^^xsd:date'),
        ("lazo:possibleFrom", '"2001-02-03"^^xsd:date'),
        ("lazo:possibleTo", '"2001-02-03"^^xsd:date'),
        ("prov:wasAttributedTo", "entity:verrin"),
        ("lazo:claimedBy", "entity:verrin"),
        ("schema:location", "entity:haven"),
        ("schema:roleName", '"holder"@en'),
        ("lazo:quantity", "relation:full.quantity-1"),
        ("prov:qualifiedDerivation", "relation:full.citation-1"),
        ("prov:wasDerivedFrom", "source:copy"),
        ("prov:hadPrimarySource", "source:wire"),
        ("lazo:origin", "entity:post"),
    } == said


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (PartialDate(1959), '"1959"^^xsd:gYear'),
        (PartialDate(1959, 1), '"1959-01"^^xsd:gYearMonth'),
        (PartialDate(959, 1, 10), '"0959-01-10"^^xsd:date'),
    ],
)
def test_a_date_is_no_finer_than_known(date: PartialDate, expected: str) -> None:
    """Year, month and day have datatypes of their own."""
    relation = Relation("r-1", "orla", "owns", "gazette", "asserted", CITED, date)
    assert expected in dict(_said(index_of(relation), "relation:r-1"))["schema:startDate"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (
            "1960~",
            {
                ("schema:startDate", '"1960~"^^<http://id.loc.gov/datatypes/edtf/EDTF>'),
                ("lazo:earliestStart", '"1959-01-01"^^xsd:date'),
                ("lazo:latestStart", '"1961-12-31"^^xsd:date'),
            },
        ),
        (
            "[2012..2014-03]",
            {
                ("schema:startDate", '"[2012..2014-03]"^^<http://id.loc.gov/datatypes/edtf/EDTF>'),
                ("lazo:earliestStart", '"2012-01-01"^^xsd:date'),
                ("lazo:latestStart", '"2014-03-31"^^xsd:date'),
            },
        ),
        ("1959", {("schema:startDate", '"1959"^^xsd:gYear')}),
    ],
)
def test_a_date_that_is_not_plain_says_which_days_it_can_mean(date: str, expected: set[tuple[str, str]]) -> None:
    """About, uncertain and between stand as EDTF with their first and last day beside it; plain dates have neither."""
    relation = Relation("r-1", "orla", "owns", "gazette", "asserted", CITED, PartialDate.parse(date))
    assert {pair for pair in _said(index_of(relation), "relation:r-1") if "Start" in pair[0] or "start" in pair[0]} == (
        expected
    )


def test_an_end_that_nobody_dates_is_an_end() -> None:
    """What is over and nobody says when has a year of which no digit is known, and no first and last day."""
    relation = Relation("r-1", "orla", "owns", "gazette", "asserted", CITED, PartialDate(1990), UNKNOWN)
    said = _said(index_of(relation), "relation:r-1")
    assert {pair for pair in said if "End" in pair[0] or "end" in pair[0]} == {
        ("schema:endDate", '"XXXX"^^<http://id.loc.gov/datatypes/edtf/EDTF>')
    }


def test_a_quantity_says_value_bounds_and_unit() -> None:
    """Every part of a quantity is a triple of its node, numbers digit for digit."""
    quantity = Quantity("percent", Decimal("50.10"), Decimal(-4), Decimal("6E+3"), True, "orla", "share")
    relation = Relation("r-1", "orla", "owns", "gazette", "asserted", CITED, quantities=(quantity,))
    assert {
        ("rdf:type", "schema:QuantitativeValue"),
        ("lazo:position", '"1"^^xsd:integer'),
        ("lazo:unit", "lazo:unit-percent"),
        ("schema:value", '"50.10"^^xsd:decimal'),
        ("schema:minValue", '"-4"^^xsd:decimal'),
        ("schema:maxValue", '"6000"^^xsd:decimal'),
        ("lazo:about", '"true"^^xsd:boolean'),
        ("lazo:of", "entity:orla"),
        ("lazo:measure", '"share"'),
    } == _said(index_of(relation), "relation:r-1.quantity-1")


def test_a_chain_of_sources_is_kept_in_order() -> None:
    """What was read, its place, what it says, and each source that it passes on are nodes with their position."""
    citation = Citation("z-paper", "page 3", ("y-wire", "x-post"), "Orla owns it.", PartialDate(2026, 5, 3))
    index = index_of(Relation("r-1", "orla", "owns", "gazette", "asserted", (citation,)))
    assert {
        ("rdf:type", "prov:Derivation"),
        ("lazo:position", '"1"^^xsd:integer'),
        ("prov:entity", "source:z-paper"),
        ("lazo:locator", '"page 3"'),
        ("lazo:says", '"Orla owns it."'),
        ("lazo:readAgain", '"2026-05-03"^^xsd:date'),
        ("lazo:passesOn", "relation:r-1.citation-1-1"),
        ("lazo:passesOn", "relation:r-1.citation-1-2"),
    } == _said(index, "relation:r-1.citation-1")
    assert ("prov:entity", "source:x-post") in _said(index, "relation:r-1.citation-1-2")
    assert ("prov:hadPrimarySource", "source:x-post") in _said(index, "relation:r-1")


def test_a_claim_begins_where_its_source_itself_began() -> None:
    """A reprint that is one as a whole leads on to the agency whose text it is, which is the origin."""
    index = index_of(Relation("r-1", "orla", "owns", "gazette", "asserted", (Citation("reprint"),)))
    sources = {
        "reprint": Source("reprint", "news", "gazette", passes_on=("original",)),
        "original": Source("original", "news", "gazette", agency="orla"),
    }
    said = _said(ClaimIndex(index.schema, index.entities, index.relations, sources), "relation:r-1")
    assert {("prov:hadPrimarySource", "source:original"), ("lazo:origin", "entity:orla")} <= said


def test_a_source_says_what_is_known_of_the_document() -> None:
    """Publisher, title, dates, language, address, authors, agency, what it passes on, and the work that it is."""
    assert {
        ("rdf:type", "lazo:Source"),
        ("dcterms:type", "lazo:kind-news"),
        ("dcterms:publisher", "entity:post"),
        ("dcterms:title", '"Copy"'),
        ("dcterms:language", '"en"'),
        ("dcterms:issued", '"2001-02-03"^^xsd:date'),
        ("lazo:accessed", '"2001-02-03"^^xsd:date'),
        ("schema:url", '"https://example.org/"^^xsd:anyURI'),
        ("dcterms:creator", "entity:post"),
        ("lazo:agency", "entity:post"),
        ("prov:wasQuotedFrom", "source:wire"),
        ("schema:exampleOfWork", "entity:book"),
        ("lazo:carrier", "lazo:carrier-copy"),
        ("schema:archivedAt", '"https://archive.example/1"^^xsd:anyURI'),
    } == _said(good_index(), "source:copy")


def test_a_denial_is_a_claim_about_a_claim() -> None:
    """The object of a denial is the relation denied, which is contested by it and has no plain triple."""
    index = good_index()
    denied = _said(index, "relation:doubted")
    assert {("rdf:predicate", "lazo:denies"), ("rdf:object", "relation:doubted")} <= _said(index, "relation:denial")
    assert {("lazo:contested", '"true"^^xsd:boolean'), ("lazo:contestedBy", "relation:denial")} <= denied
    assert ("rdf:type", "lazo:PlainFact") not in denied
    assert ("lazo:owns", "entity:post") not in _said(index, "entity:verrin")


def test_a_plain_fact_of_a_symmetric_type_is_written_both_ways() -> None:
    """Nobody needs a reasoner to find it from either end, while its node stands once."""
    index = good_index()
    assert ("lazo:partnerOf", "entity:verrin") in _said(index, "entity:orla")
    assert ("lazo:partnerOf", "entity:orla") in _said(index, "entity:verrin")
    nodes = [
        s for s, p, o in by_oxigraph(text_of(index)) if (_short(p), _short(o)) == ("rdf:predicate", "lazo:partnerOf")
    ]
    assert ["relation:equal"] == list(map(_short, nodes))


@pytest.mark.parametrize("status", [id for id, term in load_schema().statuses.items() if not term.plain])
def test_what_is_not_sure_is_no_plain_fact(status: str) -> None:
    """A claim of any other status has its node with that status, and no plain triple."""
    index = index_of(Relation("r-1", "orla", "owns", "gazette", status, CITED))
    said = _said(index, "relation:r-1")
    assert ("lazo:status", f"lazo:status-{status}") in said
    assert ("rdf:type", "lazo:PlainFact") not in said
    assert ("lazo:owns", "entity:gazette") not in _said(index, "entity:orla")


def test_a_list_keeps_its_order_where_the_alphabet_would_lose_it() -> None:
    """Claimants out of the order of their ids stand in a list beside, others do not."""
    given = Relation("r-1", "orla", "owns", "gazette", "asserted", CITED, claimed_by=("verrin", "orla"))
    plain = Relation("r-2", "orla", "owns", "gazette", "asserted", CITED, claimed_by=("orla", "verrin"))
    index = index_of(given, plain)
    assert {
        ("rdf:type", "rdf:Seq"),
        ("rdf:_1", "entity:verrin"),
        ("rdf:_2", "entity:orla"),
    } == _said(index, "relation:r-1.claimed-by")
    assert "lazo:inOrder" not in dict(_said(index, "relation:r-2"))


def test_an_id_that_is_no_plain_word_still_has_an_iri() -> None:
    """What no IRI can hold is percent-encoded, and an id with a dot is not taken for a part."""
    entities = {id: Entity(id, "state", {"en": id}) for id in ("a.b/ü", "gazette")}
    index = ClaimIndex(load_schema(), entities, {}, {})
    assert ("rdfs:label", '"a.b/ü"@en') in _said(index, "entity:a%2Eb%2F%C3%BC")
