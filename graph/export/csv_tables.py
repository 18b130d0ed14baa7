"""CSV (RFC 4180): a table of nodes and a table of edges, each with a header; for programs, and for spreadsheets.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula and runs it, quoted or not. In the
tables for spreadsheets such a cell begins with an apostrophe, as people type it to keep a text a text; they begin with a
byte order mark, by which spreadsheets know UTF-8. The tables for programs hold every text as it is.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from typing import TextIO

from graph.export.rows import EDGE_FIELDS, Row, edge_rows, flat, node_fields, node_rows
from graph.model.claim_index import ClaimIndex

__all__ = [
    "guard_cell",
    "write_edges_csv",
    "write_nodes_csv",
    "write_spreadsheet_edges_csv",
    "write_spreadsheet_nodes_csv",
]

_FORMULA = re.compile("\\s*[=+\\-@＝＋－＠]|[\t\r\n]")
"""How a cell begins that a spreadsheet might run.

Source: OWASP, CSV Injection (signs at the start of a cell, their full-width forms, tab and line ends).
"""


def write_nodes_csv(index: ClaimIndex, stream: TextIO) -> None:
    """Write one row for each node; a header stands first."""
    _write(node_fields(index.schema), map(flat, node_rows(index)), stream)


def write_edges_csv(index: ClaimIndex, stream: TextIO) -> None:
    """Write one row for each relation; a header stands first."""
    _write(EDGE_FIELDS, map(flat, edge_rows(index)), stream)


def write_spreadsheet_nodes_csv(index: ClaimIndex, stream: TextIO) -> None:
    """Write the table of nodes so that a spreadsheet runs no cell of it."""
    _write_guarded(node_fields(index.schema), node_rows(index), stream)


def write_spreadsheet_edges_csv(index: ClaimIndex, stream: TextIO) -> None:
    """Write the table of edges so that a spreadsheet runs no cell of it."""
    _write_guarded(EDGE_FIELDS, edge_rows(index), stream)


def guard_cell(text: str) -> str:
    """Return a text that a spreadsheet does not take for a formula.

    >>> guard_cell("=1+1"), guard_cell("1-1")
    ("'=1+1", '1-1')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def _write(fields: Iterable[str], rows: Iterable[Mapping[str, str]], stream: TextIO) -> None:
    writer = csv.DictWriter(stream, list(fields))
    writer.writeheader()
    writer.writerows(rows)


def _write_guarded(fields: Iterable[str], rows: Iterable[Row], stream: TextIO) -> None:
    # Every cell is quoted, so that no spreadsheet splits one at a sign that its country takes for a separator.
    stream.write("\ufeff")
    writer = csv.DictWriter(stream, list(fields), quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows({name: guard_cell(value) for name, value in flat(row).items()} for row in rows)
