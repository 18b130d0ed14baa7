"""Letters: case, accents and apostrophes dropped, Cyrillic romanized, letters that merely look alike told apart.

Every function works line by line, so that thousands of names, joined by line feeds, are handled in one pass.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["PLUS_SIGN", "as_it_looks", "fold", "romanize", "roughly"]

PLUS_SIGN = "plus"
"""The word for the sign in keys: ``OPEC+`` is another organization than ``OPEC``."""

_PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ё": "е", "+": f" {PLUS_SIGN} "}
)
"""Letters that have no accent to drop but a plain letter in other languages, and a sign that tells names apart."""

_OWN_LETTERS = "йїўѓќ"
"""Cyrillic letters that Unicode writes as a letter and an accent, though they are letters of their own."""

_KEPT = str.maketrans(_OWN_LETTERS, "\ue000\ue001\ue002\ue003\ue004")
_RESTORED = str.maketrans("\ue000\ue001\ue002\ue003\ue004", _OWN_LETTERS)

_POSSESSIVE = re.compile(r"(?<=[^\W\d_])['’]s\b")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’‘ʼʹʺ`](?=[^\W\d_])")
_BETWEEN_WORDS = re.compile(r"(?:[^\w\n]|_)+")

_RUSSIAN = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)),
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
}
"""Source: BGN/PCGN 1947 romanization of Russian, without its special cases."""

_NEIGHBOURS = {
    "і": "i",
    "ї": "yi",
    "є": "ye",
    "ґ": "g",
    "ў": "v",
    "ђ": "dj",
    "ј": "y",
    "љ": "ly",
    "њ": "ny",
    "ћ": "ch",
    "џ": "dj",
    "ѓ": "dj",
    "ќ": "ch",
    "ѕ": "dz",
}
"""Letters of Ukrainian, Belarusian, Serbian and Macedonian, by sound. ``ў`` stands where Russian has ``в``."""

_ROMAN = str.maketrans(_RUSSIAN | _NEIGHBOURS)
_ROMAN_WITH_H = str.maketrans(_RUSSIAN | _NEIGHBOURS | {"г": "h", "и": "y"})

_LATIN_OF = dict(zip("авекмнорстухіјѕ", "abekmhopctyxijs", strict=True))
"""Cyrillic letters to Latin ones that look the same, in capitals at least."""

_CYRILLIC_OF = {latin: cyrillic for cyrillic, latin in _LATIN_OF.items()}
_SEAM = re.compile(r"[a-z][Ѐ-ӿ]|[Ѐ-ӿ][a-z]")
_WORD = re.compile(r"[^\W_]+")
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_LATIN = re.compile("[a-z]")


def fold(text: str) -> str:
    """Return each line in lower case without accents, apostrophes and punctuation, its words parted by one space.

    >>> fold("República  de CUBA")
    'republica de cuba'
    >>> fold("Nicaragua's D’Escoto")
    'nicaragua descoto'
    """
    lowered = unicodedata.normalize("NFC", text).casefold()
    joined = _APOSTROPHE.sub("", _POSSESSIVE.sub("", lowered)).translate(_PLAIN_LETTERS).translate(_KEPT)
    bare = unicodedata.normalize("NFKD", joined)
    accents = {ord(char): None for char in set(bare) if unicodedata.combining(char)}
    spaced = _BETWEEN_WORDS.sub(" ", bare.translate(accents).translate(_RESTORED))
    lines = "\n".join(line.strip(" ") for line in spaced.split("\n"))
    return _WORD.sub(_in_one_script, lines) if _SEAM.search(lines) else lines


def romanize(folded: str, *, with_h: bool = False) -> str:
    """Return folded text in Latin letters; ``with_h`` reads ``г`` and ``и`` as Ukrainian does.

    >>> romanize("захарова")
    'zakharova'
    """
    return folded.translate(_ROMAN_WITH_H if with_h else _ROMAN)


def as_it_looks(folded: str) -> str | None:
    """Return folded text with each Cyrillic letter as the Latin letter of the same look; nothing if one has none.

    >>> as_it_looks(fold("С-400"))
    'c 400'
    """
    drawn = "".join(_LATIN_OF.get(char, char) for char in folded)
    return None if _CYRILLIC.search(drawn) else drawn


def roughly(name: str) -> str:
    """Return the name in lower case without whatever isn't ASCII; far cheaper than `fold`."""
    folded = name.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    return folded.replace("'", "").replace("+", f" {PLUS_SIGN} ")


def _in_one_script(found: re.Match[str]) -> str:
    """Return a word of two scripts in the one of which the letters of the other are mere look-alikes."""
    word = found.group()
    if not _SEAM.search(word):
        return word
    if all(char in _CYRILLIC_OF for char in _LATIN.findall(word)):
        return "".join(_CYRILLIC_OF.get(char, char) for char in word)
    return as_it_looks(word) or word
