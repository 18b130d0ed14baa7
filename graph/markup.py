"""Small tables in HTML, for results that show themselves in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

__all__ = ["html_table"]

Cell = str | Sequence[str]


def html_table(caption: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return an HTML table; a cell is a text, or several that stand one under the other.

    >>> html_table("two", ["n"], [["<1>"], [["2", "3"]]])
    '<table><caption>two</caption><thead><tr><th>n</th></tr></thead><tbody><tr><td>&lt;1&gt;</td></tr>\
<tr><td>2<br>3</td></tr></tbody></table>'
    """
    head = "".join(f"<th>{escape(name)}</th>" for name in header)
    body = "".join(f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(cell: Cell) -> str:
    return escape(cell) if isinstance(cell, str) else "<br>".join(map(escape, cell))
