"""How a party stands with an agreement on a day: in force, suspended, denounced ..., by its own and its organs' acts.

What an organ, an official or an envoy does is the act of the state or organization of states for which it acts, as far
as plain claims say for which (``acts_for`` in the schema) or who controls the organ (``organ``).
The last act counts, in the order of the life cycle: a denunciation ends force until a later accession, a suspension
halts it while it lasts, and what was signed into law or ratified is never reported as merely signed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from graph.model.claim_index import ClaimIndex
from graph.model.dates import UNKNOWN, PartialDate
from graph.model.holding import Held
from graph.model.json_form import JsonForm, StatusId
from graph.model.records import Relation

__all__ = ["IN_FORCE", "Participant", "party_of", "standing"]

IN_FORCE = "in force"
HOLDING = (IN_FORCE, "suspended")
"""The states that rest on a span, and so only last while that does."""


@dataclass(frozen=True, slots=True)
class Participant(JsonForm):
    """Who did something about an agreement, itself or through its organs, and how it stands with it.

    Attributes:
        entity: its id.
        state: ``in force``, ``suspended``, ``denounced``, ``ended``, ``consented`` (but no entry into force is known),
            ``enacted`` (signed into law, no more is known), ``signed`` (but did not consent, as far as is known),
            ``acted`` (signed, by somebody who isn't bound by treaties), or ``other`` (negotiated, approved, announced).
        since: the beginning of that state, where it is known.
        until: when force is to end, where an end is known that has not come.
        rests_on: the ids of the claims that say so: of those that are plain, or else of all.
        status: the least sure status among these.
        contested: whether each of them is contested.
        certain: with a date asked about, whether they say so for sure on that date.
        treaty_maker: whether it can be bound by a treaty: a state or an organization of states, not a person or firm.
    """

    JSON = ("entity", "state", "since", "until", "rests_on", "status", "contested", "certain")

    entity: str
    state: str
    since: PartialDate | None
    until: PartialDate | None
    rests_on: tuple[str, ...]
    status: StatusId
    contested: bool
    certain: bool
    treaty_maker: bool = True


def party_of(index: ClaimIndex, entity: str) -> str:
    """Return the state or organization of states for which somebody acts; itself where none, or several, are known."""
    makers = set[str]()
    waiting, seen = [entity], set[str]()
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        if index.schema.entity_types[index.entities[current].type].treaty_maker:
            makers.add(current)
            continue
        waiting += [
            relation.object
            for relation in index.relations_of(current)
            if relation.subject == current and _acts_for(index, relation) and _leads_up(index, relation)
        ]
    return makers.pop() if len(makers) == 1 else entity


def _acts_for(index: ClaimIndex, relation: Relation) -> bool:
    """Whether the acts of the subject are those of the object: by the type, or since the object controls its organ."""
    kind, subject = index.schema.relation_types[relation.type], index.entities[relation.subject]
    return kind.acts_for or (kind.control == "object" and index.schema.entity_types[subject.type].organ)


def _leads_up(index: ClaimIndex, relation: Relation) -> bool:
    return relation.object in index.entities and index.is_plain(relation)


def standing(index: ClaimIndex, entity: str, steps: Sequence[Relation]) -> Participant:
    """Return how a party stands with an agreement after some steps, on the day on which the index stands."""
    state, own = _state(index, entity, steps)
    until = next((step.end for step in own if state == IN_FORCE and step.end and step.end != UNKNOWN), None)
    since = _since(index, state, own)
    plain = [step for step in own if index.is_plain(step)]
    order = list(index.schema.statuses)
    return Participant(
        entity,
        state,
        since,
        until,
        tuple(step.id for step in plain or own),
        max((step.status for step in plain or own), key=order.index),
        all(step.id in index.contested for step in plain or own),
        index.as_of is None or state not in HOLDING or any(_held(index, step) is Held.HELD for step in own),
        index.schema.entity_types[index.entities[entity].type].treaty_maker,
    )


def _state(index: ClaimIndex, entity: str, steps: Sequence[Relation]) -> tuple[str, list[Relation]]:
    """Return the state, and the steps that it rests on."""
    types = index.schema.relation_types
    force = [step for step in steps if types[step.type].force]
    ending = [step for step in steps if types[step.type].ends_force]
    halting = [step for step in steps if types[step.type].halts_force and _holds(index, step)]
    # Who accedes again after a denunciation is bound again; after one that nobody dates, nothing is known to come.
    last = max((_begin(step) for step in ending), default=date.min)
    bound = [step for step in force if _holds(index, step) and _after(step, last, bool(ending))]
    if bound:
        return ("suspended", halting) if halting else (IN_FORCE, bound)
    if ending:
        return "denounced", ending
    if halting:
        return "suspended", halting
    over = [step for step in force if _began(index, step)]
    if over:
        return "ended", over
    return _before_force(index, entity, steps)


def _before_force(index: ClaimIndex, entity: str, steps: Sequence[Relation]) -> tuple[str, list[Relation]]:
    """Return how a party stands before an agreement is in force."""
    types, maker = index.schema.relation_types, index.schema.entity_types[index.entities[entity].type].treaty_maker
    # The farthest step that was taken counts.
    for state, own in (
        ("consented", [step for step in steps if types[step.type].consent]),
        ("enacted", [step for step in steps if types[step.type].enacts]),
        ("signed" if maker else "acted", [step for step in steps if types[step.type].step == 1]),
    ):
        if own:
            return state, own
    return "other", list(steps)


def _after(step: Relation, last: date, ended: bool) -> bool:
    return not ended or (step.start is not None and step.start.first_day > last)


def _begin(step: Relation) -> date:
    begin = step.start or step.as_of
    return begin.first_day if begin else date.max


def _held(index: ClaimIndex, step: Relation) -> Held:
    today = index.today
    return index.holding.on(step, index.as_of or PartialDate(today.year, today.month, today.day))


def _holds(index: ClaimIndex, step: Relation) -> bool:
    """Whether a span holds or may hold; what nothing dates counts, as what is known."""
    return _held(index, step) is not Held.NOT


def _began(index: ClaimIndex, step: Relation) -> bool:
    return step.start is None or step.start.first_day <= index.today


def _since(index: ClaimIndex, state: str, own: Iterable[Relation]) -> PartialDate | None:
    """Return when a state began: of what has ended, the end of its span or of the party's own life."""
    own = list(own)
    if state != "ended":
        return min((step.start for step in own if step.start), default=None)
    ends = [step.end for step in own if step.end and step.end != UNKNOWN]
    lives = [index.entities[step.subject].end or index.successions.get(step.subject) for step in own]
    return max(ends, default=None) or max((end for end in lives if end and end != UNKNOWN), default=None)
