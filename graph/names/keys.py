"""Keys of names, each coarser than the one before; two names with one key are spellings of one name.

* the *plain* key: lower case, no accents, words parted by one space;
* the *Latin* key: the plain key romanized;
* the *sound* key: the Latin key with the spellings that languages choose for one sound made equal
  (``Zakharova``, ``Zajarova``, ``Захарова``), so that a name spelled by ear is found;
* the *run* key: the sound key without spaces (``T-72``, ``T72``; ``U.S.``, ``US``). Two numbers stay apart.

No key changes a digit, a numeral or a short word: those tell things of one kind apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from graph.names.letters import fold, romanize
from graph.names.numerals import with_numbers
from graph.names.sounds import sound_out

__all__ = ["Keys", "keys_of", "letters_joined", "plain_key", "run_together", "sound_key", "words_of"]

_SPACE = re.compile(r"(?<!\d) | (?!\d)")
_LETTERS_APART = re.compile(r"\b[^\W\d_](?: [^\W\d_]\b)+")


@lru_cache(maxsize=4096)
def plain_key(text: str) -> str:
    """Return the text in lower case without accents and punctuation.

    >>> plain_key("República  de CUBA")
    'republica de cuba'
    """
    return fold(text.replace("\n", " "))


@lru_cache(maxsize=4096)
def sound_key(text: str) -> str:
    """Return a key that is equal for the usual spellings of one name.

    >>> sound_key("Захарова") == sound_key("Zakharova") == sound_key("Zajarova")
    True
    """
    return sound_out(romanize(plain_key(text)))


def letters_joined(plain: str) -> str:
    """Return a plain key with letters that stand apart made one word.

    >>> letters_joined("u s navy")
    'us navy'
    """
    return _LETTERS_APART.sub(lambda found: found.group().replace(" ", ""), plain)


def run_together(key: str) -> str:
    """Return a key without its spaces, but for those between two numbers.

    >>> run_together("su 30 mk 2 17 2025")
    'su30mk2 17 2025'
    """
    return _SPACE.sub("", key)


class Keys(NamedTuple):
    """The keys of some names, each list in their order."""

    plain: list[str]
    latin: list[str]
    sound: list[str]


def keys_of(names: Sequence[str]) -> Keys:
    """Return the keys of many names: those of each different word are worked out once, all in one pass."""
    # All words in one text, one a line: each step runs once over it, not once for each name.
    lines = [name.split() for name in names]
    words = list(dict.fromkeys(word for line in lines for word in line))
    plain = fold("\n".join(words))
    latin = romanize(plain)
    per_key = (plain, latin, sound_out(latin))
    # From word to key, by step; names are put together from these.
    tables = (dict(zip(words, keys.split("\n"), strict=False)) for keys in per_key)
    return Keys(*([" ".join(filter(None, map(table.get, line))) for line in lines] for table in tables))


def words_of(plain: Sequence[str]) -> list[tuple[str, ...]]:
    """Return for each plain key the words by which it is looked up, each once.

    Letters that stand apart are joined, numbers are in digits, words by sound.

    >>> words_of(["second u s navy visit"])
    [('2', 'us', 'navi', 'visit')]
    """
    # As in `keys_of`: each different word once.
    joined = list(map(letters_joined, plain))
    words = list(dict.fromkeys(word for key in joined for word in key.split()))
    numbered = "\n".join(" ".join(with_numbers(word)) for word in words)
    table = dict(zip(words, map(str.split, sound_out(romanize(numbered)).split("\n")), strict=False))
    return [tuple(dict.fromkeys(piece for word in key.split() for piece in table[word])) for key in joined]
