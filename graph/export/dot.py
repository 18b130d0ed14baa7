"""DOT (https://graphviz.org/doc/info/lang.html): for Graphviz; the line style tells a plain fact from the rest."""

from __future__ import annotations

import re
from typing import TextIO

from graph.export.about_lines import comment_lines
from graph.export.looks import line_of
from graph.export.rows import edge_rows, flat, node_rows
from graph.model.claim_index import ClaimIndex

__all__ = ["write_dot"]

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "\\": "\\\\", '"': '\\"', "\r": "&#13;", "\t": "&#9;", "\n": "\\n"})
"""Graphviz reads entities of HTML in a label, and a backslash as the beginning of an escape."""


def write_dot(index: ClaimIndex, stream: TextIO) -> None:
    """Write the graph as DOT; a contested relation ends in a crossbar."""
    stream.write(comment_lines(index, "//") + "digraph lazo {\n")
    for row in map(flat, node_rows(index)):
        stream.write(f"  {_quoted(row['id'])} [label={_quoted(row['label'])}, class={_quoted(row['type'])}];\n")
    for row in map(flat, edge_rows(index)):
        look = f"style={line_of(index, index.relations[row['id']])}" + (
            ", arrowhead=tee" if row["contested"] == "true" else ""
        )
        names = f"id={_quoted(row['id'])}, class={_quoted(row['type'])}, label={_quoted(row['label'])}"
        stream.write(f"  {_quoted(row['source'])} -> {_quoted(row['target'])} [{names}, {look}];\n")
    stream.write("}\n")


def _quoted(text: str) -> str:
    """Return text as a quoted string; a control character, which no picture can show, becomes U+FFFD."""
    return f'"{_CONTROL.sub("�", text).translate(_ESCAPES)}"'
