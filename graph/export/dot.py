"""DOT (https://graphviz.org/doc/info/lang.html): for Graphviz; the line style tells the status."""

from __future__ import annotations

from typing import TextIO

from graph.export.rows import edge_rows, node_rows
from graph.model.claim_index import ClaimIndex

__all__ = ["write_dot"]

STYLES = ("solid", "dashed", "dashed", "dotted", "dotted")
"""The line styles of the statuses, in the order of the schema."""


def write_dot(index: ClaimIndex, stream: TextIO) -> None:
    """Write the graph as DOT; a contested relation ends in a crossbar."""
    styles = dict(zip(index.schema.statuses, STYLES, strict=True))
    stream.write("digraph lazo {\n")
    for row in node_rows(index):
        stream.write(f"  {_quoted(row['id'])} [label={_quoted(row['label'])}, class={_quoted(row['type'])}];\n")
    for row in edge_rows(index):
        look = f"style={styles[row['status']]}" + (", arrowhead=tee" if row["contested"] == "true" else "")
        ends = f"{_quoted(row['source'])} -> {_quoted(row['target'])}"
        stream.write(f"  {ends} [label={_quoted(row['label'])}, {look}];\n")
    stream.write("}\n")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
