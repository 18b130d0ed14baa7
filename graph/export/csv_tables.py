"""CSV (RFC 4180): a table of nodes and a table of edges, each with a header."""

from __future__ import annotations

import csv
from typing import TextIO

from graph.export.rows import EDGE_FIELDS, NODE_FIELDS, edge_rows, node_rows
from graph.model.claim_index import ClaimIndex

__all__ = ["write_edges_csv", "write_nodes_csv"]


def write_nodes_csv(index: ClaimIndex, stream: TextIO) -> None:
    """Write one row for each node; a header stands first."""
    writer = csv.DictWriter(stream, list(NODE_FIELDS))
    writer.writeheader()
    writer.writerows(node_rows(index))


def write_edges_csv(index: ClaimIndex, stream: TextIO) -> None:
    """Write one row for each relation; a header stands first."""
    writer = csv.DictWriter(stream, list(EDGE_FIELDS))
    writer.writeheader()
    writer.writerows(edge_rows(index))
