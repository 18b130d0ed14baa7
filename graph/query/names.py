"""Names as people type them: any of the four languages, either script, any case, with or without accents, small typos.

Three keys are made of each name, each coarser than the one before:

* the *plain* key: lower case, no accents, words parted by one space;
* the *Latin* key: the plain key with Cyrillic romanized (BGN/PCGN 1947 for Russian, without its special cases);
* the *sound* key: the Latin key with the spellings that languages choose for one sound made equal
  (``Zakharova``, ``Zajarova``, ``Захарова``), so that a name spelled by ear is found.

What matches none of them is compared by edit similarity (Indel ratio of rapidfuzz).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.model.claim_index import ClaimIndex
from graph.model.json_form import EntityTypeId, JsonForm
from graph.model.records import Entity
from graph.problems import UsageError
from graph.show.markup import html_table
from graph.show.tables import make_frame

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["AmbiguousName", "Match", "Matches", "UnknownName", "find_names", "plain_key", "resolve", "sound_key"]

_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "e",
            "zh",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "-",
            "y",
            "-",
            "e",
            "yu",
            "ya",
        ],
        strict=True,
    )
)
_SOUNDS = (
    (r"shch|sch", "X"),
    (r"tch|ch", "C"),
    (r"sh", "X"),
    (r"dzh|zh", "Z"),
    (r"kh|(?<=[aeiou])j|j(?=[^aeiouy])|h", "H"),
    (r"j", "Z"),
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
_EXACT, _LATIN, _SOUND, _SURNAME, _WORDS, _LEAST = 1.0, 0.98, 0.95, 0.94, 0.85, 0.72
_SHORT = 3
_SURE = 0.88
_MARGIN = 0.04
_FIELDS = ("id", "type", "label", "score", "matched")


@dataclass(frozen=True, slots=True)
class Match(JsonForm):
    """An entity that a text may mean.

    Attributes:
        entity: the entity found.
        score: from 0 to 1; 1 where a name is the same but for case and accents.
        matched: the name (or id) of the entity that matched.
    """

    JSON = ("id", "type", "label", "score: rounded_score", "matched")

    entity: Entity
    score: float
    matched: str

    @property
    def id(self) -> str:
        """The id of the entity."""
        return self.entity.id

    @property
    def type(self) -> EntityTypeId:
        """Its type."""
        return self.entity.type

    @property
    def label(self) -> str:
        """Its English name."""
        return self.entity.name()

    @property
    def rounded_score(self) -> float:
        """The score to three decimals."""
        return round(self.score, 3)


class Matches(tuple[Match, ...]):
    """Entities that a text may mean, best first."""

    __slots__ = ()

    def to_frame(self) -> DataFrame:
        """Return a pandas frame with one row a match."""
        return make_frame([match.to_dict() for match in self], _FIELDS)

    def _repr_html_(self) -> str:
        rows = [[str(match.to_dict()[field]) for field in _FIELDS] for match in self]
        return html_table(f"matches: {len(self)}", _FIELDS, rows)


class UnknownName(UsageError):
    """A name that no entity bears; the text offers the nearest."""


class AmbiguousName(UsageError):
    """A name that several entities bear; the text lists them, ``matches`` holds them."""

    def __init__(self, text: str, matches: tuple[Match, ...]) -> None:
        self.matches = matches
        lines = "\n".join(f"  {match.entity.id}  {match.entity.name()} ({match.entity.type})" for match in matches)
        super().__init__(f"'{text}' can mean several entities; say which by its id:\n{lines}")


@lru_cache(maxsize=65_536)
def plain_key(text: str) -> str:
    """Return the text in lower case without accents and punctuation.

    >>> plain_key("República  de CUBA")
    'republica de cuba'
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("й", "\0").replace("ё", "е"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char)).replace("\0", "й")
    return " ".join(re.findall(r"[^\W_]+", bare))


def _latin_key(plain: str) -> str:
    return "".join(_CYRILLIC.get(char, char) for char in plain).replace("-", "")


@lru_cache(maxsize=65_536)
def sound_key(text: str) -> str:
    """Return a key that is equal for the usual spellings of one name.

    >>> sound_key("Захарова") == sound_key("Zakharova") == sound_key("Zajarova")
    True
    """
    key = _latin_key(plain_key(text))
    for pattern, sound in _SOUNDS:
        key = re.sub(pattern, sound, key)
    return key


def find_names(index: ClaimIndex, text: str, limit: int = 10) -> Matches:
    """Return at most ``limit`` entities that the text may mean, best first; ties by number of relations, then id."""
    wanted = plain_key(text)
    if not wanted:
        return Matches()
    best: dict[str, Match] = {}
    for entity, name in _names(index):
        score = _exact_score(wanted, name)
        if score > 0 and (entity.id not in best or score > best[entity.id].score):
            best[entity.id] = Match(entity, score, name)
    if not any(match.score >= _SOUND for match in best.values()):
        for match in _similar(index, wanted):
            if match.entity.id not in best or match.score > best[match.entity.id].score:
                best[match.entity.id] = match
    return _ranked(index, best.values(), limit)


def resolve(index: ClaimIndex, text: str) -> Entity:
    """Return the one entity that a text means: an id, a name, or a name with a small typo.

    Raises:
        AmbiguousName: two or more entities bear the name, or come equally near.
        UnknownName: none comes near enough.
    """
    if text in index.entities:
        return index.entities[text]
    matches = _of_this_name(index, text) or find_names(index, text)
    if not matches or matches[0].score < _SURE:
        near = (
            "; did you mean " + " or ".join(f"'{match.entity.name()}'" for match in matches[:3]) + "?"
            if matches
            else ""
        )
        raise UnknownName(f"no entity is called '{text}'{near}")
    first = matches[0].score
    rivals = tuple(match for match in matches if match.score > first - (_MARGIN if first < _SOUND else 1e-9))
    if len(rivals) > 1:
        raise AmbiguousName(text, rivals)
    return matches[0].entity


def _of_this_name(index: ClaimIndex, text: str) -> Matches:
    """Return what `find_names` gives of entities that bear the very name, without a look at names that are like it."""
    wanted = plain_key(text)
    first, found = wanted.partition(" ")[0], dict[str, Match]()
    for entity, name in _names(index) if first else ():
        if entity.id not in found and (first in _folded(name) or not first.isascii()) and plain_key(name) == wanted:
            found[entity.id] = Match(entity, _EXACT, name)
    return _ranked(index, found.values(), 10)


def _folded(name: str) -> str:
    """Return the name in lower case without whatever isn't ASCII; far cheaper than `plain_key`."""
    folded = name.casefold()
    if folded.isascii():
        return folded
    return unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()


def _ranked(index: ClaimIndex, found: Collection[Match], limit: int) -> Matches:
    """Return at most ``limit`` matches, best first; ties by number of relations, then id."""
    if len(found) < 2:
        return Matches(found)
    ranked = sorted(found, key=lambda match: (-match.score, -len(index.relations_of(match.entity.id)), match.entity.id))
    return Matches(ranked[:limit])


def _names(index: ClaimIndex) -> Iterator[tuple[Entity, str]]:
    for entity in index.entities.values():
        for name in dict.fromkeys(_names_of(entity)):
            yield entity, name


def _names_of(entity: Entity) -> Iterator[str]:
    yield from entity.label.values()
    for aliases in entity.aliases.values():
        yield from aliases
    yield from (code for scheme, code in entity.identifiers.items() if scheme.startswith("iso-3166-1-alpha"))
    yield entity.id


def _exact_score(wanted: str, name: str) -> float:
    plain = plain_key(name)
    if plain == wanted:
        return _EXACT
    if _latin_key(plain) == _latin_key(wanted):
        return _LATIN
    if sound_key(name) == sound_key(wanted):
        return _SOUND
    words = plain.split()
    if len(words) <= _SHORT and words[-len(wanted.split()) :] == wanted.split():
        return _SURNAME
    if set(wanted.split()) <= set(words) or _sounds_within(wanted, name):
        return _WORDS + 0.1 * len(wanted.split()) / (len(words) + 1)
    return 0.0


def _sounds_within(wanted: str, name: str) -> bool:
    parts = {sound_key(word) for word in plain_key(name).split()}
    return {sound_key(word) for word in wanted.split()} <= parts


def _similar(index: ClaimIndex, wanted: str) -> Iterator[Match]:
    from rapidfuzz import fuzz, process

    names = list(_names(index))
    keys = [_latin_key(plain_key(name)) for _, name in names]
    for _, score, place in process.extract(
        _latin_key(wanted), keys, scorer=fuzz.ratio, limit=40, score_cutoff=100 * _LEAST
    ):
        entity, name = names[place]
        yield Match(entity, min(score / 100, _SOUND - 0.001), name)
