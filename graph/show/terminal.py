"""Text that a terminal can be trusted with: no sign in it steers, hides or forges a line."""

from __future__ import annotations

from unicodedata import category

__all__ = ["one_line"]


def one_line(text: str) -> str:
    r"""Return the text with every sign written out that would break, hide, reverse or steer a line.

    These are control characters (of ANSI and OSC sequences too), breaks of lines, marks of direction and of no width,
    and halves of letters. Blanks of any width stay. What was written out once stays as it is.

    >>> one_line("Tarvia\n1. \x1b[31mred\u202e")
    'Tarvia\\n1. \\x1b[31mred\\u202e'
    """
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() or category(sign) == "Zs" else _spelt(sign) for sign in text)


def _spelt(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")
