"""Forms of a name: of a person the words in any order, initials, the surname alone; of other things the last words."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from graph.names.letters import romanize
from graph.names.numerals import numbers_in
from graph.names.sounds import sound_out

__all__ = ["PersonFit", "fit_person", "is_last_part"]

_PARTICLES = frozenset(
    ("de", "del", "da", "do", "dos", "das", "la", "las", "los", "el", "e", "y", "van", "von", "der", "bin", "ibn", "al")
)
_BINDING = frozenset(
    (
        "of",
        "for",
        "in",
        "on",
        "and",
        "de",
        "del",
        "da",
        "do",
        "dos",
        "das",
        "en",
        "em",
        "para",
        "y",
        "e",
        "из",
        "в",
        "на",
    )
)
_SHORT = 3
"""The most words of a name whose last words may stand for it. Source: a choice of ours."""


class PersonFit(Enum):
    """How what was typed fits the known name of a person."""

    ALL = "the same words in another order"
    INITIALS = "the surname, and initials of the other names"
    SURNAME = "the last words of a short name"
    LONGER = "the whole known name, and words that it lacks"
    NAMESAKE = "the same surname, but another name before it"


def fit_person(typed: str, known: str) -> PersonFit | None:
    """Return how a typed name fits a known one, both by plain key; nothing if it doesn't.

    For the last two something typed is unaccounted for: a patronymic, a second surname or an initial may be those of
    a relative, and another first name is another person's.

    >>> fit_person("petrenko i", "ivan petrenko")
    <PersonFit.INITIALS: 'the surname, and initials of the other names'>
    >>> fit_person("ivan petrov", "sergei petrov")
    <PersonFit.NAMESAKE: 'the same surname, but another name before it'>
    >>> fit_person("ivan petrov", "petr ivanov") is None
    True
    """
    # Every word is accounted for: all of them, or the last ones of a short name.
    words, names = _heard(typed), _heard(known)
    if len(names) > 1 and sorted(words) == sorted(names):
        return PersonFit.ALL
    if len(names) <= _SHORT and words and words == names[-len(words) :] and not _PARTICLES.issuperset(words):
        return PersonFit.SURNAME
    # A single letter is an initial; what is written out must be part of the name.
    initials = [word for word, plain in zip(words, typed.split(), strict=True) if len(plain) == 1]
    written = [word for word, plain in zip(words, typed.split(), strict=True) if len(plain) > 1]
    left = _without(names, written)
    if initials and left is not None and names[-1] in written:
        # Initials stand for the names that are not written out, in their order; one too many is an unknown name.
        fits = all(initial and name.startswith(initial) for initial, name in zip(initials, left, strict=False))
        if fits and len(initials) <= len(left):
            return PersonFit.INITIALS
        return PersonFit.LONGER if fits else PersonFit.NAMESAKE
    # Something typed is left over: a longer form of the name, or another person of this surname.
    own = [name for name in names if name not in _PARTICLES]
    if len(own) > 1 and _without(words, own) is not None:
        return PersonFit.LONGER
    return PersonFit.NAMESAKE if len(names) > 1 and names[-1] in words and names[-1] not in _PARTICLES else None


def is_last_part(typed: str, known: str) -> bool:
    """Whether two typed words or more are the last of a short name, both by plain key, and what is left out tells nothing.

    One word alone is too little: it may be a state in the name of a newspaper.

    >>> is_last_part("foreign ministry", "tarvian foreign ministry"), is_last_part("lumera", "news lumera")
    (True, False)
    """
    words, names = typed.split(), known.split()
    left = names[: -len(words)]
    if len(words) < 2 or not left or words != names[len(left) :] or len(names) > _SHORT or left[-1] in _BINDING:
        return False
    return not numbers_in(" ".join(left)) and len(numbers_in(typed)) < len(words)


def _heard(plain: str) -> list[str]:
    """Return the words of a plain key by sound, one for each."""
    return [_sound_of(word) for word in plain.split()]


@lru_cache(maxsize=16_384)
def _sound_of(word: str) -> str:
    return sound_out(romanize(word))


def _without(words: Sequence[str], taken: Sequence[str]) -> list[str] | None:
    """Return the words that are left when some are taken away; nothing if one of those isn't there."""
    left = list(words)
    for word in taken:
        if word not in left:
            return None
        left.remove(word)
    return left
