"""The formats that claims can be written in: one table, from which the command and docs/formats.md are made."""

from __future__ import annotations

from functools import partial

from graph.export.bibliography import write_bibtex, write_csl_json, write_ris
from graph.export.csv_tables import (
    write_edges_csv,
    write_nodes_csv,
    write_spreadsheet_edges_csv,
    write_spreadsheet_nodes_csv,
)
from graph.export.cypher import write_cypher
from graph.export.cytoscape_json import write_cytoscape_json
from graph.export.dot import write_dot
from graph.export.format import Format, as_text
from graph.export.ftm import write_ftm
from graph.export.gexf import write_gexf
from graph.export.graphml import write_graphml
from graph.export.mermaid import MOST_EDGES, write_mermaid
from graph.export.nanopublications import write_nanopublications
from graph.export.neo4j_admin import write_neo4j_admin
from graph.export.parquet import parquet_writer
from graph.export.sqlite import write_sqlite
from graph.export.vault import write_vault
from graph.export.xlsx import MOST_ROWS, write_xlsx
from graph.problems import UsageError, did_you_mean
from graph.rdf.writing import write_rdf

__all__ = ["FORMATS", "Format", "format_named"]

ALL = "places, roles and the details of sources (their ids stay)"
LABEL = "mark in the label; `plain`, `status`, `contested`"
SOURCES = "nothing is claimed: the sources alone"
CLAIMS = "all claims; agencies, and what a source passes on"
GUARD = "an apostrophe stands before a cell that would run as a formula"


def _rdf(name: str, extension: str, media: str, opens: str) -> Format:
    return Format(
        as_text(partial(write_rdf, format=name)),
        extension,
        media,
        opens,
        "status and contested on each statement; the plain triple only for plain facts",
        "nothing; `lazo import` reads it back",
    )


FORMATS = {
    "turtle": _rdf("turtle", ".ttl", "text/turtle", "SPARQL servers, Protégé"),
    "trig": _rdf("trig", ".trig", "application/trig", "SPARQL servers with named graphs"),
    "ntriples": _rdf("ntriples", ".nt", "application/n-triples", "bulk loaders"),
    "nquads": _rdf("nquads", ".nq", "application/n-quads", "bulk loaders with named graphs"),
    "jsonld": _rdf("jsonld", ".jsonld", "application/ld+json", "JSON-LD processors"),
    "rdfxml": _rdf("rdfxml", ".rdf", "application/rdf+xml", "older RDF tools"),
    "turtle12": _rdf("turtle12", ".ttl", "text/turtle; version=1.2", "stores of RDF 1.2"),
    "graphml": Format(
        as_text(write_graphml), ".graphml", "application/graphml+xml", "yEd, Gephi, igraph, networkx", LABEL, ALL
    ),
    "gexf": Format(
        as_text(write_gexf),
        ".gexf",
        "application/gexf+xml",
        "Gephi, Gephi Lite",
        f"{LABEL}; paler line",
        f"{ALL}; its own dates are days, the true ones stand as attributes",
    ),
    "csv-nodes": Format(
        as_text(write_nodes_csv),
        ".csv",
        "text/csv",
        "programs that read tables",
        "mark in the label of a claim that others speak of",
        "relations (see csv-edges)",
    ),
    "csv-edges": Format(
        as_text(write_edges_csv),
        ".csv",
        "text/csv",
        "programs that read tables",
        LABEL,
        f"the names of entities (see csv-nodes); {ALL}",
    ),
    "spreadsheet-nodes": Format(
        as_text(write_spreadsheet_nodes_csv),
        ".csv",
        "text/csv",
        "Excel, LibreOffice, Google Sheets",
        "mark in the label of a claim that others speak of",
        f"relations (see spreadsheet-edges); {GUARD}",
    ),
    "spreadsheet-edges": Format(
        as_text(write_spreadsheet_edges_csv),
        ".csv",
        "text/csv",
        "Excel, LibreOffice, Google Sheets",
        LABEL,
        f"the names of entities (see spreadsheet-nodes); {GUARD}; {ALL}",
    ),
    "cypher": Format(
        as_text(write_cypher),
        ".cypher",
        "application/x-cypher-query",
        "Neo4j and other engines of Cypher",
        "relationship type `CLAIMED_…`; mark in the label; `plain`, `status`, `contested`",
        ALL,
    ),
    "cytoscape": Format(
        as_text(write_cytoscape_json),
        ".cyjs",
        "application/json",
        "Cytoscape, cytoscape.js, networkx",
        LABEL,
        ALL,
    ),
    "ftm": Format(
        as_text(write_ftm),
        ".ftm.json",
        "application/x-ndjson",
        "FollowTheMoney: OpenSanctions, Aleph",
        "`UnknownLink` with the mark in the role; `status`",
        f"{ALL}; types of relations that FollowTheMoney has no schema for (the phrase stays), "
        "numbers, claimants, dates that are not plain (the sentence has these)",
    ),
    "sqlite": Format(
        write_sqlite,
        ".sqlite",
        "application/vnd.sqlite3",
        "SQLite, Datasette, DuckDB",
        f"view `facts` of plain facts alone; {LABEL}",
        "places and roles (the sentence has them)",
        text=False,
    ),
    "xlsx": Format(
        write_xlsx,
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Excel, LibreOffice, Google Sheets",
        f"{LABEL}; italics",
        "places and roles (the sentence has them)",
        most=MOST_ROWS,
        text=False,
    ),
    **{
        f"parquet-{table}": Format(
            parquet_writer(table),
            ".parquet",
            "application/vnd.apache.parquet",
            "DuckDB, Polars, pandas, Spark",
            LABEL if table == "edges" else "mark in the label of a claim that others speak of",
            "what the other three tables hold; places and roles (the sentence has them)",
            text=False,
        )
        for table in ("nodes", "edges", "sources", "citations")
    },
    "neo4j-admin": Format(
        write_neo4j_admin,
        ".zip",
        "application/zip",
        "neo4j-admin database import",
        "relationship type `CLAIMED_…`; mark in the label; `plain`, `status`, `contested`",
        ALL,
        text=False,
    ),
    "nanopub": Format(
        as_text(write_nanopublications),
        ".trig",
        "application/trig",
        "nanopublication servers, stores with named graphs",
        "a statement with its status as the assertion; the plain triple only for plain facts",
        "names of entities; who signs and when; of a document that is only passed on, all but its IRI",
    ),
    "vault": Format(
        write_vault,
        ".zip",
        "application/zip",
        "Obsidian, Logseq, any reader of Markdown",
        "a note of its own between its ends, which begins with the mark",
        "identifiers, quotations and chains of sources",
        text=False,
    ),
    "bibtex": Format(
        as_text(write_bibtex), ".bib", "application/x-bibtex", "LaTeX (biblatex), Zotero, JabRef", SOURCES, CLAIMS
    ),
    "csl-json": Format(
        as_text(write_csl_json),
        ".csl.json",
        "application/vnd.citationstyles.csl+json",
        "Pandoc, Zotero",
        SOURCES,
        CLAIMS,
    ),
    "ris": Format(
        as_text(write_ris),
        ".ris",
        "application/x-research-info-systems",
        "EndNote, Mendeley, Zotero",
        SOURCES,
        CLAIMS,
    ),
    "dot": Format(
        as_text(write_dot),
        ".gv",
        "text/vnd.graphviz",
        "Graphviz",
        "mark in the label, line style, crossbar",
        "all but names, types, phrases, status and whether contested",
        most=500,
    ),
    "mermaid": Format(
        as_text(write_mermaid),
        ".mmd",
        "text/vnd.mermaid",
        "Mermaid in Markdown",
        "mark in the label, dotted line",
        "all but names, phrases and marks; more than 50,000 signs of text",
        most=MOST_EDGES,
    ),
}


def format_named(name: str) -> Format:
    """Return a format by its name.

    Raises:
        UsageError: there is no such format.
    """
    if name not in FORMATS:
        raise UsageError(f"no format is called '{name}'{did_you_mean(name, FORMATS)}; there are {', '.join(FORMATS)}")
    return FORMATS[name]
