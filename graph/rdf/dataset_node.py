"""What an export says of the data set as a whole, and the reverse: what RDF says of one."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.about import About
from graph.model.claim_index import ClaimIndex
from graph.rdf.syntax import Syntax
from graph.rdf.terms import is_wikidata
from graph.rdf.tokens import Block, ObjectToken, Tokens
from graph.rdf.values import ValueReader, filled, sequence
from graph.reading.about import about_of
from graph.reading.yaml_reader import Mapping
from graph.words.messages import message

__all__ = ["about_fields_in", "describe_dataset"]

SINGLE = {"version": "owl:versionInfo", "publisher": "schema:creditText"}
"""The property of each field that is a plain text."""


def describe_dataset(index: ClaimIndex, syntax: Syntax) -> Iterator[Block]:
    """Yield what is said of the data set: its base, its vocabulary, what its folder says, and how much it holds."""
    counts = [("entities", index.entities), ("sources", index.sources), ("relations", index.relations)]
    pairs = [
        (syntax.a, syntax.name("void:Dataset")),
        ("void:uriSpace", syntax.text(syntax.base)),
        ("void:vocabulary", syntax.iri("lazo", "")),
    ]
    links = list(_linkset(index, syntax))
    pairs += [("void:subset", linkset) for linkset, _ in links]
    about = about_of(index)
    lists = _about(about, Tokens(index, syntax), pairs) if about else []
    pairs += [(f"lazo:{name}", syntax.typed(str(len(records)), "xsd:integer")) for name, records in counts]
    yield syntax.iri("entity", ""), pairs
    yield from links
    yield from lists


def _linkset(index: ClaimIndex, syntax: Syntax) -> Iterator[Block]:
    """Yield what is said of the links to Wikidata, and how many there are; nothing where there is none."""
    count = sum(is_wikidata(entity.identifiers.get("wikidata", "")) for entity in index.entities.values())
    whole = syntax.iri("entity", "")
    if count:
        yield (
            syntax.part(whole, ".links-wikidata"),
            [
                (syntax.a, syntax.name("void:Linkset")),
                ("void:linkPredicate", syntax.name("owl:sameAs")),
                ("void:subjectsTarget", whole),
                ("void:objectsTarget", syntax.iri("wd", "")),
                ("void:triples", syntax.typed(str(count), "xsd:integer")),
            ],
        )


def _about(about: About, tokens: Tokens, pairs: list[ObjectToken]) -> list[Block]:
    """Add title, version, licence and credits, and return the list that keeps the order of the credits."""
    syntax = tokens.syntax
    pairs.append(tokens.a("dcat:Dataset"))
    for language, title in about.title.items():
        text = message("excerpt-of", language, title=title) if tokens.index.excerpt else title
        pairs.append(("dcterms:title", syntax.text(text, language)))
    if about.issued:
        pairs.append(("dcterms:issued", syntax.typed(about.issued, "xsd:date")))
    plain = [(name, str(getattr(about, field))) for field, name in SINGLE.items()]
    pairs += [(name, syntax.text(value)) for name, value in plain if value]
    if about.license:
        pairs.append(("schema:license", syntax.typed(about.license, "xsd:anyURI")))
    credits = [syntax.text(credit) for credit in about.credits]
    pairs += [("dcterms:rights", credit) for credit in dict.fromkeys(credits)]
    return tokens.ordered(syntax.iri("entity", ""), "credits", about.credits, credits, pairs)


def about_fields_in(reader: ValueReader) -> Mapping:
    """Return the fields of ``about.yaml`` from what RDF says of its data set; none where it says nothing."""
    iri, reader.id = reader.base, "about.yaml"
    credits = sequence(sorted(value.text for value in reader.values(iri, "dcterms:rights")))
    return filled(
        title=reader.texts(iri, "dcterms:title"),
        version=reader.text(iri, "owl:versionInfo"),
        issued=reader.text(iri, "dcterms:issued"),
        license=reader.text(iri, "schema:license"),
        publisher=reader.text(iri, "schema:creditText"),
        credits=reader.in_order(iri, "credits", credits, lambda value: value.text),
    )
