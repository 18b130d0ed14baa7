"""Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html): for small graphs in Markdown."""

from __future__ import annotations

from typing import TextIO

from graph.export.about_lines import comment_lines
from graph.export.rows import edge_rows, flat, node_rows
from graph.model.claim_index import ClaimIndex

__all__ = ["write_mermaid"]


def write_mermaid(index: ClaimIndex, stream: TextIO) -> None:
    """Write the graph as a flowchart; a relation that is no plain fact has a dotted line and its mark in the label."""
    numbers = {row["id"]: f"n{number}" for number, row in enumerate(node_rows(index))}
    stream.write(comment_lines(index, "%%") + "flowchart LR\n")
    for row in map(flat, node_rows(index)):
        stream.write(f'  {numbers[row["id"]]}["{_text(row["label"])}"]\n')
    for row in map(flat, edge_rows(index)):
        line = "-->" if row["plain"] == "true" else "-.->"
        stream.write(f'  {numbers[row["source"]]} {line}|"{_text(row["label"])}"| {numbers[row["target"]]}\n')


def _text(text: str) -> str:
    """Return text in which every sign but letters, digits and plain blanks is an entity code of Mermaid.

    A label is read as quoted text, as Markdown and as HTML in turn, and a full stop after a number is enough to be
    taken for a list: so no sign is left that any of the three could know.

    >>> _text("It's 1")
    'It#39;s 1'
    """
    return "".join(sign if sign.isalnum() or sign == " " else f"#{ord(sign)};" for sign in text)
