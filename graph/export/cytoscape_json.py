"""Cytoscape JSON (https://js.cytoscape.org/#notation/elements-json): for Cytoscape Desktop and cytoscape.js."""

from __future__ import annotations

import json
from typing import TextIO

from graph.export.rows import edge_rows, node_rows
from graph.model.claim_index import ClaimIndex

__all__ = ["write_cytoscape_json"]


def write_cytoscape_json(index: ClaimIndex, stream: TextIO) -> None:
    """Write nodes and edges, one a line."""
    stream.write('{"elements": {"nodes": [\n')
    stream.write(",\n".join(json.dumps({"data": row}, ensure_ascii=False) for row in node_rows(index)))
    stream.write('\n], "edges": [\n')
    stream.write(",\n".join(json.dumps({"data": row}, ensure_ascii=False) for row in edge_rows(index)))
    stream.write("\n]}}\n")
