"""Finds out, before a query is evaluated, whether it would ask other servers."""

from __future__ import annotations

import re

from graph.problems import UsageError

__all__ = ["refuse_service", "without_quoted"]

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
"""Source: SPARQL 1.1 Query Language (W3C 2013), 19.2: such escapes stand for letters anywhere, keywords included."""

_TOKEN = re.compile(
    r"""
    (?P<quoted>
        \#[^\n\r]*
      | <[^<>"{}|^`\\\x00-\x20]*>
      | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"
      | '''(?:[^'\\]|\\.|'(?!''))*'''
      | "(?:[^"\\\n\r]|\\.)*"
      | '(?:[^'\\\n\r]|\\.)*'
    )
  | [?$@][\w-]+
  | (?:[^\W\d_][\w.-]*)?:(?:[\w:%.-]|\\.)*
  | (?P<word>\w+)
    """,
    re.VERBOSE | re.DOTALL,
)
"""Comments, IRIs and texts; variables, language tags and prefixed names; and what is left: words.

Source: SPARQL 1.1 Query Language (W3C 2013), 19.8.
"""


def refuse_service(query: str, name: str = "query") -> None:
    """Do nothing where a query asks no other server.

    What stands in comments, texts, IRIs, variables and prefixed names is no question to a server; what stands in a
    sub-select is.

    Args:
        query: SPARQL.
        name: what the query is called in messages.

    Raises:
        UsageError: there is a SERVICE; its line and column are named.
    """
    text = _ESCAPE.sub(lambda match: _letter(match[1] or match[2]), query)
    for match in _TOKEN.finditer(text):
        # No other keyword has these letters, and a number needs no blank before the next word.
        if match["word"] and "SERVICE" in match["word"].upper():
            line = text.count("\n", 0, match.start()) + 1
            column = match.start() - text.rfind("\n", 0, match.start())
            raise UsageError(
                f"{name}:{line}:{column}: SERVICE would ask another server; allow it with --allow-service if it may"
            )


def without_quoted(query: str) -> str:
    """Return the query with a blank for each comment, IRI and text."""
    return _TOKEN.sub(lambda match: " " if match["quoted"] else match[0], query)


def _letter(digits: str) -> str:
    """Return the letter that an escape stands for, or a blank where there is none."""
    number = int(digits, 16)
    return chr(number) if number < 0x110000 else " "
