"""What OWL must be told of the words of other vocabularies before an ontology may use them.

Source: OWL 2 Web Ontology Language, Structural Specification (W3C 2012), section 5.8: every class and property that an
ontology of the profile DL uses is declared in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.rdf.words import Words, load_words

__all__ = ["declarations"]

BUILT_IN = frozenset({"owl", "rdf", "rdfs", "xsd"})
"""The prefixes of words that OWL knows, or that it keeps for itself."""

CLASSES = ("dcat:Dataset", "skos:ConceptScheme", "void:Linkset")
"""Classes that the export uses and of which the table of words says nothing."""

ANNOTATIONS = ("skos:closeMatch", "skos:definition")
"""Properties that the ontology alone uses; they stand on classes, where no reasoner may take them for relations."""


def declarations() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield for each class and property of another vocabulary what it is, sorted."""
    words = load_words()
    kinds = dict.fromkeys(_classes(words), "owl:Class") | dict(_properties(words))
    for name, kind in sorted(kinds.items()):
        if name.partition(":")[0] not in (*BUILT_IN, "lazo"):
            yield name, [("a", kind)]


def _classes(words: Words) -> Iterator[str]:
    """Yield the classes that words are kinds of, belong to or lead to."""
    yield from CLASSES
    yield from words.nodes
    for word in words.classes.values():
        yield from word.broader
    for word in words.properties.values():
        yield from filter(None, (word.domain, word.range))
    for allowances in words.nodes.values():
        yield from (allowance.kind for allowance in allowances if allowance.kind)


def _properties(words: Words) -> Iterator[tuple[str, str]]:
    """Yield the properties of the export, and those that they are kinds of, with what OWL counts them among."""
    yield from ((name, "owl:AnnotationProperty") for name in ANNOTATIONS)
    for word in words.properties.values():
        yield from ((broader, word.owl_kind) for broader in word.broader if broader not in words.properties)
        yield word.name, word.owl_kind
