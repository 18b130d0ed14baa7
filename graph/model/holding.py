"""Whether a claim held on a day: the one rule, for search, sentences, agreements, the page and every endpoint.

There are four answers. On a day a claim, if it is true,

*held*
    if its dates say so, whatever day each of them means;
*may have held*
    if they only allow it: the day lies inside a date that is known to the year, about, uncertain or a set, or after
    the last day on which anybody saw an open span hold;
*did not hold*
    if its dates, or the life of the subject or object, exclude it;
*undated*
    if nothing dates it: it has no date at all, or nobody says when it began and the day lies before it was first seen.

A moment (and a deed that is told in the past, such as a visit without an end) holds from its date on: what was signed
stays signed. A span holds from its start, or, if it has none, from when it was seen to hold, to its end. No end means: not
known to have ended. Such a span held for sure as long as somebody saw it hold: to its ``as_of``, or, if it has none, to the
date of the newest document that says so, unless the type says that what it names seldom lasts as long (``lasting``).
An unknown end lies before the newest document that tells of it. A question may name a month or year instead of a day;
it then asks for some day in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Protocol

from graph.model.dates import UNKNOWN, PartialDate
from graph.model.records import Citation, Entity, Relation, Source
from graph.model.schema import Schema

__all__ = ["EVER", "Claims", "Days", "Held", "Holding", "Span", "answer"]

Days = tuple[date, date]
"""A first and a last day; none where the first one lies after the last."""

EVER: Days = (date.min, date.max)
NEVER: Days = (date.max, date.min)


class Claims(Protocol):
    """What must be known of a collection to say when its claims held."""

    schema: Schema
    entities: Mapping[str, Entity]
    sources: Mapping[str, Source]

    @property
    def today(self) -> date:
        """The day on which the collection stands."""
        ...

    @property
    def successions(self) -> Mapping[str, PartialDate]:
        """By entity that exists no longer, when another one took its place."""
        ...

    def chain(self, citation: Citation) -> tuple[str, ...]:
        """Return the source ids from the one that was read back to the one in which the claim begins."""
        ...


class Held(Enum):
    """The answer to whether a claim held on a day."""

    HELD = "held"
    MAY = "may-have-held"
    NOT = "did-not-hold"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Span:
    """On which days a claim held.

    Attributes:
        possible: the days on which it may have held, or held.
        certain: the days on which it held, whatever its dates mean.
        undated: the days on which nothing dates it.
    """

    possible: Days
    certain: Days
    undated: Days = NEVER


def answer(span: Span, when: PartialDate) -> Held:
    """Return whether a claim with this span held on some day of a date.

    >>> answer(Span((date(2001, 1, 1), date.max), (date(2001, 12, 31), date(2010, 5, 1))), PartialDate(2001, 6)).value
    'may-have-held'
    """
    # The surest answer first; a date meets a span if neither ends before the other begins.
    for days, found in ((span.certain, Held.HELD), (span.possible, Held.MAY), (span.undated, Held.UNDATED)):
        if max(days[0], when.first_day) <= min(days[1], when.last_day):
            return found
    return Held.NOT


class Holding:
    """The spans of the claims of one index, each worked out once."""

    def __init__(self, index: Claims) -> None:
        self._index = index
        self._spans: dict[str, Span] = {}
        self._lives: dict[str, Span] = {}

    def on(self, relation: Relation, when: PartialDate) -> Held:
        """Return whether a claim held on some day of a date."""
        return answer(self.span(relation), when)

    def span(self, relation: Relation) -> Span:
        """Return on which days a claim held, as its dates and the lives of its ends allow."""
        found = self._spans.get(relation.id)
        if found is None:
            found = self._spans[relation.id] = self.work_out(relation)
        return found

    def work_out(self, relation: Relation) -> Span:
        """Return the same as `span` without keeping it, for whoever asks of each claim once."""
        own = self._own_span(relation)
        return own if self.is_deed(relation) else self._within_lives(relation, own)

    def together(self, relations: Iterable[Relation]) -> Days | None:
        """Return the days on which claims may all have held at once, or nothing where there is none.

        What nothing dates may have held on any day; what was done stays done, so that a deed counts from its date on. A
        succession links one time to the next, and bounds nothing.
        """
        # All of them at once: the latest beginning to the earliest end.
        first, last = EVER
        types = self._index.schema.relation_types
        for relation in (each for each in relations if not types[each.type].succeeds):
            span = self.span(relation)
            parts = [days for days in (span.possible, span.undated) if days[0] <= days[1]]
            first = max(first, min((days[0] for days in parts), default=date.max))
            last = min(last, max((days[1] for days in parts), default=date.min))
        return (first, last) if first <= last else None

    def is_deed(self, relation: Relation) -> bool:
        """Whether the claim tells what was done and stays done, not what holds for a time."""
        kind = self._index.schema.relation_types[relation.type]
        return kind.time == "moment" or (not kind.past and relation.end is None)

    def life(self, entity: str) -> Span:
        """Return on which days an entity existed, as far as is known."""
        found = self._lives.get(entity)
        if found is None:
            found = self._lives[entity] = self._life(entity)
        return found

    def last_seen(self, relation: Relation) -> date | None:
        """Return the last day on which an open span is known to have held; nothing where no date says so."""
        known = [each.first_day for each in (relation.start, relation.as_of) if each]
        if relation.as_of is None and (read := self._attested(relation)):
            known.append(read)
        return max(known, default=None)

    def last_known(self, relation: Relation) -> PartialDate | None:
        """Return the same as `last_seen`, as precisely as the claim itself says it where it does."""
        seen = self.last_seen(relation)
        if seen is None:
            return None
        said = (each for each in (relation.as_of, relation.start) if each and each.first_day == seen)
        return next(said, PartialDate(seen.year, seen.month, seen.day))

    def _own_span(self, relation: Relation) -> Span:
        """Return the span that the dates of a claim say."""
        # What nothing dates at all is undated up to its latest possible end.
        begin = relation.start or relation.as_of
        ends = (date.max, date.max) if self.is_deed(relation) else self._ends(relation)
        if begin is None and relation.end in (None, UNKNOWN):
            return Span(NEVER, NEVER, (date.min, ends[1]))
        # The beginning: as dated, or the day on which it was first known to hold.
        if begin:
            begins = begin.first_day, begin.last_day
        else:
            begins = self._ends(relation)[0], self._ends(relation)[0]
        # Where nobody says when it began, it is undated before the first day on which it is known to have held.
        undated = NEVER if relation.start or begins[0] == date.min else (date.min, _day_before(begins[0]))
        # It began before it ended: where the two dates overlap, each narrows the other.
        certain = min(begins[1], ends[1]), max(ends[0], begins[0])
        return Span((begins[0], ends[1]), certain, undated)

    def _ends(self, relation: Relation) -> Days:
        """Return the last day on which a span held for sure, and the last one on which it may have held."""
        # A dated end; the span may have lasted to the last day that the date allows.
        if relation.end and relation.end != UNKNOWN:
            return relation.end.first_day, relation.end.last_day
        # No end known: sure to the day on which it was last seen, possible for ever.
        if relation.end is None:
            return self.last_seen(relation) or date.min, date.max
        # Ended on an unknown day: after it was last seen, before the documents that tell of the end.
        known = [each.first_day for each in (relation.start, relation.as_of) if each]
        return max(known, default=date.min), max(self._told(relation), default=date.max)

    def _told(self, relation: Relation) -> list[date]:
        """Return for each citation the day of the document in which the account begins, or of the next one dated."""
        index, told = self._index, []
        # From the document in which the account begins to the one that was read; the first date counts.
        for citation in relation.sources:
            sources = [index.sources[id] for id in reversed(index.chain(citation))]
            dates = [date for source in sources if (date := source.issued or source.accessed)]
            told += [dates[0].last_day] if dates else []
        return told

    def _attested(self, relation: Relation) -> date | None:
        """Return the day of the newest document that shows an open span to hold."""
        lasting = self._index.schema.relation_types[relation.type].lasting
        told = self._told(relation)
        # What seldom lasts longer is not shown to hold by a document written after that.
        if lasting and relation.start:
            most = relation.start.last_day.year + lasting
            told = [day for day in told if day.year <= most]
        return max(told, default=None)

    def _within_lives(self, relation: Relation, span: Span) -> Span:
        """Return a span as far as both ends existed."""
        # Nothing holds of what does not exist yet or any longer.
        for end in (relation.subject, relation.object):
            entity = self._index.entities.get(end)
            if entity is not None and not self._index.schema.entity_types[entity.type].timeless:
                life = self.life(end)
                span = Span(
                    _both(span.possible, life.possible),
                    _both(span.certain, life.certain),
                    _both(span.undated, life.possible),
                )
        return span

    def _life(self, entity: str) -> Span:
        """Return the span of an entity, as its dates, its type and its successor tell."""
        record = self._index.entities[entity]
        begin, end = record.start, record.end or self._index.successions.get(entity)
        possible, certain = list(EVER), list(EVER)
        if begin:
            possible[0], certain[0] = begin.first_day, begin.last_day
        if end and end != UNKNOWN:
            possible[1], certain[1] = end.last_day, end.first_day
        elif end == UNKNOWN or self._index.schema.entity_types[record.type].former:
            # It exists no longer, and nobody says since when: nothing after its beginning is sure.
            possible[1], certain[1] = self._index.today, begin.first_day if begin else date.min
        return Span((possible[0], possible[1]), (certain[0], certain[1]))


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def _both(one: Days, other: Days) -> Days:
    return max(one[0], other[0]), min(one[1], other[1])
