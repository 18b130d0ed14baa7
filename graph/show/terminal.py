"""Text that a terminal can be trusted with: no sign in it steers, hides or forges a line."""

from __future__ import annotations

import json
from unicodedata import category

__all__ = ["json_line", "one_line"]


def one_line(text: str) -> str:
    r"""Return the text with every sign written out that would break, hide, reverse or steer a line.

    These are control characters (of ANSI and OSC sequences too), breaks of lines, marks of direction and of no width,
    and halves of letters. Blanks of any width stay. What was written out once stays as it is.

    >>> one_line("Tarvia\n1. \x1b[31mred\u202e")
    'Tarvia\\n1. \\x1b[31mred\\u202e'
    """
    if text.isprintable():
        return text
    return "".join(sign if _is_plain(sign) else sign.encode("unicode_escape").decode("ascii") for sign in text)


def json_line(line: str) -> str:
    r"""Return a line of JSON, which says the same, with those signs written out as JSON does that.

    >>> json_line('"a\x9bb"')
    '"a\\u009bb"'
    """
    if line.isprintable():
        return line
    return "".join(sign if _is_plain(sign) else json.dumps(sign)[1:-1] for sign in line)


def _is_plain(sign: str) -> bool:
    return sign.isprintable() or category(sign) == "Zs"
