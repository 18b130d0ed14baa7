"""The result of a SPARQL query, and the forms in which it can be written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast, get_args

from graph.problems import LazoError, UsageError, did_you_mean
from graph.rdf.terms import namespaces
from graph.show.markup import html_table
from graph.show.tables import ROWS, make_frame

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["GRAPH_FORMATS", "ROW_FORMATS", "QueryResult", "ResultKind", "kind_of", "result_text", "table_of"]

ResultKind = Literal["rows", "truth", "triples"]

ROW_FORMATS = {"json": "JSON", "xml": "XML", "csv": "CSV", "tsv": "TSV"}
"""Formats for rows and truth values: the four of the W3C."""

GRAPH_FORMATS = {"turtle": "TURTLE", "ntriples": "N_TRIPLES", "jsonld": "JSON_LD", "rdfxml": "RDF_XML"}
"""Formats for triples."""


@dataclass(frozen=True, slots=True)
class QueryResult:
    """What a query found: rows or a truth value as SPARQL JSON, or triples as N-Triples."""

    kind: ResultKind
    data: bytes

    def to_frame(self) -> DataFrame:
        """Return a pandas frame with one row a result; IRIs as prefixed names, literals as text."""
        heads, rows = table_of(self)
        return make_frame([dict(zip(heads, row, strict=True)) for row in rows], heads)

    def _repr_html_(self) -> str:
        heads, rows = table_of(self)
        return html_table(f"results: {len(rows)}; shown: {len(rows[:ROWS])}", heads, rows[:ROWS])


def kind_of(word: str) -> ResultKind:
    """Return the kind of result that a word names."""
    assert word in get_args(ResultKind)
    return cast(ResultKind, word)


def result_text(result: QueryResult, format: str | None = None, prefixes: Mapping[str, str] | None = None) -> str:
    """Return a result in one of the formats that fit its kind; without one, as JSON or Turtle.

    Raises:
        UsageError: there is no such format for results of this kind.
        LazoError: a server put something into it that is no term of RDF.
    """
    import pyoxigraph

    known = GRAPH_FORMATS if result.kind == "triples" else ROW_FORMATS
    wanted = format or next(iter(known))
    if wanted not in known:
        what = "triples" if result.kind == "triples" else "rows"
        raise UsageError(
            f"no format {wanted!r} for {what}{did_you_mean(wanted, list(known))}; there are {', '.join(known)}"
        )
    try:
        if result.kind == "triples":
            quads = pyoxigraph.parse(result.data, format=pyoxigraph.RdfFormat.N_TRIPLES)
            triples = sorted({quad.triple for quad in quads}, key=str)
            used = {prefix: iri for prefix, iri in (prefixes or namespaces()).items() if iri.encode() in result.data}
            data = pyoxigraph.serialize(triples, format=getattr(pyoxigraph.RdfFormat, known[wanted]), prefixes=used)
        else:
            found = pyoxigraph.parse_query_results(result.data, format=pyoxigraph.QueryResultsFormat.JSON)
            data = found.serialize(format=getattr(pyoxigraph.QueryResultsFormat, known[wanted]))
    except (SyntaxError, ValueError) as error:
        raise LazoError(f"the result holds what no RDF can hold: {error}") from error
    assert data is not None
    text = data.decode()
    return text if text.endswith("\n") else text + "\n"


def table_of(result: QueryResult, prefixes: Mapping[str, str] | None = None) -> tuple[list[str], list[list[str]]]:
    """Return the heads and rows of a result for people: IRIs as prefixed names, literals without their datatype."""
    names = dict(sorted((prefixes or namespaces()).items(), key=lambda pair: -len(pair[1])))
    if result.kind == "triples":
        lines = result.data.decode().splitlines()
        return ["triple"], [[line.removesuffix(" .")] for line in sorted(set(lines))]
    found = json.loads(result.data)
    if result.kind == "truth":
        return ["answer"], [[str(found["boolean"]).lower()]]
    heads = found["head"]["vars"]
    bindings = found["results"]["bindings"]
    return heads, [[_shown(row[head], names) if head in row else "" for head in heads] for row in bindings]


def _shown(term: Mapping[str, str], names: Mapping[str, str]) -> str:
    text = term["value"]
    if term["type"] != "uri":
        return text
    for prefix, iri in names.items():
        if text.startswith(iri) and "/" not in text[len(iri) :]:
            return f"{prefix}:{text[len(iri) :]}"
    return f"<{text}>"
