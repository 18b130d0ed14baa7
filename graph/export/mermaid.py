"""Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html): for small graphs in Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from graph.export.about_lines import comment_lines
from graph.export.rows import edge_rows, flat, node_rows
from graph.model.claim_index import ClaimIndex
from graph.problems import UsageError

__all__ = ["MOST_EDGES", "write_mermaid"]

MOST_EDGES, MOST_SIGNS = 500, 50_000
"""What Mermaid draws unless a page raises its limits.

Source: https://mermaid.js.org/config/schema-docs/config.html, maxEdges and maxTextSize.
"""


def write_mermaid(index: ClaimIndex, stream: TextIO) -> None:
    """Write the graph as a flowchart; a relation that is no plain fact has a dotted line and its mark in the label.

    Raises:
        UsageError: the text is longer than Mermaid draws.
    """
    text = "".join(_lines(index))
    if len(text) > MOST_SIGNS:
        raise UsageError(
            f"Mermaid draws {MOST_SIGNS:,} signs at most, and this flowchart has {len(text):,}; "
            "export an answer with fewer claims (--top 3), or take another format"
        )
    stream.write(text)


def _lines(index: ClaimIndex) -> Iterator[str]:
    numbers = {row["id"]: f"n{number}" for number, row in enumerate(node_rows(index))}
    yield comment_lines(index, "%%") + "flowchart LR\n"
    for row in map(flat, node_rows(index)):
        yield f'  {numbers[row["id"]]}["{_text(row["label"])}"]\n'
    for row in map(flat, edge_rows(index)):
        line = "-->" if row["plain"] == "true" else "-.->"
        yield f'  {numbers[row["source"]]} {line}|"{_text(row["label"])}"| {numbers[row["target"]]}\n'


def _text(text: str) -> str:
    """Return text in which every sign but letters, digits and plain blanks is an entity code of Mermaid.

    A label is read as quoted text, as Markdown and as HTML in turn, and a full stop after a number is enough to be
    taken for a list: so no sign is left that any of the three could know.

    >>> _text("It's 1")
    'It#39;s 1'
    """
    return "".join(sign if sign.isalnum() or sign == " " else f"#{ord(sign)};" for sign in text)
