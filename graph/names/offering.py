"""What is offered for a text that names nothing: names with the same words in any order, or like it; never taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from operator import itemgetter

from graph.model.records import Entity
from graph.names.keys import plain_key, words_of
from graph.names.letters import PLUS_SIGN, romanize
from graph.names.name_index import NameIndex
from graph.names.people import PersonFit, fit_person
from graph.names.sounds import readings
from graph.names.taking import Candidate

__all__ = ["offerable"]

BEST_OFFER = 0.87
"""The most that an offer scores: less than anything that may be taken. Source: a choice of ours."""

_WORDS = 0.85
"""The least that a name with all the words scores. Source: a choice of ours; below every longer form of a name."""

_FITS = {PersonFit.LONGER: 0.865, PersonFit.NAMESAKE: 0.75}
"""Scores of personal names with words left over. Source: a choice of ours; a namesake is offered after the words."""

_LEAST_COVERED = 0.5
"""The share of the words, by weight, that a name must hold. Source: a choice of ours."""

_LEAST_RATIO, _LEAST_RATIO_SHORT, _SHORT = 72.0, 90.0, 4
"""How alike a name must be, in percent, and a text of few letters. Source: a choice of ours."""

_MOST_WORDS = 12
"""The most words looked up. Source: a choice of ours that bounds the time."""

_MOST_OFFERS = 60
"""The most names offered by their words. Source: a choice of ours that bounds the time."""


def offerable(names: NameIndex, text: str, is_person: Callable[[Entity], bool]) -> Iterator[Candidate]:
    """Yield names that somebody who typed a text may have meant, in no order; some more than once."""
    plain = plain_key(text)
    if not plain:
        return
    # As it is typed, and as the spelling of other languages would have it in Latin letters.
    texts = list(dict.fromkeys([romanize(plain), *readings(text)]))
    yield from _with_the_words(names, plain, is_person)
    for latin in texts[1:]:
        yield from _with_the_words(names, latin, is_person)
    yield from _alike(names, texts[0])


def _with_the_words(names: NameIndex, plain: str, is_person: Callable[[Entity], bool]) -> Iterator[Candidate]:
    """Yield the names that hold enough of the words, or words like them, weighed by how much each tells."""
    # The words that tell most, of a long text not all.
    words = sorted(set(words_of([plain])[0]) - {PLUS_SIGN}, key=names.weight, reverse=True)[:_MOST_WORDS]
    whole = sum(map(names.weight, words))
    covered: defaultdict[int, float] = defaultdict(float)
    for word in words:
        # Of several words of a name that are like this one the likest counts.
        best: dict[int, float] = {}
        for near, alike in names.words_like(word).items():
            for number in names.by_word[near]:
                best[number] = max(best.get(number, 0.0), alike)
        for number, alike in best.items():
            covered[number] += alike * names.weight(word)
    # Of persons a longer form or a namesake is offered, however few words agree.
    for number in covered:
        fit = fit_person(plain, names.plain[number]) if is_person(names.owners[number]) else None
        if fit in _FITS:
            yield Candidate(number, _FITS[fit], "similar")
    # Of the rest those that hold half of what was typed, by weight.
    enough = ((number, weight) for number, weight in covered.items() if weight >= _LEAST_COVERED * whole)
    for number, weight in sorted(enough, key=itemgetter(1), reverse=True)[:_MOST_OFFERS]:
        yield _scored(names, number, weight, whole)


def _scored(names: NameIndex, number: int, weight: float, whole: float) -> Candidate:
    """Return a name with a score by the share of the typed words that it holds, then by the share of its own."""
    # A name that holds every word typed comes before any that does not.
    own = sum(map(names.weight, names.words[number])) or 1.0
    typed, known = weight / (whole or 1.0), min(1.0, weight / own)
    if typed > 1 - 1e-9:
        return Candidate(number, _WORDS + (BEST_OFFER - _WORDS) / 2 * known, "words")
    return Candidate(number, _WORDS * (0.7 * typed + 0.3 * known), "similar")


def _alike(names: NameIndex, latin: str) -> Iterator[Candidate]:
    """Yield the names that are like the text as a whole. Source: Indel ratio of rapidfuzz."""
    from rapidfuzz import fuzz, process

    least = _LEAST_RATIO_SHORT if len(latin) <= _SHORT else _LEAST_RATIO
    found = process.extract(latin, names.latin, scorer=fuzz.ratio, limit=40, score_cutoff=least)
    for _, score, number in found:
        yield Candidate(number, min(score / 100, BEST_OFFER), "similar")
