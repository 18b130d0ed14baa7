"""The export to RDF as a graph of rdflib."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from graph.model.claim_index import ClaimIndex
from graph.rdf.terms import DEFAULT_BASE
from graph.rdf.writing import write_rdf

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["to_rdflib"]


def to_rdflib(index: ClaimIndex, base: str = DEFAULT_BASE) -> Graph:
    """Return all triples of a collection, with the prefixes of the export bound.

    rdflib takes about 0.3 ms for a triple; what is larger than memory belongs into a SPARQL server.
    """
    from rdflib import Graph

    text = StringIO()
    write_rdf(index, text, "turtle", base)
    return Graph().parse(data=text.getvalue(), format="turtle")
