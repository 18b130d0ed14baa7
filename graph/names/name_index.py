"""All names of a collection by their keys and words, made once for each collection."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from weakref import WeakKeyDictionary

from graph.model.claim_index import ClaimIndex
from graph.model.records import Entity
from graph.names.keys import keys_of, letters_joined, run_together, words_of
from graph.names.letters import as_it_looks, romanize
from graph.names.sounds import sound_out

__all__ = ["NameIndex", "has_name_index", "name_index", "names_of"]


_TOO_SHORT = 4
"""The most letters of a word that is like no other: abbreviations a letter apart have nothing in common."""

_LIKE = 0.8
"""The least similarity of two words that are alike. Source: a choice of ours."""

_STEM = 6
"""How many first letters two words share that are forms of one. Source: a choice of ours."""


def names_of(entity: Entity) -> Iterator[str]:
    """Yield the names of an entity: labels, aliases, codes of states, its id; some more than once."""
    yield from entity.label.values()
    for aliases in entity.aliases.values():
        yield from aliases
    yield from (code for scheme, code in entity.identifiers.items() if scheme.startswith("iso-3166-1-alpha"))
    yield entity.id


class NameIndex:
    """The names of some entities, each with a number, and the numbers by key.

    Args:
        entities: whose names they are, in the order of the data.

    Attributes:
        names: every name, each once an entity.
        owners: the entity of each name.
        plain, latin, sound: the keys of each name, see `graph.names.keys`.
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        pairs = [(entity, name) for entity in entities for name in dict.fromkeys(names_of(entity))]
        self.owners = [entity for entity, _ in pairs]
        self.names = [name for _, name in pairs]
        self._alike: dict[str, dict[str, float]] = {}
        self.plain, self.latin, self.sound = keys_of(self.names)

    @cached_property
    def by_plain(self) -> dict[str, list[int]]:
        """The names by plain key."""
        return _numbers(self.plain)

    @cached_property
    def by_run(self) -> dict[str, list[int]]:
        """The names by sound key without spaces; with letters that stand apart (``U.S.S.R.``) as one word too."""
        found = _numbers(run_together("\n".join(self.sound)).split("\n"))
        for number, plain in enumerate(self.plain):
            if (joined := letters_joined(plain)) != plain:
                found.setdefault(run_together(sound_out(romanize(joined))), []).append(number)
        return found

    @cached_property
    def by_look(self) -> dict[str, list[int]]:
        """Cyrillic designations (names with a digit) by the Latin ones that look the same."""
        drawn = (as_it_looks(key) if not key.isascii() and _has_digit(key) else None for key in self.plain)
        return _numbers(run_together(key) if key else "" for key in drawn)

    @cached_property
    def words(self) -> list[tuple[str, ...]]:
        """The words of each name, see `graph.names.keys.words_of`."""
        return words_of(self.plain)

    @cached_property
    def by_word(self) -> dict[str, list[int]]:
        """The names by each of their words."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self.words):
            for word in words:
                found[word].append(number)
        return dict(found)

    def words_like(self, word: str) -> dict[str, float]:
        """Return words of the names that are like a word, or begin as it does, with their similarity from 0 to 1.

        A word with a digit is like itself alone, and so is a short one.
        """
        if word not in self._alike:
            self._alike[word] = self._words_like(word)
        return self._alike[word]

    def _words_like(self, word: str) -> dict[str, float]:
        """Return the known words like one, with how alike they are from 0 to 1."""
        # Short words and numbers are like themselves alone.
        if len(word) <= _TOO_SHORT or not word.isalpha():
            return {word: 1.0} if word in self.by_word else {}
        from rapidfuzz import fuzz, process

        found = process.extract(word, self._vocabulary, scorer=fuzz.ratio, limit=8, score_cutoff=100 * _LIKE)
        alike = {near: score / 100 for near, score, _ in found if near.isalpha() and len(near) > _TOO_SHORT}
        # Another ending makes another form of the word (suspension, suspending) more often than another word.
        stem = self._by_stem.get(word[:_STEM], ()) if len(word) >= _STEM else ()
        return dict.fromkeys(stem, _LIKE) | alike

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in self.by_word:
            if len(word) >= _STEM and word.isalpha():
                found[word[:_STEM]].append(word)
        return dict(found)

    @cached_property
    def _vocabulary(self) -> list[str]:
        return list(self.by_word)

    def weight(self, word: str) -> float:
        """Return how much a word tells: the rarer among the names, the more. Source: inverse document frequency."""
        return math.log((1 + len(self.names)) / (1 + len(self.by_word.get(word, ()))))


_INDEXES: WeakKeyDictionary[ClaimIndex, NameIndex] = WeakKeyDictionary()


def name_index(index: ClaimIndex) -> NameIndex:
    """Return the names of a collection, made when first asked for."""
    found = _INDEXES.get(index)
    if found is None:
        found = _INDEXES[index] = NameIndex(index.entities.values())
    return found


def has_name_index(index: ClaimIndex) -> bool:
    """Whether the names of a collection were asked for before."""
    return index in _INDEXES


def _numbers(keys: Iterable[str]) -> dict[str, list[int]]:
    """Return the numbers of names by key, empty keys left out."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        if key:
            found[key].append(number)
    return dict(found)


def _has_digit(text: str) -> bool:
    return any(char.isdecimal() for char in text)
