"""Several texts in one cell, for formats without lists: joined by ``|``, so that they can be told apart again."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["join_list", "split_list"]

_PIECE = re.compile(r"\\(.)|([^\\|]+)|(\|)", re.DOTALL)
"""A sign behind a backslash, a run of plain signs, or the bar between two members."""


def join_list(members: Iterable[str]) -> str:
    r"""Return texts joined by ``|``; a ``|`` or backslash inside one stands behind a backslash.

    >>> print(join_list(["Left | Right Ltd", "Left"]))
    Left \| Right Ltd|Left
    """
    return "|".join(re.sub(r"([\\|])", r"\\\1", member) for member in members)


def split_list(text: str) -> tuple[str, ...]:
    r"""Return the texts that `join_list` joined, of which none may be empty.

    >>> split_list(r"Left \| Right Ltd|Left")
    ('Left | Right Ltd', 'Left')
    """
    members = [""]
    for escaped, plain, bar in _PIECE.findall(text):
        if bar:
            members.append("")
        members[-1] += escaped or plain
    return tuple(filter(None, members))
