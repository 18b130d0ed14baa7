"""Language tags of RDF, and which of our languages each stands for."""

from __future__ import annotations

import re
from collections.abc import Container

__all__ = ["language_of"]

_SCRIPTS = {"en": "latn", "es": "latn", "pt": "latn", "ru": "cyrl"}
"""The script that goes without saying. Source: IANA Language Subtag Registry, Suppress-Script."""

_SCRIPT = re.compile(r"[a-z]{4}")


def language_of(tag: str, known: Container[str]) -> str | None:
    """Return the language whose texts a tagged text can be counted among, or nothing.

    A region or variant is let go. A script that isn't the usual one of the language is not: a Russian name in Latin
    letters is no Russian name.

    Source: RFC 5646 (2009), 2.1 and 2.1.1 (tags are the same in upper and lower case).

    >>> [language_of(tag, ["en", "es", "ru"]) for tag in ("en-GB", "ES-419", "ru-Cyrl-RU", "ru-Latn", "fr", "")]
    ['en', 'es', 'ru', None, None, None]
    """
    language, *further = tag.lower().split("-")
    if language not in known:
        return None
    script = next((part for part in further if _SCRIPT.fullmatch(part)), None) if further[:1] != ["x"] else None
    return language if script in (None, _SCRIPTS.get(language)) else None
