"""Names as people type them: which entity a text is taken for, which it may mean, and which are merely offered.

A text is *taken* for a name only where it is a spelling of it in any language, script or case, another form of a personal
name, or the name with one slip. What differs in a number, in a word or in a first name, and words in any order, are
*offered*. `graph.names` has the keys and the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.model.claim_index import ClaimIndex
from graph.model.json_form import EntityTypeId, JsonForm
from graph.model.records import Entity
from graph.names.keys import plain_key
from graph.names.letters import roughly
from graph.names.name_index import NameIndex, has_name_index, name_index, names_of
from graph.names.numerals import numbers_in
from graph.names.offering import BEST_OFFER, offerable
from graph.names.taking import EXACT, Candidate, Manner, takeable
from graph.problems import UsageError
from graph.query.questions import RecordQuestion
from graph.show.answer import Answer
from graph.show.markup import html_table
from graph.show.steps import Step
from graph.show.tables import make_frame

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["AmbiguousName", "Match", "Matches", "UnknownName", "find_names", "resolve", "take_name"]

MOST_LETTERS = 500
"""The most letters of a text that is compared with names that are like it. Source: a choice of ours."""

_FIELDS = ("id", "type", "label", "score", "matched", "how", "substituted")
_AS_GOOD = 1e-9
_SHOWN = 3
_WORSE = 0.2
"""How much worse than the best an offer may be. Source: a choice of ours."""
_CHOICES = 10


@dataclass(frozen=True, slots=True)
class Match(JsonForm):
    """An entity that a text may mean.

    Attributes:
        entity: the entity found.
        score: from 0 to 1; 1 where a name is the same but for case and accents.
        matched: the name (or id) of the entity that matched.
        how: what of it matched: ``exact``, ``spelling``, ``form`` (a surname, initials, words of a person's name in
            another order, the last two words of a short name), ``typo``; where it is only offered ``words`` or ``similar``.
        substituted: the name as it is known, where it was taken for a text that says it otherwise, or where the text
            has other numbers; else nothing.
    """

    JSON = ("id", "type", "label", "score: rounded_score", "matched", "how", "substituted")

    entity: Entity
    score: float
    matched: str
    how: Manner = "exact"
    substituted: str | None = None

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

    @property
    def is_taken(self) -> bool:
        """Whether the text may be taken for this name, if it fits no other as well; else the name is only offered."""
        return self.score > BEST_OFFER


@dataclass(frozen=True, slots=True, repr=False)
class Matches(Answer):
    """The answer to what a text may mean.

    Attributes:
        text: what was typed.
        matches: the entities that it may mean, best first.
        index: the collection in which they were looked for.
        language: of the names that are shown.
    """

    JSON = ("matches",)

    text: str
    matches: tuple[Match, ...]
    index: ClaimIndex = field(kw_only=True, repr=False, compare=False)
    language: str = field(default="en", kw_only=True, repr=False, compare=False)

    @property
    def query(self) -> RecordQuestion:
        """The question."""
        return RecordQuestion(self.text)

    @property
    def rows(self) -> tuple[Match, ...]:
        """The matches, best first."""
        return self.matches

    @property
    def entity_ids(self) -> tuple[str, ...]:
        """The ids of the entities found."""
        return tuple(match.entity.id for match in self.matches)

    def steps(self) -> Iterator[Step]:
        """Yield nothing: names are no claims."""
        yield from ()

    def to_frame(self) -> DataFrame:
        """Return a pandas frame with one row a match."""
        return make_frame([match.to_dict() for match in self.matches], _FIELDS)

    def _repr_html_(self) -> str:
        rows = [[str(match.to_dict()[field] or "") for field in _FIELDS] for match in self.matches]
        return html_table(f"matches: {len(self)}", _FIELDS, rows)


class UnknownName(UsageError):
    """A name that no entity bears; the text offers the nearest."""


class AmbiguousName(UsageError):
    """A name that several entities bear; the text lists them, ``matches`` holds them."""

    def __init__(self, text: str, matches: tuple[Match, ...]) -> None:
        self.matches = matches
        lines = "\n".join(f"  {match.entity.id}  {match.entity.name()} ({match.entity.type})" for match in matches)
        super().__init__(f"'{text}' can mean several entities; say which by its id:\n{lines}")


def find_names(index: ClaimIndex, text: str, limit: int = 10, language: str = "en") -> Matches:
    """Return at most ``limit`` entities that the text may mean, best first; ties by number of relations, then id.

    Raises:
        UsageError: the text is longer than any name.
    """
    return Matches(text, _matches(index, text, limit), index=index, language=language)


def _matches(index: ClaimIndex, text: str, limit: int) -> tuple[Match, ...]:
    """Return the matches of `find_names`."""
    names, is_person = name_index(index), _is_person(index)
    _refuse_endless(text, names)
    taken = _best(names, text, takeable(names, text, is_person))
    offered = _best(names, text, offerable(names, text, is_person)) if len(text) <= MOST_LETTERS else {}
    return _ranked(index, {**offered, **taken}.values(), limit)


def take_name(index: ClaimIndex, text: str) -> Match:
    """Return the one entity that a text is taken for: by its id, or by a name however it is spelled.

    Raises:
        AmbiguousName: two or more entities bear the name, or fit it equally well.
        UnknownName: none does; those that come near are offered.
        UsageError: the text is longer than any name.
    """
    if text in index.entities:
        return Match(index.entities[text], EXACT, text)
    matches = _of_this_name(index, text) or _matches(index, text, _CHOICES)
    taken = [match for match in matches if match.is_taken]
    if taken:
        rivals = tuple(match for match in taken if match.score > taken[0].score - _AS_GOOD)
    else:
        rivals = tuple(match for match in matches if match.how == "words")
    if len(rivals) > 1:
        raise AmbiguousName(text, rivals)
    if not taken:
        raise UnknownName(f"no entity is called '{text}'{_offer(text, matches[:_SHOWN])}")
    return taken[0]


def resolve(index: ClaimIndex, text: str) -> Entity:
    """Return the entity of `take_name`.

    Raises:
        UsageError: as `take_name`.
    """
    return take_name(index, text).entity


def _of_this_name(index: ClaimIndex, text: str) -> tuple[Match, ...]:
    """Return the entities that bear the very name, without an index of names: far sooner where only one is asked for."""
    wanted = plain_key(text)
    first, found = wanted.partition(" ")[0], dict[str, Match]()
    if has_name_index(index) or not first:
        return ()
    for entity in index.entities.values():
        for name in names_of(entity):
            maybe = entity.id not in found and (first in roughly(name) or not first.isascii())
            if maybe and plain_key(name) == wanted:
                found[entity.id] = Match(entity, EXACT, name)
    return _ranked(index, found.values(), 10)


def _refuse_endless(text: str, names: NameIndex) -> None:
    """Raise where a text is too long to be compared and isn't the very name of anything."""
    if len(text) > MOST_LETTERS and plain_key(text) not in names.by_plain and text not in names.names:
        raise UsageError(
            f"no entity is called '{text[:40]}...'; a text of {len(text):,} letters is no name: at most {MOST_LETTERS}"
        )


def _is_person(index: ClaimIndex) -> Callable[[Entity], bool]:
    types = index.schema.entity_types
    return lambda entity: types[entity.type].personal_name


def _best(names: NameIndex, text: str, candidates: Iterable[Candidate]) -> dict[str, Match]:
    """Return the best match of each entity."""
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        id = names.owners[candidate.number].id
        if id not in best or candidate.score > best[id].score:
            best[id] = candidate
    return {id: _match(names, text, candidate) for id, candidate in best.items()}


def _match(names: NameIndex, text: str, candidate: Candidate) -> Match:
    entity, name = names.owners[candidate.number], names.names[candidate.number]
    other = candidate.score <= BEST_OFFER and numbers_in(plain_key(text)) != numbers_in(plain_key(name))
    return Match(entity, candidate.score, name, candidate.how, name if candidate.said or other else None)


def _ranked(index: ClaimIndex, found: Collection[Match], limit: int) -> tuple[Match, ...]:
    """Return at most ``limit`` matches, best first; ties by number of relations, then id."""
    if len(found) < 2:
        return tuple(found)
    ranked = sorted(found, key=lambda match: (-match.score, -len(index.relations_of(match.entity.id)), match.entity.id))
    return tuple(ranked[:limit])


def _offer(text: str, near: Sequence[Match]) -> str:
    """Return the question whether one of the near names was meant; of other numbers it says so."""
    near = [match for match in near if match.score > near[0].score - _WORSE]
    if not near:
        return ""
    names = " or ".join(f"'{match.entity.name()}'{_other_numbers(text, match)}" for match in near)
    return f"; did you mean {names}?"


def _other_numbers(text: str, match: Match) -> str:
    typed, known = (numbers_in(plain_key(name)) for name in (text, match.matched))
    lacking = [number for number in known if number not in typed and number.isdecimal()]
    wrong = [number for number in typed if number not in known and number.isdecimal()]
    return f" ({', '.join(lacking)}, not {', '.join(wrong)})" if lacking and wrong else ""
