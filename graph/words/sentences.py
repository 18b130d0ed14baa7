"""A claim as a sentence in one of four languages, in the claim's own direction and never without its mark.

A plain fact reads ``Russia ratified the agreement (October 2025)``. Every other claim begins with what keeps it from
being one, in square brackets: its status, and who denies or disputes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from graph.model.claim_index import ClaimIndex
from graph.model.dates import UNKNOWN, PartialDate
from graph.model.holding import Held
from graph.model.records import Entity, Quantity, Relation
from graph.words.messages import message

__all__ = [
    "account",
    "account_parts",
    "format_date",
    "format_life",
    "format_quantity",
    "format_when",
    "mark",
    "name_of",
    "sentence",
    "sentence_parts",
    "time_mark",
]

TIME_MARKS = {Held.MAY: "may-have-held", Held.UNDATED: "undated-then"}
"""The message for each answer to whether a claim held that must be told; see `graph.model.holding`."""

QUALIFIERS = {"~": "date-about", "?": "date-uncertain"}
"""The message that says what a qualifier of a date says."""


def sentence(index: ClaimIndex, relation: Relation, language: str = "en") -> str:
    """Return the whole sentence: mark, claim, numbers, role, place, dates and who claims it."""
    return _with_mark(*sentence_parts(index, relation, language))


def sentence_parts(index: ClaimIndex, relation: Relation, language: str = "en") -> tuple[str, str]:
    """Return the mark of a sentence, without brackets and empty for a plain fact, and the rest of it."""
    marks = (mark(index, relation, language), time_mark(index, relation, language))
    return "; ".join(filter(None, marks)), _claim(index, relation, language)


def time_mark(index: ClaimIndex, relation: Relation, language: str = "en") -> str:
    """Return what a question about a time leaves open about a claim: that it only may have held, or has no date."""
    marks = []
    if index.as_of and (held := index.holding.on(relation, index.as_of)) in TIME_MARKS:
        marks.append(message(TIME_MARKS[held], language, date=format_date(index.as_of, language)))
    if relation.id in index.unpublished:
        marks.append(message("unpublished", language))
    return "; ".join(marks)


def mark(index: ClaimIndex, relation: Relation, language: str = "en") -> str:
    """Return what keeps a claim from being a plain fact, without brackets; an empty text for a plain fact."""
    if index.is_plain(relation):
        return ""
    label = index.schema.statuses[relation.status].caution[language]
    denials = dict.fromkeys(_denial(index, relation, denial, language) for denial in index.denials_of(relation.id))
    return "; ".join([label, *denials])


def account(index: ClaimIndex, relation: Relation, language: str = "en") -> str:
    """Return what a claim says beside its ends: numbers, role, place, dates and who claims it, never without its mark."""
    return _with_mark(*account_parts(index, relation, language))


def account_parts(index: ClaimIndex, relation: Relation, language: str = "en") -> tuple[str, str]:
    """Return the mark of an account, without brackets and empty for a plain fact, and the rest of it."""
    return mark(index, relation, language), "; ".join(_details(index, relation, language))


def name_of(index: ClaimIndex, id: str, language: str = "en") -> str:
    """Return the name of an entity, or the quoted sentence of a relation, in a language."""
    entity = index.entities.get(id)
    if entity is not None:
        return entity.name(language)
    relation = index.relations[id]
    return f"“{_with_mark(_short_mark(index, relation, language), _claim(index, relation, language))}”"


def format_date(date: PartialDate, language: str = "en") -> str:
    """Return a date in words, exactly as precise and as sure as it is known.

    >>> format_date(PartialDate(2025, 10), "es")
    'octubre de 2025'
    """
    if date.latest is not None:
        ends = (replace(date, latest=None), date.latest)
        first, last = (format_date(end, language) for end in ends)
        return message("date-between", language, first=first, last=last)
    if date.qualifier:
        certain = format_date(replace(date, qualifier=""), language)
        return message(QUALIFIERS[date.qualifier], language, date=certain)
    if date.month is None:
        return str(date.year)
    if date.day is None:
        return message("date-month", language, month=message(f"month-{date.month}", language), year=date.year)
    month = message(f"month-genitive-{date.month}", language)
    return message("date-day", language, day=date.day, month=month, year=date.year)


def format_life(entity: Entity, language: str = "en") -> str:
    """Return when an entity existed, as far as is known; an empty text where nothing is known of it.

    >>> format_life(Entity("union", "state", {"en": "Union"}, start=PartialDate(1922), end=PartialDate(1991)))
    '1922 – 1991'
    """
    start = format_date(entity.start, language) if entity.start else ""
    if entity.end == UNKNOWN:
        began = [message("began", language, start=start)] if start else []
        return ", ".join([*began, message("ended-unknown", language)])
    end = format_date(entity.end, language) if entity.end else ""
    if start and end:
        return f"{start} – {end}"
    if start:
        return message("since", language, start=start)
    return message("until", language, end=end) if end else ""


def format_when(index: ClaimIndex, relation: Relation, language: str = "en") -> str:
    """Return when the claim happened, held or was seen to hold; an empty text where nothing is known of it.

    A span whose phrase is in the past already (a visit) has its date, not "since" it: that would say that it goes on.
    """
    start, end = relation.start, relation.end
    kind = index.schema.relation_types[relation.type]
    span = kind.time == "span"
    parts = []
    if end == UNKNOWN:
        parts += [message("began", language, start=format_date(start, language))] if start else []
        parts.append(message("ended-unknown", language))
    elif start and (start == end or not span):
        parts.append(format_date(start, language))
    elif start and end:
        parts.append(f"{format_date(start, language)} – {format_date(end, language)}")
    elif start and not kind.past:
        parts.append(format_date(start, language))
    elif start:
        parts.append(message("since", language, start=format_date(start, language)))
        parts += _last_known(index, relation, language)
    elif end:
        parts.append(message("until", language, end=format_date(end, language)))
    if relation.as_of and not is_stale(index, relation):
        parts.append(message("as-of", language, date=format_date(relation.as_of, language)))
    return ", ".join(parts)


def format_quantity(index: ClaimIndex, quantity: Quantity, language: str = "en") -> str:
    """Return a number with its bounds and unit, with thin spaces between thousands."""
    number = _bounds(quantity, language)
    unit = index.schema.units[quantity.unit]
    text = number if unit.silent and quantity.measure else f"{number} {unit.label[language]}"
    if quantity.of:
        text = message("of-counted", language, quantity=text, name=name_of(index, quantity.of, language))
    return f"{quantity.measure.replace('-', ' ')}: {text}" if quantity.measure else text


def _claim(index: ClaimIndex, relation: Relation, language: str) -> str:
    kind = index.schema.relation_types[relation.type]
    phrase = (kind.past if kind.past and _is_over(index, relation) else kind.phrase)[language][0]
    subject, object = name_of(index, relation.subject, language), name_of(index, relation.object, language)
    inside = "; ".join(_details(index, relation, language))
    return f"{subject} {phrase} {object}" + (f" ({inside})" if inside else "")


def _details(index: ClaimIndex, relation: Relation, language: str) -> list[str]:
    details = [format_quantity(index, quantity, language) for quantity in relation.quantities]
    if relation.role:
        details.append(relation.role.get(language) or relation.role["en"])
    if relation.place:
        details.append(message("in-place", language, names=_names(index, relation.place, language)))
    details.append(format_when(index, relation, language))
    if relation.claimed_by:
        details.append(message("according-to", language, names=_names(index, relation.claimed_by, language)))
    return [detail for detail in details if detail]


def _is_over(index: ClaimIndex, relation: Relation) -> bool:
    """Whether the claim is told in the past: it has ended, one of its ends exists no longer, or it was last seen long ago.

    What ends only after the day on which the collection stands, or which is asked about, is not over.
    """
    if relation.end is not None:
        return relation.end == UNKNOWN or relation.end.first_day <= index.today
    ends = (end for end in (relation.subject, relation.object) if end in index.entities)
    return any(_is_gone(index, end) for end in ends) or is_stale(index, relation)


def _is_gone(index: ClaimIndex, entity: str) -> bool:
    """Whether an entity existed no longer on the day on which the collection stands, as far as is known."""
    kind, life = index.schema.entity_types[index.entities[entity].type], index.holding.life(entity)
    known = life.certain[1] if life.possible[0] <= life.certain[1] else date.min
    return not kind.timeless and (life.possible[1] < index.today or (kind.former and known < index.today))


def is_stale(index: ClaimIndex, relation: Relation) -> bool:
    """Whether an open span was last seen longer ago than what it names lasts by the schema (``lasting``)."""
    kind = index.schema.relation_types[relation.type]
    if not kind.lasting or not kind.past or relation.start is None or relation.end is not None:
        return False
    seen = index.holding.last_seen(relation)
    return seen is not None and seen.year + kind.lasting < index.today.year


def _last_known(index: ClaimIndex, relation: Relation, language: str) -> list[str]:
    """Return when a stale span was last seen; nothing where it is not stale."""
    known = index.holding.last_known(relation) if is_stale(index, relation) else None
    return [message("last-known", language, date=format_date(known, language))] if known else []


def _denial(index: ClaimIndex, relation: Relation, denial: Relation, language: str) -> str:
    """Return that a claim is denied, by whom, how sure that is, and who says so: the one place where this is worded.

    ``is denied by Cuba``, ``is said to be denied by Cuba (alleged; according to EXO)``.
    """
    opponent = denial.object if denial.subject == relation.id else denial.subject
    status, kind = index.schema.statuses[denial.status], index.schema.relation_types[denial.type]
    if opponent in index.entities:
        phrase = kind.hedged[status.mood][language] if status.mood in kind.hedged else kind.phrase[language][1]
        told = f"{phrase.removeprefix('— ')} {index.entities[opponent].name(language)}"
    else:
        told = message("contested-by", language)
    details = [] if status.plain else [status.label[language]]
    if denial.id in index.contested:
        details.append(message("contested", language))
    if denial.claimed_by:
        details.append(message("according-to", language, names=_names(index, denial.claimed_by, language)))
    return f"{told} ({'; '.join(details)})" if details else told


def _names(index: ClaimIndex, ids: Iterable[str], language: str) -> str:
    names = [name_of(index, id, language) for id in ids]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {message('and', language)} {names[-1]}"


def _bounds(quantity: Quantity, language: str) -> str:
    if quantity.value is not None:
        number = _number(quantity.value, language)
        return message("about", language, number=number) if quantity.about else number
    if quantity.min is not None and quantity.max is not None:
        number = f"{_number(quantity.min, language)}–{_number(quantity.max, language)}"
        return message("about", language, number=number) if quantity.about else number
    if quantity.min is not None:
        return message("at-least", language, number=_number(quantity.min, language))
    assert quantity.max is not None
    return message("at-most", language, number=_number(quantity.max, language))


def _number(number: Decimal, language: str) -> str:
    """Return a number in digits, with thin spaces between thousands and the decimal sign of the language."""
    whole, point, rest = f"{number:,f}".partition(".")
    return whole.replace(",", "\u202f") + (message("decimal-sign", language) if point else "") + rest


def _short_mark(index: ClaimIndex, relation: Relation, language: str) -> str:
    """Return the mark of a claim inside another sentence: that it is contested, not by whom."""
    if index.is_plain(relation):
        return ""
    label = index.schema.statuses[relation.status].label[language]
    if relation.id not in index.contested:
        return label
    doubt = "contested" if relation.id in index.firmly_contested else "perhaps-contested"
    return f"{label}; {message(doubt, language)}"


def _with_mark(mark: str, claim: str) -> str:
    return f"[{mark}] {claim}" if mark else claim
