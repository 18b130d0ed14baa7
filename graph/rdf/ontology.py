"""The OWL ontology, generated from the schema and the table of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from graph import __version__
from graph.model.schema import CLAIM, EntityType, RelationType, Schema, Term
from graph.rdf.concepts import concept_lists
from graph.rdf.declarations import declarations
from graph.rdf.syntax import Turtle, escape
from graph.rdf.terms import DEFAULT_BASE, MATCHES, class_name, namespaces, property_name, term_name
from graph.rdf.words import Word, load_words

__all__ = ["class_of_end", "write_ontology"]

Properties = list[tuple[str, str]]


def write_ontology(schema: Schema, stream: TextIO, base: str = DEFAULT_BASE) -> None:
    """Write the classes, properties and concepts of the export as an OWL ontology in Turtle."""
    names = dict(sorted((namespaces(base) | MATCHES).items()))
    stream.write("".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in names.items()) + "\n")
    syntax = Turtle(base, schema)
    for subject, pairs in _blocks(schema, base):
        stream.write(syntax.block(subject, pairs))


def class_of_end(end: str) -> str:
    """Return the class that a member of domain or range stands for, as a prefixed name.

    >>> class_of_end("former-state"), class_of_end("claim")
    ('lazo:FormerState', 'lazo:Relation')
    """
    return "lazo:Relation" if end == CLAIM else f"lazo:{class_name(end)}"


def _blocks(schema: Schema, base: str) -> Iterator[tuple[str, Properties]]:
    title = "Lazo: sourced claims about the ties of Russia with Latin America and the Caribbean"
    yield (
        f"<{base}ns#>",
        [
            ("a", "owl:Ontology"),
            ("dcterms:title", f'"{title}"@en'),
            ("owl:versionIRI", f"<{base}ns/{__version__}>"),
            ("owl:versionInfo", f'"{__version__}"'),
        ],
    )
    yield from declarations()
    words = load_words()
    for word in words.classes.values():
        broader, near = _each("rdfs:subClassOf", word.broader), _each("skos:closeMatch", word.near)
        yield word.name, [("a", "owl:Class"), *_described(word), *broader, *near]
    for entity_type in schema.entity_types.values():
        yield f"lazo:{class_name(entity_type.id)}", list(_class(entity_type))
    for classes in _apart(schema):
        yield "[]", [("a", "owl:AllDisjointClasses"), ("owl:members", f"( {' '.join(classes)} )")]
    for word in words.properties.values():
        if word.label:
            yield word.name, list(_property(word))
    for relation_type in schema.relation_types.values():
        yield f"lazo:{property_name(relation_type.id)}", list(_relation(relation_type))
    for kind, terms in concept_lists(schema).items():
        yield f"lazo:{kind}-scheme", [("a", "skos:ConceptScheme"), ("dcterms:title", f'"{kind}"@en')]
        for term in terms.values():
            yield f"lazo:{term_name(kind, term.id)}", list(_concept(kind, term))


def _class(entity_type: EntityType) -> Iterator[tuple[str, str]]:
    yield "a", "owl:Class"
    yield from _texts("rdfs:label", entity_type.label)
    yield "rdfs:comment", _english(entity_type.description)
    if entity_type.parent:
        yield "rdfs:subClassOf", f"lazo:{class_name(entity_type.parent)}"
    yield from _matches(entity_type.matches, "wd")


def _apart(schema: Schema) -> Iterator[list[str]]:
    """Yield classes of which nothing belongs to two: an entity, a claim and a source; then siblings that are apart."""
    roots = [f"lazo:{class_name(kind.id)}" for kind in schema.entity_types.values() if kind.parent is None]
    words = load_words().classes.values()
    yield roots + [word.name for word in words if not any(name.startswith("lazo:") for name in word.broader)]
    siblings: dict[str | None, list[str]] = {}
    for kind in schema.entity_types.values():
        if kind.apart:
            siblings.setdefault(kind.parent, []).append(f"lazo:{class_name(kind.id)}")
    yield from (classes for classes in siblings.values() if len(classes) > 1)


def _property(word: Word) -> Iterator[tuple[str, str]]:
    yield "a", word.owl_kind
    yield from _described(word)
    yield from _each("rdfs:subPropertyOf", word.broader)
    if word.domain:
        yield "rdfs:domain", word.domain
    if word.range:
        yield "rdfs:range", word.range


def _relation(relation_type: RelationType) -> Iterator[tuple[str, str]]:
    yield "a", "owl:ObjectProperty"
    if relation_type.symmetric:
        yield "a", "owl:SymmetricProperty"
    yield from _texts("rdfs:label", {language: pair[0] for language, pair in relation_type.phrase.items()})
    yield from _texts("lazo:backLabel", {language: pair[1] for language, pair in relation_type.phrase.items()})
    yield "rdfs:comment", _english(relation_type.description)
    yield "dcterms:subject", f"lazo:{term_name('theme', relation_type.theme)}"
    if relation_type.inverse:
        yield "owl:inverseOf", f"lazo:{property_name(relation_type.inverse)}"
    domain, range = relation_type.domain, relation_type.range
    if relation_type.symmetric:
        domain = range = tuple(dict.fromkeys((*domain, *range)))
    yield "rdfs:domain", _union(domain)
    yield "rdfs:range", _union(range)
    yield from _matches(relation_type.matches, "wdt")


def _concept(kind: str, term: Term) -> Iterator[tuple[str, str]]:
    yield "a", "skos:Concept"
    yield from _texts("skos:prefLabel", term.label)
    if term.description:
        yield "skos:definition", _english(term.description)
    yield "skos:inScheme", f"lazo:{kind}-scheme"


def _union(ends: Iterable[str]) -> str:
    classes = [class_of_end(end) for end in ends]
    return classes[0] if len(classes) == 1 else f"[ a owl:Class ; owl:unionOf ( {' '.join(classes)} ) ]"


def _matches(matches: dict[str, str], wikidata: str) -> Iterator[tuple[str, str]]:
    """Yield the nearest terms of other vocabularies; near, not the same, so that no reasoner merges the two."""
    for prefix, local in matches.items():
        yield "skos:closeMatch", f"{wikidata if prefix == 'wikidata' else prefix}:{local}"


def _described(word: Word) -> Iterator[tuple[str, str]]:
    yield from _texts("rdfs:label", word.label)
    yield "rdfs:comment", _english(word.description)


def _texts(name: str, texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    for language, text in texts.items():
        yield name, f'"{escape(text)}"@{language}'


def _each(name: str, values: Iterable[str]) -> Iterator[tuple[str, str]]:
    for value in values:
        yield name, value


def _english(text: str) -> str:
    return f'"{escape(text)}"@en'
