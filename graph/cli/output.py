"""Printing: JSON for scripts, tables and paragraphs for people.

Everything that commands print for people passes through here, and here, once, every sign is written out that could
steer a terminal or forge a line: data may come from anywhere.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import textwrap
from argparse import Namespace
from collections.abc import Iterable, Sequence
from typing import Any

from graph.show.terminal import json_line, one_line

__all__ = ["print_heading", "print_json", "print_line", "print_table", "print_wrapped", "wants_json"]

WIDEST, NARROWEST, NARROW = 120, 20, 60
"""The most and the fewest columns that are filled, and those below which a table is printed row by row."""


def wants_json(options: Namespace) -> bool:
    """Whether to print JSON: asked for, or the output is piped and no table was asked for."""
    return bool(options.json or not (options.table or sys.stdout.isatty()))


def print_json(value: Any) -> None:
    """Print a value as indented JSON in UTF-8."""
    for line in json.dumps(value, ensure_ascii=False, indent=2).split("\n"):
        print(json_line(line))


def print_line(text: str = "") -> None:
    """Print a text as one line, however long it is."""
    print(one_line(text))


def print_heading(text: str, rest: str = "") -> None:
    """Print a line whose first part stands out on a terminal."""
    print(f"\033[1m{one_line(text)}\033[0m{one_line(rest)}" if _is_styled() else one_line(text + rest))


def print_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under a header, as wide as the terminal allows; on a narrow one, cell by cell."""
    if _width() < NARROW:
        for row in rows:
            _print_row(header, row)
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in header:
        table.add_column(Text(one_line(name)))
    for row in rows:
        table.add_row(*(Text(one_line(cell)) for cell in row))
    styled = _is_styled()
    console = Console(
        width=_width(), highlight=False, force_terminal=styled, color_system="standard" if styled else None
    )
    console.print(table)


def _print_row(header: Sequence[str], row: Sequence[str]) -> None:
    for name, cell in zip(header, row, strict=False):
        if cell.strip():
            print_wrapped(f"{name}: {cell}" if name else cell, "", "  ")
    print()


def print_wrapped(text: str, first: str = "", rest: str | None = None) -> None:
    """Print a paragraph wrapped to the terminal, with an indent for the first line and one for the others."""
    first, indent = one_line(first), " " * len(first) if rest is None else rest
    room = max(_width() - len(indent), NARROWEST // 2)
    lines = textwrap.wrap(one_line(text), room, break_long_words=False, break_on_hyphens=False)
    for number, line in enumerate(lines or [""]):
        print(f"{indent if number else first}{line}")


def _is_styled() -> bool:
    """Whether letters may be bold: on a terminal that can show it, to a person who doesn't ask for plain text.

    Source: https://no-color.org/ for ``NO_COLOR``.
    """
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width() -> int:
    return max(NARROWEST, min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST))
