"""Rival accounts: claims that say the same of the same two, but with a figure or a date that excludes the other's.

That two figures disagree is worked out from the claims and is nobody's act; `disputes` is for somebody who did dispute.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import product

from graph.model.dates import PartialDate
from graph.model.records import Quantity, Relation
from graph.model.schema import Schema

__all__ = ["ABOUT_TOLERANCE", "NEAR", "TOLERANCE", "are_rivals", "find_rivals"]

TOLERANCE = Decimal("0.05")
"""How far apart two figures may lie, as a share of the larger, and still be the same one, rounded.

Source: a choice of ours; the press rounds 31.7 to 32 (0.9 %) and 1,028 to 1,000 (2.7 %).
"""

ABOUT_TOLERANCE = Decimal("0.1")
"""The same where a source says "about". Source: a choice of ours."""

NEAR = 7
"""Two dates of the same thing that differ by at most so many days are two accounts of one; farther, two acts or periods.

Source: a choice of ours; visits and deliveries are dated by departure, arrival or report, within a week.
"""


def find_rivals(schema: Schema, relations: Iterable[Relation]) -> dict[str, tuple[str, ...]]:
    """Return for each claim that has rivals their ids, in the order of the claims."""
    # Only claims of one type about the same two can be rivals; of a symmetric type whichever end is named first.
    same: dict[tuple[str, str, str], list[Relation]] = {}
    for relation in relations:
        ends = [relation.subject, relation.object]
        first, second = sorted(ends) if schema.relation_types[relation.type].symmetric else ends
        same.setdefault((relation.type, first, second), []).append(relation)
    found: dict[str, tuple[str, ...]] = {}
    # Each with each of its group.
    for group in same.values():
        for one in group if len(group) > 1 else ():
            rivals = tuple(other.id for other in group if other is not one and are_rivals(schema, one, other))
            if rivals:
                found[one.id] = rivals
    return found


def are_rivals(schema: Schema, one: Relation, other: Relation) -> bool:
    """Whether two claims about the same two exclude each other by a figure of one period, or by their dates.

    A plan and a deed don't: what was planned may have come otherwise.
    """
    # One speaks of what may come, the other of what came.
    possible = [schema.statuses[each.status].mood == "possible" for each in (one, other)]
    if possible[0] != possible[1]:
        return False
    return _differ_in_figure(schema, one, other) or (not any(possible) and _differ_in_date(one, other))


def _differ_in_figure(schema: Schema, one: Relation, other: Relation) -> bool:
    """Whether two figures of the same kind and period exclude each other."""
    # Figures are compared where unit, thing counted and measure are the same.
    for here, there in product(one.quantities, other.quantities):
        alike = (here.unit, here.of, here.measure) == (there.unit, there.of, there.measure)
        if alike and _apart(here, there):
            return _same_period(schema, one, other)
    return False


def _apart(one: Quantity, other: Quantity) -> bool:
    """Whether no number fits both, or both say how many at most and differ in that, beyond the tolerance."""
    slack = ABOUT_TOLERANCE if one.about or other.about else TOLERANCE
    (low, high), (least, most) = _bounds(one), _bounds(other)
    if _less(high, least, slack) or _less(most, low, slack):
        return True
    # "At most 5" and "at most 9" exclude no number, but are two accounts of the limit.
    limits = one.max is not None and other.max is not None
    return limits and (_less(one.max, other.max, slack) or _less(other.max, one.max, slack))


def _bounds(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """Return the least and the most that a quantity says; nothing where it sets no bound."""
    if quantity.value is not None:
        return quantity.value, quantity.value
    return quantity.min, quantity.max


def _less(one: Decimal | None, other: Decimal | None, slack: Decimal) -> bool:
    """Whether one number is less than another by more than the tolerance; an absent bound is none."""
    return one is not None and other is not None and other - one > slack * max(abs(one), abs(other))


def _same_period(schema: Schema, one: Relation, other: Relation) -> bool:
    """Whether two figures are of one period: the same days, or dates that may be the same or lie within a week.

    An undated state of affairs may be that of any date; an undated deed may be another one, and so is a part of a year.
    """
    here, there = _period(one), _period(other)
    # Two periods with both ends: the same days.
    if len(here) == len(there) == 2:
        return (here[0].first_day, here[1].last_day) == (there[0].first_day, there[1].last_day)
    # A single date each: both ends, or neither, and the same day or nearly.
    if len(here) == len(there) == 1:
        return _is_over(one) == _is_over(other) and (_may_be(here[0], there[0]) or _is_near_miss(here[0], there[0]))
    # One dated, one not: only a state of affairs may be that of any date.
    lasting = schema.relation_types[one.type].time == "span"
    return here == there or (lasting and len(here) + len(there) == 1)


def _period(relation: Relation) -> list[PartialDate]:
    """Return start and end of a period, or its only date, or nothing."""
    if relation.start and relation.end:
        return [relation.start, relation.end]
    date = relation.as_of or relation.start or relation.end
    return [date] if date else []


def _is_over(relation: Relation) -> bool:
    """Whether the only date of a claim is its end, so that one of the same date that is no end is of another time."""
    return relation.end is not None and relation.as_of is None


def _differ_in_date(one: Relation, other: Relation) -> bool:
    """Whether the claims date one act differently."""
    return _is_near_miss(one.start, other.start) or _is_near_miss(one.end, other.end)


def _is_near_miss(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether two dates are different for certain, and so near that they are one act told with two dates."""
    if one is None or other is None or _may_be(one, other):
        return False
    first, second = sorted((one, other))
    return (second.last_day - first.first_day).days <= NEAR


def _may_be(one: PartialDate, other: PartialDate) -> bool:
    """Whether two dates may be the same day, as far as they are known."""
    return not (one.certainly_before(other) or other.certainly_before(one))
