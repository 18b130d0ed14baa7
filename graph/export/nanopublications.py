"""Nanopublications in TriG: each claim a small publication of what it says, where that comes from and what it belongs to.

The assertion of a plain fact is its triple. That of any other claim is the statement of who says what and how sure it is,
so that no plain triple stands in any graph that a store might merge.
Source: Nanopublication Guidelines (nanopub.net), https://nanopub.net/guidelines/working_draft/.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from graph.model.claim_index import ClaimIndex
from graph.model.records import Relation
from graph.rdf.syntax import TriG
from graph.rdf.terms import DEFAULT_BASE, local_part
from graph.rdf.tokens import Block
from graph.rdf.triples import Describer
from graph.reading.about import about_of

__all__ = ["write_nanopublications"]

NP = "http://www.nanopub.org/nschema#"
PARTS = ("Assertion", "Provenance", "PublicationInfo")


def write_nanopublications(index: ClaimIndex, stream: TextIO) -> None:
    """Write one nanopublication a claim, sorted by id."""
    syntax = TriG(DEFAULT_BASE, index.schema)
    describer = Describer(index, syntax)
    stream.write(syntax.head())
    for _, relation in sorted(index.relations.items()):
        for graph, blocks in _graphs(describer, syntax, relation):
            stream.write(syntax.graph(graph))
            stream.writelines(syntax.block(subject, pairs) for subject, pairs in blocks)
    stream.write(syntax.graph(None))


def _graphs(describer: Describer, syntax: TriG, relation: Relation) -> Iterator[tuple[str, list[Block]]]:
    """Yield the four graphs of a claim."""
    name = f"{syntax.base}nanopub/{local_part(relation.id)}"
    whole, graphs = f"<{name}>", {part: f"<{name}#{part.lower()}>" for part in PARTS}
    parts = [(f"<{NP}has{part}>", graph) for part, graph in graphs.items()]
    yield f"<{name}#head>", [(whole, [(syntax.a, f"<{NP}Nanopublication>"), *parts])]
    # What is said of the claim's own node says how sure it is; the rest are its plain triples, which only facts have.
    token = syntax.iri("relation", local_part(relation.id))
    said = list(describer.relation(relation))
    own = [block for block in said if block[0].strip("<>").startswith(token.strip("<>"))]
    plain = [block for block in said if block not in own]
    yield graphs["Assertion"], plain or own
    sources = dict.fromkeys(citation.source for citation in relation.sources)
    read = [("prov:wasDerivedFrom", describer.token("source", id)) for id in sources]
    speakers = [("prov:wasAttributedTo", describer.token("entity", id)) for id in relation.claimed_by]
    documents = [block for id in sources for block in describer.source(describer.index.sources[id])]
    yield graphs["Provenance"], [(graphs["Assertion"], [*read, *speakers]), *documents, *(own if plain else ())]
    about = about_of(describer.index)
    licence = [("dcterms:license", f"<{about.license}>")] if about and about.license else []
    yield graphs["PublicationInfo"], [(whole, [("dcterms:isPartOf", syntax.iri("entity", "")), *licence])]
