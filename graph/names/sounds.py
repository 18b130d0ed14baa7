"""Sounds: the spellings that languages choose for one sound made equal, and text read as another language writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from graph.names.letters import fold, romanize

__all__ = ["readings", "sound_out"]

_SOUNDS = (
    (r"shch|sch", "X"),
    (r"tch|ch", "C"),
    (r"sh", "X"),
    (r"dzh|zh", "Z"),
    (r"kh|(?<=[aeiou])j|j(?=[^aeiouy\n])|h", "H"),
    (r"j", "Z"),
    (r"gu(?=[ei])", "g"),
    (r"x", "ks"),
    (r"ts|tz|z", "s"),
    (r"ph", "f"),
    (r"qu|q|ck", "k"),
    (r"c(?=[eiy])", "s"),
    (r"c", "k"),
    (r"w", "v"),
    (r"y|ii|iy", "i"),
    (r"i(?=[aeou])", ""),
    (r"(.)\1+", r"\1"),
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_NUMERAL = re.compile(r"[ivx]+")

_GERMAN = {"schtsch": "shch", "tsch": "ch", "dsch": "dj", "sch": "sh", "ch": "kh", "w": "v", "j": "y", "z": "ts"}
_FRENCH = {"tch": "ch", "ch": "sh", "ou": "u", "qu": "k", "gu(?=[eiéèï])": "g", r"ine\b": "in"}
_POLISH = {
    "szcz": "shch",
    "cz": "ch",
    "sz": "sh",
    "ch": "kh",
    "dż": "dj",
    "ż": "zh",
    "ć": "ch",
    "c": "ts",
    "w": "v",
    "j": "y",
}
_ITALIAN = {"sci(?=[aou])|sc(?=[ei])": "sh", "ci(?=[aou])|c(?=[ei])": "ch", "ch": "k", "gh": "g", "zz": "ts"}
_SOUTH_SLAVIC = {
    "šč": "shch",
    "dž": "dj",
    "š": "sh",
    "č": "ch",
    "ć": "ch",
    "ž": "zh",
    "đ": "dj",
    "ch": "kh",
    "h": "kh",
    "c": "ts",
    "j": "y",
}
"""How languages write the sounds of Russian names, the longer first; only what differs from English matters.

Source: the usual transcription of Russian in each language (German as in Duden, Polish as in PWN), and Gaj's alphabet.
"""

_LANGUAGES = tuple(
    (re.compile("|".join(f"({pattern})" for pattern in table)), tuple(table.values()))
    for table in (_GERMAN, _FRENCH, _POLISH, _ITALIAN, _SOUTH_SLAVIC)
)


def sound_out(latin: str) -> str:
    """Return Latin text with the spellings of one sound made equal, line by line.

    Words of three letters and fewer stay as they are, and so do Roman numerals and digits: there a letter more or
    another one means another thing (``Z-10`` and ``S-10``, ``II`` and ``III``).
    """
    words = list({word for word in _WORD.findall(latin) if not _NUMERAL.fullmatch(word)})
    heard = "\n".join(words)
    for pattern, sound in _SOUNDS:
        heard = re.sub(pattern, sound, heard)
    sounds = dict(zip(words, heard.split("\n"), strict=False))
    return _WORD.sub(lambda found: sounds.get(found.group(), found.group()), latin)


def readings(text: str) -> Iterator[str]:
    """Yield the text in Latin letters as those would write it in English who read it in another language, each once.

    >>> "sakharova" in readings("Sacharowa")
    True
    """
    seen = {romanize(fold(text))}
    lowered = text.casefold()
    for pattern, spellings in _LANGUAGES:
        read = pattern.sub(partial(_spelled_out, spellings), lowered)
        for latin in (romanize(fold(read)), romanize(fold(read), with_h=True)):
            if latin not in seen:
                seen.add(latin)
                yield latin


def _spelled_out(spellings: tuple[str, ...], found: re.Match[str]) -> str:
    """Return what stands in English for the pattern of a language that was found."""
    return spellings[(found.lastindex or 1) - 1]
