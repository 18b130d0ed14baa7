"""The SHACL shapes, generated from the schema and the table of words.

Those of SHACL Core stand apart from the one that needs SPARQL, which takes some validators minutes. What a relation type
allows at its ends is asked once a type, with the property itself as the focus: from it the path leads back to the
relations of the type and on to their ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from graph.model.schema import RelationType, Schema
from graph.rdf.ontology import class_of_end
from graph.rdf.syntax import escape
from graph.rdf.terms import DEFAULT_BASE, namespaces, property_name, term_name
from graph.rdf.words import Allowance, load_words

__all__ = ["PARTS", "write_shapes"]

PARTS = ("core", "sparql")
"""The shapes that any validator knows, and those for validators that know SPARQL."""

_VALUES = {
    "iri": "sh:nodeKind sh:IRI",
    "text": "sh:datatype rdf:langString ; sh:languageIn ( {languages} )",
    "string": "sh:datatype xsd:string",
    "boolean": "sh:datatype xsd:boolean",
    "integer": "sh:datatype xsd:integer",
    "decimal": "sh:datatype xsd:decimal",
    "address": "sh:datatype xsd:anyURI",
    "date": "sh:or ( [ sh:datatype xsd:gYear ] [ sh:datatype xsd:gYearMonth ] [ sh:datatype xsd:date ] [ sh:datatype edtf:EDTF ] )",
    "day": "sh:datatype xsd:date",
    "any": "sh:nodeKind sh:Literal",
}


def write_shapes(schema: Schema, stream: TextIO, base: str = DEFAULT_BASE, part: str = "core") -> None:
    """Write the shapes of the export in Turtle; every shape has an IRI, so that a report names what is broken.

    Args:
        schema: the types that the data follows.
        stream: what takes the text.
        base: what every IRI of ours begins with.
        part: one of `PARTS`.
    """
    names = {**namespaces(base), "sh": "http://www.w3.org/ns/shacl#", "shape": f"{base}shapes#"}
    stream.write("".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(names.items())) + "\n")
    core = (*_node_shapes(schema), *_rules(schema), *_ends(schema)) if part == "core" else ()
    for block in core or (_backing(schema, names),):
        stream.write(block)


def _node_shapes(schema: Schema) -> Iterator[str]:
    """Yield for each kind of node what it must and may have."""
    languages = " ".join(f'"{language}"' for language in schema.languages)
    for node, allowances in load_words().nodes.items():
        local = node.split(":")[1]
        shapes = [f"shape:{local}.{allowance.name.split(':')[1]}" for allowance in allowances]
        properties = "".join(f" ;\n    sh:property {shape}" for shape in shapes)
        yield f"shape:{local} a sh:NodeShape ; sh:targetClass {node}{properties} .\n"
        for shape, allowance in zip(shapes, allowances, strict=True):
            yield f"{shape} {' ; '.join(_constraints(allowance, languages))} .\n"


def _constraints(allowance: Allowance, languages: str) -> Iterator[str]:
    value = load_words().properties[allowance.name].value
    yield f"a sh:PropertyShape ; sh:path {allowance.name}"
    yield _VALUES[value].replace("{languages}", languages)
    if value == "text" and allowance.least:
        yield 'sh:qualifiedValueShape [ sh:languageIn ( "en" ) ] ; sh:qualifiedMinCount 1'
    elif allowance.least:
        yield f"sh:minCount {allowance.least}"
    if allowance.most is not None:
        yield "sh:uniqueLang true" if value == "text" else f"sh:maxCount {allowance.most}"
    if allowance.kind:
        yield f"sh:class {allowance.kind}"


def _rules(schema: Schema) -> Iterator[str]:
    """Yield the rules of the schema that no single property holds."""
    types = schema.relation_types.values()
    for name, target, path, message, allowed in (
        ("known-type", "lazo:Relation", "rdf:predicate", "the relation type is in the schema", _properties(types)),
        (
            "known-status",
            "lazo:Relation",
            "lazo:status",
            "the status is in the schema",
            _terms("status", schema.statuses),
        ),
        ("known-medium", "lazo:Thing", "lazo:medium", "the medium is in the schema", _terms("medium", schema.media)),
        ("known-theme", "lazo:Thing", "dcterms:subject", "the theme is in the schema", _terms("theme", schema.themes)),
        (
            "known-carrier",
            "lazo:Source",
            "lazo:carrier",
            "the carrier is in the schema",
            _terms("carrier", schema.carriers),
        ),
        ("known-kind", "lazo:Source", "dcterms:type", "the kind is in the schema", _terms("kind", schema.source_kinds)),
        (
            "known-unit",
            "schema:QuantitativeValue",
            "lazo:unit",
            "the unit is in the schema",
            _terms("unit", schema.units),
        ),
        (
            "plain-status",
            "lazo:PlainFact",
            "lazo:status",
            "a plain fact has a status that stands as fact",
            _plain(schema),
        ),
        ("plain-uncontested", "lazo:PlainFact", "lazo:contested", "nobody contests a plain fact", "false"),
    ):
        yield _shape(name, target, message, _property(f"sh:path {path} ; sh:in ( {allowed} )"))
    for name, target, message, choices in _choices(schema):
        yield _shape(name, target, message, f"sh:or ( {' '.join(f'[ {choice} ]' for choice in choices)} )")


def _choices(schema: Schema) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Yield the rules of which a node must keep one part or another: name, target, message, parts."""
    types = schema.relation_types.values()
    not_opinion = _is_none_of(kind for kind in types if kind.opinion)
    not_moment = _is_none_of(kind for kind in types if kind.time == "moment")
    contested, certain = (_property(f"sh:path lazo:contested ; sh:hasValue {flag}") for flag in ("true", "false"))
    by_some, by_none = (
        _property("sh:path lazo:contestedBy ; sh:minCount 1"),
        _property("sh:path lazo:contestedBy ; sh:maxCount 0"),
    )
    unsure = _property(f"sh:path lazo:status ; sh:not [ sh:in ( {_plain(schema)} ) ]")
    amounts = tuple(_property(f"sh:path schema:{name} ; sh:minCount 1") for name in ("value", "minValue", "maxValue"))
    held = _property("sh:path prov:wasAttributedTo ; sh:minCount 1")
    without_end = _property("sh:path schema:endDate ; sh:maxCount 0")
    plain = "sh:class lazo:PlainFact"
    claim = "lazo:Relation"
    ends = "sh:class lazo:Thing", "sh:class lazo:Relation"
    yield (
        "contested-by",
        claim,
        "what is contested says by what",
        (f"{contested} ; {by_some}", f"{certain} ; {by_none}"),
    )
    yield "plain-marked", claim, "what is sure and uncontested is a plain fact", (plain, contested, unsure)
    yield "opinion-held", claim, "an opinion names who holds it", (not_opinion, held)
    yield "opinion-not-plain", claim, "an opinion is never a plain fact", (not_opinion, f"sh:not [ {plain} ]")
    yield "moment-without-end", claim, "a moment has no end", (not_moment, without_end)
    yield "amount", "schema:QuantitativeValue", "a quantity has a value or a bound", amounts
    for name in ("subject", "object"):
        known = tuple(_property(f"sh:path rdf:{name} ; {end}") for end in ends)
        yield f"known-{name}", claim, f"the {name} is an entity or relation of the graph", known


def _ends(schema: Schema) -> Iterator[str]:
    """Yield for each relation type what may stand at its two ends."""
    for kind in schema.relation_types.values():
        name = property_name(kind.id)
        for end, allowed in (("subject", kind.domain), ("object", kind.range)):
            classes = " ".join(f"[ sh:class {class_of_end(each)} ]" for each in allowed)
            message = f"the {end} of {kind.id} must be one of: {', '.join(allowed)}"
            yield (
                f"shape:{name}.{end} a sh:PropertyShape ; sh:targetNode lazo:{name} ;\n"
                f"    sh:path ( [ sh:inversePath rdf:predicate ] rdf:{end} ) ;\n"
                f'    sh:or ( {classes} ) ; sh:message "{escape(message)}"@en .\n'
            )


def _backing(schema: Schema, names: dict[str, str]) -> str:
    """Return the one shape that needs SPARQL: every plain triple of a relation type stands beside its plain fact."""
    fact = "?fact rdf:subject ?{} ; rdf:object ?{} ; rdf:predicate {} ; a lazo:PlainFact"
    back = [(kind.id, kind.id if kind.symmetric else kind.inverse) for kind in schema.relation_types.values()]
    turned = "".join(
        f"FILTER NOT EXISTS {{ {fact.format('object', 'subject', f'lazo:{property_name(other)}')} . "
        f"FILTER(?predicate = lazo:{property_name(id)}) }} "
        for id, other in back
        if other and other != id
    )
    same = ", ".join(f"lazo:{property_name(id)}" for id, other in back if other == id)
    query = (
        "SELECT $this (?predicate AS ?path) (?subject AS ?value) WHERE { ?predicate dcterms:subject ?theme . "
        "?subject ?predicate ?object . "
        f"FILTER NOT EXISTS {{ {fact.format('subject', 'object', '?predicate')} }} "
        f"FILTER NOT EXISTS {{ FILTER(?predicate IN ({same})) {fact.format('object', 'subject', '?predicate')} }} "
        f"{turned}}}"
    )
    prefixes = " , ".join(
        f'[ sh:prefix "{prefix}" ; sh:namespace "{names[prefix]}"^^xsd:anyURI ]'
        for prefix in ("dcterms", "lazo", "rdf")
    )
    constraint = f'sh:prefixes [ sh:declare {prefixes} ] ; sh:select """{query}"""'
    return _shape(
        "plain-backed", "void:Dataset", "a plain triple stands beside its plain fact", f"sh:sparql [ {constraint} ]"
    )


def _shape(name: str, target: str, message: str, constraint: str) -> str:
    body = f'{constraint} ; sh:message "{escape(message)}"@en'
    return f"shape:{name} a sh:NodeShape ; sh:targetClass {target} ;\n    {body} .\n"


def _property(constraint: str) -> str:
    return f"sh:property [ {constraint} ]"


def _is_none_of(kinds: Iterable[RelationType]) -> str:
    return _property(f"sh:path rdf:predicate ; sh:not [ sh:in ( {_properties(kinds)} ) ]")


def _properties(kinds: Iterable[RelationType]) -> str:
    return " ".join(f"lazo:{property_name(kind.id)}" for kind in kinds)


def _terms(kind: str, ids: Iterable[str]) -> str:
    return " ".join(f"lazo:{term_name(kind, id)}" for id in ids)


def _plain(schema: Schema) -> str:
    return _terms("status", (term.id for term in schema.statuses.values() if term.plain))
