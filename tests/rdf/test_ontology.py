"""Tests of the OWL ontology and of the context document."""

from __future__ import annotations

import io
import json
from functools import lru_cache
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS

from graph.model.claim_index import ClaimIndex
from graph.model.schema import CLAIM
from graph.rdf.jsonld import jsonld_context
from graph.rdf.ontology import write_ontology
from graph.rdf.terms import DEFAULT_BASE, class_name, property_name
from graph.rdf.words import load_words
from graph.reading.vocabulary import load_schema
from tests.rdf.parsers import by_oxigraph, by_rapper, text_of

LAZO = rdflib.Namespace(f"{DEFAULT_BASE}ns#")
CLOSE = rdflib.URIRef("http://www.w3.org/2004/02/skos/core#closeMatch")
SCHEMA = load_schema()


@lru_cache(maxsize=1)
def _text() -> str:
    stream = io.StringIO()
    write_ontology(SCHEMA, stream)
    return stream.getvalue()


@lru_cache(maxsize=1)
def _graph() -> rdflib.Graph:
    return rdflib.Graph().parse(data=_text(), format="turtle")


def _languages(subject: rdflib.URIRef, name: rdflib.URIRef) -> set[str | None]:
    return {label.language for label in _graph().objects(subject, name) if isinstance(label, rdflib.Literal)}


def _union(node: rdflib.term.Node | None) -> set[str]:
    """Return the local names of a class or of the members of a union."""
    graph = _graph()
    members = graph.value(node, OWL.unionOf) if node is not None else None
    classes = list(graph.items(members)) if members is not None else [node]
    return {str(each).removeprefix(str(LAZO)) for each in classes}


def _classes(ends: tuple[str, ...]) -> set[str]:
    return {"Relation" if end == CLAIM else class_name(end) for end in ends}


@pytest.mark.system
def test_two_parsers_read_the_ontology_alike(tmp_path: Path) -> None:
    """Rapper and pyoxigraph read the same number of triples from it."""
    assert len(by_oxigraph(_text())) == len(by_rapper(_text(), "turtle", tmp_path))


@pytest.mark.parametrize("kind", SCHEMA.relation_types.values(), ids=lambda kind: kind.id)
def test_a_relation_type_is_a_property_of_the_ontology(kind: object) -> None:
    """Each has labels in both directions in four languages, and the domain, range and traits of the schema."""
    kind = SCHEMA.relation_types[kind.id]  # type: ignore[attr-defined]
    property = LAZO[property_name(kind.id)]
    types = {OWL.ObjectProperty} | ({OWL.SymmetricProperty} if kind.symmetric else set())
    assert types == set(_graph().objects(property, RDF.type))
    assert set(load_schema().languages) == _languages(property, RDFS.label) == _languages(property, LAZO.backLabel)
    ends = (kind.domain + kind.range,) * 2 if kind.symmetric else (kind.domain, kind.range)
    stated = (_union(_graph().value(property, name)) for name in (RDFS.domain, RDFS.range))
    assert tuple(map(_classes, ends)) == tuple(stated)
    assert len(kind.matches) == len(set(_graph().objects(property, CLOSE)))


@pytest.mark.parametrize("kind", SCHEMA.entity_types.values(), ids=lambda kind: kind.id)
def test_an_entity_type_is_a_class_of_the_ontology(kind: object) -> None:
    """Each has labels in four languages, its parent and its matches."""
    kind = SCHEMA.entity_types[kind.id]  # type: ignore[attr-defined]
    subject = LAZO[class_name(kind.id)]
    parents = {LAZO[class_name(kind.parent)]} if kind.parent else set()
    assert parents == set(_graph().objects(subject, RDFS.subClassOf))
    assert set(load_schema().languages) == _languages(subject, RDFS.label)
    assert len(kind.matches) == len(set(_graph().objects(subject, CLOSE)))


def test_every_word_of_ours_is_explained() -> None:
    """Classes and properties of our own have labels in four languages and a comment."""
    words = [*load_words().classes.values(), *load_words().properties.values()]
    own = [LAZO[word.name.removeprefix("lazo:")] for word in words if word.name.startswith("lazo:")]
    assert [set(load_schema().languages)] * len(own) == [_languages(word, RDFS.label) for word in own]
    assert [] == [word for word in own if _graph().value(word, RDFS.comment) is None]


def test_every_term_of_the_export_is_in_the_ontology(toy: ClaimIndex) -> None:
    """No class, property or concept of ours stands in the data that the ontology does not know."""
    used = {
        term.strip("<>").removeprefix(str(LAZO))
        for triple in by_oxigraph(text_of(toy))
        for term in triple
        if term.startswith(f"<{LAZO}") and term != f"<{LAZO}>"
    }
    known = {
        str(subject).removeprefix(str(LAZO)) for subject in _graph().subjects() if str(subject).startswith(str(LAZO))
    }
    assert set() == used - known


def test_every_property_of_the_export_has_a_key_in_json(toy: ClaimIndex) -> None:
    """The objects of JSON-LD have no key but those that the context explains, and the members of lists."""
    document = json.loads(text_of(toy, "jsonld"))
    keys = {key for node in document["@graph"] for key in node}
    known = jsonld_context(SCHEMA)["@context"].keys() | {"@id", "@type"}
    assert set() == {key for key in keys - known if not key.startswith("rdf:_")}


def test_the_context_document_means_what_the_export_means(toy: ClaimIndex) -> None:
    """The export with the context taken from the document instead of its own reads the same."""
    document = json.loads(text_of(toy, "jsonld"))
    assert jsonld_context(SCHEMA)["@context"] == document["@context"]
