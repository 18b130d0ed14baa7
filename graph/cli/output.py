"""Printing: JSON for scripts, tables and paragraphs for people."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from argparse import Namespace
from collections.abc import Iterable, Sequence
from typing import Any

__all__ = ["bold", "print_json", "print_table", "print_wrapped", "wants_json"]

NARROWEST = 60


def wants_json(options: Namespace) -> bool:
    """Whether to print JSON: asked for, or the output is piped and no table was asked for."""
    return bool(options.json or not (options.table or sys.stdout.isatty()))


def print_json(value: Any) -> None:
    """Print a value as indented JSON in UTF-8."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under a header, as wide as the terminal allows."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*header, box=SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console(width=_width(), highlight=False).print(table)


def print_wrapped(text: str, first: str = "", rest: str | None = None) -> None:
    """Print a paragraph wrapped to the terminal, with an indent for the first line and one for the others."""
    indent = " " * len(first) if rest is None else rest
    lines = textwrap.wrap(text, _width() - len(indent), break_long_words=False, break_on_hyphens=False)
    for number, line in enumerate(lines or [""]):
        print(f"{indent if number else first}{line}")


def bold(text: str) -> str:
    """Return the text in bold where the output is a terminal."""
    return f"\033[1m{text}\033[0m" if sys.stdout.isatty() else text


def _width() -> int:
    return max(NARROWEST, min(shutil.get_terminal_size((120, 24)).columns, 120))
