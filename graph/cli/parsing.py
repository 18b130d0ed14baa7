"""Words of the command line: numbers with bounds, names of a sensible length, and errors in one line."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from typing import NoReturn

from graph.problems import UsageError

__all__ = ["LARGEST_NUMBER", "LONGEST_NAME", "MOST_HOPS", "CommandParser", "name_text", "whole_number"]

MOST_HOPS = 6
"""The most hops that are looked for. At six hops there are millions of paths between two states, and it takes minutes."""

LARGEST_NUMBER = 1_000_000
"""The most answers that can be asked for, which is more than anybody can read. Source: a choice of ours."""

LONGEST_NAME = 500
"""The most letters of a name. The longest one in the data has about a hundred. Source: a choice of ours."""


class CommandParser(ArgumentParser):
    """A parser whose errors are those of the program: one line, and exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Refuse the words of the command line.

        Raises:
            UsageError: always; it says what is wrong with them.
        """
        raise UsageError(f"{message}; '{self.prog} --help' tells what there is")


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """Return the reader of a whole number between two bounds, which belong to it.

    >>> whole_number(1, 6)("3")
    3
    """

    def read(text: str) -> int:
        if re.fullmatch(r"[+-]?[0-9]{1,12}", text) is None or not least <= int(text) <= most:
            raise ArgumentTypeError(f"{_short(text)} is not a whole number from {least} to {most:,}")
        return int(text)

    return read


def name_text(text: str) -> str:
    """Return a name or an id as it was typed, unless it is longer than any name.

    >>> name_text("Tarvia")
    'Tarvia'
    """
    if len(text) > LONGEST_NAME:
        raise ArgumentTypeError(f"a text of {len(text):,} letters is no name: at most {LONGEST_NAME}")
    return text


def _short(text: str) -> str:
    return repr(text if len(text) <= 30 else f"{text[:30]}…")
