"""Cytoscape JSON: for Cytoscape Desktop, cytoscape.js and networkx.

Nodes and edges share one space of ids there, and a claim of which another speaks is both: the id of an edge is that of
its relation behind ``edge:``, and ``relation`` holds the id itself. ``value`` and ``key`` are what networkx calls the ids.

Source: https://js.cytoscape.org/#notation/elements-json, and the form that Cytoscape Desktop writes (``data``,
``directed`` and ``multigraph`` beside ``elements``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from graph.export.about_lines import about_fields
from graph.export.rows import Row, edge_rows, node_rows
from graph.model.claim_index import ClaimIndex

__all__ = ["write_cytoscape_json"]


def write_cytoscape_json(index: ClaimIndex, stream: TextIO) -> None:
    """Write nodes and edges, one a line."""
    about = json.dumps({"name": "lazo", **about_fields(index)}, ensure_ascii=False)
    stream.write(f'{{"data": {about}, ')
    stream.write('"directed": true, "multigraph": true, "elements": {"nodes": [\n')
    stream.write(_elements({**row, "name": row["label"], "value": row["id"]} for row in node_rows(index)))
    stream.write('\n], "edges": [\n')
    stream.write(_elements(_edge(row) for row in edge_rows(index)))
    stream.write("\n]}}\n")


def _edge(row: Row) -> Row:
    return {**row, "id": f"edge:{row['id']}", "relation": row["id"], "key": row["id"], "name": row["label"]}


def _elements(rows: Iterable[Row]) -> str:
    return ",\n".join(json.dumps({"data": row}, ensure_ascii=False) for row in rows)
