"""The script of the page: its modules, joined into one.

The modules are those of ``static/page``, in plain JavaScript with ``import`` and ``export``. A page may load nothing, so they
are put behind each other, each after those that it imports; their import lines and the word ``export`` go, their names
stay. What comes out is a module itself, in which a name that two of them declare is an error.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

__all__ = ["page_script"]

MODULES = Path(__file__).parent / "static" / "page"
ENTRY = "main.js"

IMPORT = re.compile(r'^import \{[^}]*\} from "\./([^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=const|class|function|async)", re.MULTILINE)


@cache
def page_script() -> str:
    """Return the one script; two are byte for byte equal."""
    return "\n".join(EXPORT.sub("", IMPORT.sub("", _read(name))).strip() + "\n" for name in _in_order(ENTRY, {}))


def _in_order(name: str, seen: dict[str, None]) -> dict[str, None]:
    """Return the names of a module and of all that it imports, each after those that it imports itself."""
    for imported in IMPORT.findall(_read(name)):
        if imported not in seen:
            _in_order(imported, seen)
    seen[name] = None
    return seen


def _read(name: str) -> str:
    return (MODULES / name).read_text(encoding="utf-8")
