"""What every export says of its words: what its classes, properties and concepts are called.

The whole ontology is `graph.rdf.ontology`; this is the part without which an answer could not be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.model.schema import Schema, Term
from graph.rdf.syntax import Syntax
from graph.rdf.terms import class_name, property_name, term_name
from graph.rdf.tokens import Block

__all__ = ["concept_lists", "describe_concepts"]


def concept_lists(schema: Schema) -> dict[str, Mapping[str, Term]]:
    """Return the terms of each concept scheme by its name."""
    return {
        "status": schema.statuses,
        "theme": schema.themes,
        "kind": schema.source_kinds,
        "medium": schema.media,
        "carrier": schema.carriers,
        "unit": schema.units,
    }


def describe_concepts(schema: Schema, syntax: Syntax) -> Iterator[Block]:
    """Yield the concepts, classes and properties that the data may refer to, in the order of the schema."""
    for kind, terms in concept_lists(schema).items():
        yield from _concepts(kind, terms.values(), syntax)
    for entity_type in schema.entity_types.values():
        pairs = [(syntax.a, syntax.name("rdfs:Class")), *_labels(entity_type.label, syntax)]
        if entity_type.parent:
            pairs.append(("rdfs:subClassOf", syntax.iri("lazo", class_name(entity_type.parent))))
        yield syntax.iri("lazo", class_name(entity_type.id)), pairs
    for relation_type in schema.relation_types.values():
        theme = syntax.iri("lazo", term_name("theme", relation_type.theme))
        phrases = {language: pair[0] for language, pair in relation_type.phrase.items()}
        pairs = [(syntax.a, syntax.name("rdf:Property")), *_labels(phrases, syntax), ("dcterms:subject", theme)]
        yield syntax.iri("lazo", property_name(relation_type.id)), pairs


def _concepts(kind: str, terms: Iterable[Term], syntax: Syntax) -> Iterator[Block]:
    scheme = syntax.iri("lazo", f"{kind}-scheme")
    yield scheme, [(syntax.a, syntax.name("skos:ConceptScheme"))]
    for term in terms:
        labels = [("skos:prefLabel", syntax.text(text, language)) for language, text in term.label.items()]
        pairs = [(syntax.a, syntax.name("skos:Concept")), *labels, ("skos:inScheme", scheme)]
        yield syntax.iri("lazo", term_name(kind, term.id)), pairs


def _labels(labels: Mapping[str, str], syntax: Syntax) -> list[tuple[str, str]]:
    return [("rdfs:label", syntax.text(text, language)) for language, text in labels.items()]
