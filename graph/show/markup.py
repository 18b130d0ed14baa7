"""Small tables and lists in HTML, for results that show themselves in a notebook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

__all__ = ["html_list", "html_paragraph", "html_table"]

Cell = str | Sequence[str]

LEFT = ' style="text-align:left;vertical-align:top"'
"""Notebooks set cells flush right, which does not suit sentences."""

WHOLE = ' style="text-align:left;vertical-align:top;white-space:nowrap"'
"""For an id or a date, which is not to be broken at a hyphen."""


def html_table(caption: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return an HTML table; a cell is a text, or several that stand one under the other.

    >>> html_table("two", ["n"], [["<1>"], [["2", "3"]]]).replace(LEFT, "").replace(WHOLE, "")
    '<table><caption>two</caption><thead><tr><th>n</th></tr></thead><tbody><tr><td>&lt;1&gt;</td></tr>\
<tr><td>2<br>3</td></tr></tbody></table>'
    """
    head = "".join(f"<th{LEFT}>{escape(name)}</th>" for name in header)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def html_list(heading: str, items: Sequence[str]) -> str:
    """Return a numbered list whose web addresses are links, or an empty text where nothing is listed.

    >>> html_list("Sources", ["A & B https://a.example/1; passing on C"])
    '<p>Sources</p><ol><li>A &amp; B <a href="https://a.example/1">https://a.example/1</a>; passing on C</li></ol>'
    """
    lines = "".join(f"<li>{_linked(item)}</li>" for item in items)
    return f"{html_paragraph(heading)}<ol>{lines}</ol>" if items else ""


def html_paragraph(text: str) -> str:
    """Return a paragraph.

    >>> html_paragraph("a < b")
    '<p>a &lt; b</p>'
    """
    return f"<p>{escape(text)}</p>"


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return f"<td{LEFT if ' ' in cell else WHOLE}>{escape(cell)}</td>"
    return f"<td{LEFT}>{'<br>'.join(map(escape, cell))}</td>"


def _linked(text: str) -> str:
    """Return the text with its web addresses as links, which end at a space or at a comma or semicolon before one."""
    parts = re.split(r"(https?://\S+?)(?=[;,]?(?:\s|$))", text)
    return "".join(
        f'<a href="{escape(part)}">{escape(part)}</a>' if number % 2 else escape(part)
        for number, part in enumerate(parts)
    )
