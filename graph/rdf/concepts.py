"""What every export says of itself: which data set it is, and what its classes, properties and concepts are called.

The whole ontology is `graph.rdf.ontology`; this is the part without which an answer could not be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.model.claim_index import ClaimIndex
from graph.model.schema import Schema, Term
from graph.rdf.syntax import Syntax
from graph.rdf.terms import class_name, property_name, term_name
from graph.rdf.tokens import Block
from graph.reading.about import about_of

__all__ = ["concept_lists", "describe_concepts", "describe_dataset"]


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


def describe_dataset(index: ClaimIndex, syntax: Syntax) -> Iterator[Block]:
    """Yield what is said of the data set: its base, its vocabulary, and how much it holds."""
    counts = [("entities", index.entities), ("sources", index.sources), ("relations", index.relations)]
    pairs = [
        (syntax.a, syntax.name("void:Dataset")),
        ("void:uriSpace", syntax.text(syntax.base)),
        ("void:vocabulary", syntax.iri("lazo", "")),
    ]
    pairs += _about(index, syntax)
    pairs += [(f"lazo:{name}", syntax.typed(str(len(records)), "xsd:integer")) for name, records in counts]
    yield syntax.iri("entity", ""), pairs


def _about(index: ClaimIndex, syntax: Syntax) -> list[tuple[str, str]]:
    """Return what the folder of the data says of it: title, version, licence and credits; nothing where it is silent."""
    about = about_of(index)
    if about is None:
        return []
    pairs = [(syntax.a, syntax.name("dcat:Dataset"))]
    pairs += [("dcterms:title", syntax.text(text, language)) for language, text in about.title.items()]
    if about.issued:
        pairs.append(("dcterms:issued", syntax.typed(about.issued, "xsd:date")))
    plain = [("owl:versionInfo", about.version), ("schema:creditText", about.publisher)]
    plain += [("dcterms:rights", credit) for credit in about.credits]
    pairs += [(name, syntax.text(value)) for name, value in plain if value]
    if about.license:
        pairs.append(("schema:license", syntax.typed(about.license, "xsd:anyURI")))
    return pairs


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
