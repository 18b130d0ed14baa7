"""The independent parsers with which the tests read what the project writes."""

from __future__ import annotations

import io
import shutil
import subprocess
import warnings
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph
import rdflib

from graph.model.claim_index import ClaimIndex
from graph.rdf.terms import DEFAULT_BASE
from graph.rdf.writing import write_rdf

__all__ = ["OXIGRAPH", "RAPPER", "RDFLIB", "Triple", "by_oxigraph", "by_rapper", "by_rdflib", "text_of"]

Triple = tuple[str, str, str]
"""The terms of a triple as N-Triples write them."""

OXIGRAPH = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "turtle12": pyoxigraph.RdfFormat.TURTLE,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
}
RDFLIB = {
    "turtle": "turtle",
    "trig": "trig",
    "ntriples": "nt",
    "nquads": "nquads",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}
RAPPER = {"turtle": "turtle", "trig": "trig", "ntriples": "ntriples", "nquads": "nquads", "rdfxml": "rdfxml"}


def text_of(
    index: ClaimIndex, format: str = "turtle", base: str = DEFAULT_BASE, collections: Mapping[str, str] | None = None
) -> str:
    """Return the export of an index as one text."""
    stream = io.StringIO(newline="")
    write_rdf(index, stream, format, base, collections)
    return stream.getvalue()


def by_oxigraph(text: str, format: str = "turtle") -> set[Triple]:
    """Return the triples that pyoxigraph reads, named graphs merged."""
    quads = pyoxigraph.parse(text.encode(), format=OXIGRAPH[format])
    return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads}


def by_rdflib(text: str, format: str = "turtle") -> set[Triple]:
    """Return the triples that rdflib reads, named graphs merged; no literal is normalised.

    Some of its parsers use what rdflib itself has deprecated; only those warnings are left out.
    """
    rdflib.NORMALIZE_LITERALS = False
    graph = rdflib.Dataset(default_union=True) if format in ("trig", "nquads") else rdflib.Graph()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=DeprecationWarning, message="(Dataset|ConjunctiveGraph)")
        graph.parse(data=text.encode(), format=RDFLIB[format])
        lines = [f"{s.n3()} {p.n3()} {_literal(o)} .\n" for s, p, o in graph.triples((None, None, None))]
    return by_oxigraph("".join(lines), "ntriples")


def _literal(term: object) -> str:
    """Return a term of rdflib as N-Triples write it; ``n3`` would use forms of Turtle."""
    if not isinstance(term, rdflib.Literal):
        return term.n3()  # type: ignore[attr-defined, no-any-return]
    end = f"@{term.language}" if term.language else f"^^<{term.datatype}>" if term.datatype else ""
    escaped = "".join(f"\\U{ord(char):08X}" for char in str(term))
    return f'"{escaped}"{end}'


def by_rapper(text: str, format: str, folder: Path) -> set[Triple]:
    """Return the triples that rapper, a parser in C, reads."""
    if shutil.which("rapper") is None:
        raise FileNotFoundError("rapper is missing; install it with: apt-get install raptor2-utils")
    file = folder / f"export.{format}"
    file.write_text(text, encoding="utf-8", newline="")
    command = ["rapper", "--quiet", "--input", RAPPER[format], "--output", "ntriples", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return by_oxigraph(done.stdout, "ntriples")
