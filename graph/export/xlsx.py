"""XLSX: the four tables as sheets of a workbook; every text is a text, so that no cell runs as a formula.

Rows of claims that are no plain facts are set in italics, beside the mark in their label.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from graph.export.about_lines import about_fields
from graph.export.rows import Row, Value, flat_value
from graph.export.tables import TABLES, Table
from graph.model.claim_index import ClaimIndex
from graph.problems import LazoError

if TYPE_CHECKING:
    from xlsxwriter.format import Format as Style
    from xlsxwriter.worksheet import Worksheet

__all__ = ["MOST_ROWS", "write_xlsx"]

MOST_ROWS = 1_048_575
"""Rows of a sheet but for the header. Source: Excel specifications and limits."""
MOST_SIGNS = 32_767
"""Signs of a cell; the same source."""

NEVER_GUESS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
MADE = datetime(2000, 1, 1)
"""When every workbook says that it was made, so that two of the same claims are equal."""


def write_xlsx(index: ClaimIndex, stream: BinaryIO) -> None:
    """Write the claims as a workbook.

    Raises:
        LazoError: XlsxWriter isn't installed, or a text is longer than a cell can be.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise LazoError("XLSX needs XlsxWriter; install it with: pip install 'lazo[formats]'") from error
    # The library closes and seeks what it writes to, which a pipe cannot do.
    made = BytesIO()
    with Workbook(made, {"in_memory": True, **NEVER_GUESS}) as book:
        book.set_properties({"created": MADE})
        bold, doubtful = book.add_format({"bold": True}), book.add_format({"italic": True})
        for name, table in TABLES.items():
            _fill(book.add_worksheet(name), table, index, bold, doubtful)
        sheet = book.add_worksheet("about")
        for number, cells in enumerate(about_fields(index).items()):
            for column, text in enumerate(cells):
                sheet.write_string(number, column, text)
    stream.write(made.getvalue())


def _fill(sheet: Worksheet, table: Table, index: ClaimIndex, bold: Style, doubtful: Style) -> None:
    fields = table.fields(index.schema)
    for column, name in enumerate(fields):
        sheet.write_string(0, column, name, bold)
    number = 0
    for number, row in enumerate(table.rows(index), 1):
        style = doubtful if row.get("plain") is False else None
        for column, value in enumerate(row.values()):
            _write(sheet, number, column, value, style, row)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, number, len(fields) - 1)


def _write(sheet: Worksheet, number: int, column: int, value: Value, style: Any, row: Row) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(number, column, value, style)
    elif isinstance(value, int | float):
        sheet.write_number(number, column, value, style)
    elif text := flat_value(value):
        if len(text) > MOST_SIGNS:
            raise LazoError(
                f"{next(iter(row.values()))}: {len(text):,} signs don't fit in a cell of XLSX; take csv-edges"
            )
        sheet.write_string(number, column, text, style)
