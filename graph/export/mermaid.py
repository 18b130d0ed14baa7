"""Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html): for small graphs in Markdown."""

from __future__ import annotations

from html import escape
from typing import TextIO

from graph.export.rows import edge_rows, node_rows
from graph.model.claim_index import ClaimIndex

__all__ = ["write_mermaid"]


def write_mermaid(index: ClaimIndex, stream: TextIO) -> None:
    """Write the graph as a flowchart; a relation that is no plain fact has a dotted line and its mark in the label."""
    numbers = {row["id"]: f"n{number}" for number, row in enumerate(node_rows(index))}
    stream.write("flowchart LR\n")
    for row in node_rows(index):
        stream.write(f'  {numbers[row["id"]]}["{_text(row["label"])}"]\n')
    for row in edge_rows(index):
        line = "-->" if row["plain"] == "true" else "-.->"
        stream.write(f'  {numbers[row["source"]]} {line}|"{_text(row["label"])}"| {numbers[row["target"]]}\n')


def _text(text: str) -> str:
    """Return text in Mermaid's entity form, so that no character of it is taken for syntax."""
    return escape(text).replace("&", "#").replace("[", "#91;").replace("]", "#93;")
