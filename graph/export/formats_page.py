"""``docs/formats.md``, made from the table of formats."""

from __future__ import annotations

from graph.export.formats import FORMATS
from graph.export.rows import EDGE_FIELDS, Field, node_fields
from graph.reading.vocabulary import load_schema

__all__ = ["formats_page"]

HEAD = """# Formats, and what each can hold

This page is made by `python scripts/write_formats_page.py` from the table in `graph/export/formats.py`.

`lazo export --format NAME -o FILE`; a name of a file that ends in `.gz` is packed. RDF holds everything and can be read
back (`lazo import`); see [sparql.md](sparql.md) for its terms. The others hold every relation with its status, and never
write a doubtful claim as a plain fact. A claim about which another one speaks is a node of its own there, so that denials
have something to point at. Each is written from an index of claims, so that it can hold an answer as well as the whole.

| format | file | media type | opens in | doubt shows as | loses |
|---|---|---|---|---|---|
"""

FOOT = """
What the data set is (`about.yaml` in its folder: title, version, licence, publisher, credits) stands with the counts in every
format that has a place for it: attributes of the graph, a table or sheet `about`, comments, the README of an archive. An answer
is called an excerpt. CSV, FollowTheMoney, CSL-JSON and RIS have no such place. Several folders loaded together have no title or
licence of their own; the credits then name each of them and whom it credits. `lazo import` writes `about.yaml` back.

`python scripts/write_release.py FOLDER` writes the whole in every format that can hold it, with a description of the data set for
schema.org (`dataset.jsonld`) and checksums (`SHA256SUMS`).

Several values in one cell are joined by `|`; a `|` or backslash inside one stands behind a backslash. Names are data, never
syntax: the tests have quotes, brackets, escapes, formulas and control characters read back by the real readers; XML and
pictures show U+FFFD where a control character was.

## What was tried

The tests read each format with a program that knows nothing of Lazo, and compare ends, types, statuses and marks: GraphML
with networkx and igraph, GEXF and Cytoscape JSON with networkx, Cypher with an embedded engine (KGLite), FollowTheMoney with
its own library, DOT with Graphviz, Mermaid with Mermaid in a browser, Cytoscape JSON with cytoscape.js too, SQLite with SQLite
and Datasette, XLSX with openpyxl, Parquet with pyarrow and DuckDB, nanopublications with Oxigraph, BibTeX and RIS with parsers of
their own. Untried, because they were not at hand: Neo4j and its importer, yEd, Gephi, Cytoscape Desktop, Excel, Obsidian, Zotero.
"""


def formats_page() -> str:
    """Return the page, one row a format."""
    rows = [
        f"| `{name}` | `{each.extension}` | `{each.media}` | {each.opens} | {each.doubt} | {each.loses}"
        + (f"; more than {each.most} relations |" if each.most else " |")
        for name, each in FORMATS.items()
    ]
    tables = [*_fields("Fields of a node", node_fields(load_schema())), *_fields("Fields of an edge", EDGE_FIELDS)]
    return HEAD + "\n".join(rows) + "\n" + FOOT + "\n" + "\n".join(tables) + "\n"


def _fields(title: str, fields: dict[str, Field]) -> list[str]:
    kinds = {str: "text", bool: "yes or no", int: "number", float: "number", tuple: "list"}
    rows = [f"| `{name}` | {kinds[field.kind]} | {field.meaning} |" for name, field in fields.items()]
    return ["", f"## {title}", "", "| field | kind | meaning |", "|---|---|---|", *rows]
