"""What a text may be taken for: names of which it is a spelling, and no others.

A text is taken for a name only if everything in it is accounted for by that name, and everything that the name says is
said in the text; of persons, surname and initials may stand for the whole. What differs in a number, a numeral, a
short word or a whole word is at most offered, see `graph.names.offering`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from graph.model.records import Entity
from graph.names.keys import letters_joined, plain_key, run_together, sound_key, words_of
from graph.names.letters import as_it_looks, romanize
from graph.names.name_index import NameIndex
from graph.names.numerals import numbers_in
from graph.names.people import PersonFit, fit_person, is_last_part
from graph.names.sounds import readings, sound_out

__all__ = ["Candidate", "Manner", "slip", "takeable"]

Manner = Literal["exact", "spelling", "form", "typo", "words", "similar"]
"""How a name matches; the last two are only offered."""

EXACT, LATIN, SOUND, SPACING, LANGUAGE, SLIP = 1.0, 0.98, 0.95, 0.945, 0.93, 0.9
"""Scores of what may be taken. Source: a choice of ours, from the surest kind to the least."""

_FITS = {PersonFit.SURNAME: 0.94, PersonFit.ALL: 0.935, PersonFit.INITIALS: 0.92}
"""Scores of the forms of a personal name. Source: as above; between a spelling and a slip."""

_LONGEST_ABBREVIATION = 5
"""The most letters of an abbreviation. Source: a choice of ours."""

_SHORTEST_SLIP = 6
"""The fewest letters of a word with a slip. Source: a choice of ours; in shorter words a slip too often makes another name."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that a text may mean.

    Attributes:
        number: of the name in its `NameIndex`.
        score: from 0 to 1; scores of what may be taken are all above those of what is only offered.
        how: ``exact``, ``spelling``, ``form`` (of a personal name, or the last words of another), ``typo``; and of what
            is only offered ``words`` or ``similar``.
        said: whether the difference is such that the reader must be told.
    """

    number: int
    score: float
    how: Manner
    said: bool = False


def takeable(names: NameIndex, text: str, is_person: Callable[[Entity], bool]) -> Iterator[Candidate]:
    """Yield the names that a text may be taken for, in no order; some more than once."""
    plain = plain_key(text)
    # Nothing but signs: taken only letter by letter.
    if not plain:
        yield from (Candidate(number, EXACT, "exact") for number, name in enumerate(names.names) if name == text)
        return
    # From the surest to the least sure; spellings of other languages and slips only where nothing is spelled so.
    direct = list(_spelled(names, text, plain))
    yield from direct
    read = [] if direct else [(latin, LANGUAGE - SOUND) for latin in readings(text)]
    if not direct:
        yield from _read(names, [latin for latin, _ in read])
    for latin, less in [(plain, 0.0), *read]:
        yield from _formed(names, latin, less, is_person)
    if not direct:
        yield from _mistyped(names, plain, is_person)


def _spelled(names: NameIndex, text: str, plain: str) -> Iterator[Candidate]:
    """Yield the names of which a text is a spelling in any of our languages and scripts."""
    # The same but for case, accents and punctuation.
    for number in names.by_plain.get(plain, ()):
        yield Candidate(number, EXACT, "exact")
    # The same by sound and without spaces; the score says how near it is.
    latin, sound = romanize(plain), sound_key(text)
    keys = dict.fromkeys(run_together(sound_out(romanize(each))) for each in (plain, letters_joined(plain)))
    for number in dict.fromkeys(number for key in keys for number in names.by_run.get(key, ())):
        if _is_other_abbreviation(text, names.names[number]):
            continue
        same = LATIN if names.latin[number] == latin else SOUND if names.sound[number] == sound else SPACING
        yield Candidate(number, same, "spelling")
    if any(char.isdecimal() for char in plain):
        yield from _looking(names, plain)


def _looking(names: NameIndex, plain: str) -> Iterator[Candidate]:
    """Yield the designations that look the same in the other script (Latin ``C-400`` and Cyrillic ``С-400``)."""
    drawn = run_together(as_it_looks(plain) or "")
    found = names.by_look.get(drawn, ()) if plain.isascii() else names.by_run.get(drawn, ())
    for number in found:
        yield Candidate(number, SPACING, "spelling")


def _is_other_abbreviation(text: str, name: str) -> bool:
    """Whether one is an abbreviation in capitals and the other a word of another script that only sounds like it."""
    if text.isascii() == name.isascii() or max(len(text), len(name)) > _LONGEST_ABBREVIATION:
        return False
    return not name.isupper() if text.isupper() else name.isupper() and not text.islower()


def _read(names: NameIndex, latin: list[str]) -> Iterator[Candidate]:
    """Yield the names of which a text is a spelling in another language."""
    for key in dict.fromkeys(run_together(sound_out(each)) for each in latin):
        for number in names.by_run.get(key, ()):
            yield Candidate(number, LANGUAGE, "spelling", said=True)


def _formed(names: NameIndex, plain: str, less: float, is_person: Callable[[Entity], bool]) -> Iterator[Candidate]:
    """Yield the personal names of which this is another form, and short names of which these are the last words.

    Where a surname alone is somebody's last word and stands within the name of others, all of them are meant.
    """
    surname, inner = _FITS[PersonFit.SURNAME] + less, []
    alone = False
    for number in dict.fromkeys(number for word in words_of([plain])[0] for number in names.by_word.get(word, ())):
        entity, known = names.owners[number], names.plain[number]
        # Of persons the order of words, initials, or the surname alone.
        if is_person(entity):
            fit = fit_person(plain, known)
            alone = alone or fit is PersonFit.SURNAME
            if fit in _FITS:
                yield Candidate(number, _FITS[fit] + less, "form", said=fit is PersonFit.INITIALS or less < 0)
            elif f" {plain} " in f" {known.partition(' ')[2]} ":
                inner.append(number)
        # Of other things the last words of a short name.
        elif is_last_part(plain, known) and not less:
            yield Candidate(number, surname, "form")
    if alone:
        yield from (Candidate(number, surname, "form", said=less < 0) for number in inner)


def _mistyped(names: NameIndex, plain: str, is_person: Callable[[Entity], bool]) -> Iterator[Candidate]:
    """Yield the names that differ by one slip in one long word. A person of nearly this name may be another one."""
    words = words_of([plain])[0]
    for index, word in enumerate(words):
        # A word of at least six letters with a word like it, all other words being the same.
        for near in names.words_like(word) if len(word) >= _SHORTEST_SLIP - 1 else ():
            if not slip(word, near):
                continue
            meant = (*words[:index], near, *words[index + 1 :])
            for number in names.by_word[near]:
                if names.words[number] == meant and not is_person(names.owners[number]):
                    yield Candidate(number, SLIP, "typo", said=True)


def slip(typed: str, known: str) -> bool:
    """Whether two words differ by one letter left out or put in, or two swapped, inside a long word.

    A wrong letter makes too often another name, and so does one at either end (Petrov, Petrova).

    >>> slip("rosnft", "rosneft"), slip("rusneft", "rosneft"), slip("petrova", "petrov")
    (True, False, False)
    """
    longer = max(typed, known, key=len)
    # Short words, other first or last letters and other numbers make other names.
    if len(longer) < _SHORTEST_SLIP or typed[0] != known[0] or typed[-1] != known[-1]:
        return False
    if numbers_in(typed) != numbers_in(known) or not (typed + known).isalpha():
        return False
    # Two neighbouring letters swapped.
    if len(typed) == len(known):
        differing = [index for index, (one, other) in enumerate(zip(typed, known, strict=True)) if one != other]
        swapped = len(differing) == 2 and differing[1] == differing[0] + 1
        return swapped and typed[differing[0]] == known[differing[1]] and typed[differing[1]] == known[differing[0]]
    # One letter left out or put in, not at an end.
    shorter = min(typed, known, key=len)
    return len(longer) == len(shorter) + 1 and any(
        longer[:index] + longer[index + 1 :] == shorter for index in range(1, len(longer) - 1)
    )
