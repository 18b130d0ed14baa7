"""The life of agreements: their dated steps, what is in force on a day, who signed and did not ratify."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate, may_overlap
from graph.model.json_form import JsonForm
from graph.model.records import Relation
from graph.problems import UsageError, did_you_mean
from graph.query.questions import NamesQuestion
from graph.search.filters import Filters, Selection
from graph.show.answer import Answer
from graph.show.steps import Step, make_step
from graph.show.tables import STEP_FIELDS, Sheet, make_frame
from graph.words.messages import message

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["Agreement", "Agreements", "Participant", "find_agreements"]


@dataclass(frozen=True, slots=True)
class Participant(JsonForm):
    """Who did something about an agreement, and how it stands with it on the day asked for.

    Attributes:
        entity: its id.
        state: ``in force``, ``suspended``, ``ended``, ``consented`` (but no entry into force is known), ``signed`` (but
            did not consent, as far as is known), or ``other`` (negotiated, approved, announced ...).
        since: the beginning of that state, where it is known.
        treaty_maker: whether it can be bound by a treaty: a state or an organization of states, not a person or firm.
    """

    JSON = ("entity", "state", "since")

    entity: str
    state: str
    since: str | None
    treaty_maker: bool = True


@dataclass(frozen=True, slots=True)
class Agreement(JsonForm):
    """An agreement with the steps of its life.

    Attributes:
        id: its id.
        label: its name.
        participants: by id.
        steps: its dated steps in order of date, then of the life cycle; undated ones last.
        in_force: whether it is in force for at least one participant on the day asked for.
    """

    JSON = ("id", "label", "in_force", "participants", "steps")

    id: str
    label: str
    participants: tuple[Participant, ...]
    steps: tuple[Step, ...]
    in_force: bool


@dataclass(frozen=True, slots=True)
class Unratified(JsonForm):
    """An agreement that a party signed without consenting to be bound, as far as is known."""

    agreement: str
    entity: str


@dataclass(frozen=True, slots=True, repr=False)
class Agreements(Answer):
    """The answer to how agreements stand.

    Attributes:
        entities: whose agreements were asked for; empty for all.
        when: the day asked for; ``None`` for all that is known, with open ends open.
        filters: what was let in; its ``as_of`` is the day.
        agreements: by id.
        hidden: steps of these agreements that were left out, by the first reason.
    """

    JSON = ("query", "agreements", "in_force: ids_in_force", "signed_not_ratified: unratified", "hidden")

    entities: tuple[str, ...]
    when: PartialDate | None
    filters: Filters
    agreements: tuple[Agreement, ...]
    hidden: Mapping[str, int]
    index: ClaimIndex = field(kw_only=True, repr=False, compare=False)
    language: str = field(default="en", kw_only=True, repr=False, compare=False)

    @property
    def query(self) -> NamesQuestion:
        """The question."""
        return NamesQuestion(self.entities, self.filters)

    @property
    def rows(self) -> tuple[Agreement, ...]:
        """The agreements, by id."""
        return self.agreements

    def steps(self) -> Iterator[Step]:
        """Yield the steps of the agreements."""
        for agreement in self.agreements:
            yield from agreement.steps

    def to_frame(self) -> DataFrame:
        """Return a pandas frame with one row a step; ``agreement`` is its id, ``in_force`` whether it is in force."""
        rows = [
            {"agreement": each.id, "in_force": each.in_force, **step.to_dict()}
            for each in self.agreements
            for step in each.steps
        ]
        return make_frame(rows, ("agreement", "in_force", *STEP_FIELDS))

    def _repr_html_(self) -> str:
        sheet = Sheet(self.index, self.language)
        for agreement in self.agreements:
            standing = [
                f"{name}: {message(f'agreement-{each.state.replace(chr(32), chr(45))}', self.language)}"
                for each, name in zip(
                    agreement.participants, sheet.names(each.entity for each in agreement.participants), strict=True
                )
            ]
            rows = [([str(step.start or "")], [step]) for step in agreement.steps]
            sheet.add(f"{agreement.label} ({'; '.join(standing)})", ("date",), rows)
        return sheet.finish(self.hidden)

    @property
    def in_force(self) -> tuple[Agreement, ...]:
        """Those in force for at least one participant."""
        return tuple(each for each in self.agreements if each.in_force)

    @property
    def ids_in_force(self) -> tuple[str, ...]:
        """The ids of those in force."""
        return tuple(each.id for each in self.in_force)

    @property
    def unratified(self) -> tuple[Unratified, ...]:
        """Which states and organizations of states signed what without consenting to be bound, as far as is known.

        Of what firms or bodies conclude, a contract say, nobody expects ratification.
        """
        return tuple(
            Unratified(each.id, participant.entity)
            for each in self.agreements
            for participant in each.participants
            if participant.state == "signed" and participant.treaty_maker
        )


def find_agreements(
    index: ClaimIndex, *entities: str, filters: Filters | None = None, language: str = "en"
) -> Agreements:
    """Return the agreements in which all the entities take part, or all agreements, with the steps of their lives.

    A step is a relation whose type has a place in the life cycle (``step`` in the schema). What a body did (a chamber
    that approves) stands as its own. On the day ``filters.as_of`` an agreement is in force for a participant if its
    span of force may hold on that day and no suspension may; steps after the day are left out. Without a day, what
    is known last counts.

    Raises:
        UsageError: an unknown entity.
    """
    for id in entities:
        if id not in index.entities:
            raise UsageError(f"no entity has the id '{id}'{did_you_mean(id, list(index.entities))}")
    selection = Selection(index, filters)
    types, found = index.schema.relation_types, dict[str, list[Relation]]()
    for relation in index.relations.values():
        if types[relation.type].step and index.is_walkable(relation):
            found.setdefault(relation.object, []).append(relation)
    chosen = {
        id: steps for id, steps in sorted(found.items()) if {relation.subject for relation in steps} >= set(entities)
    }
    made = []
    for id, steps in chosen.items():
        kept = [selection.view.relations[step.id] for step in steps if _counts(selection, step)]
        if kept:
            made.append(_agreement(selection, id, kept, language))
    hidden = selection.hidden(relation for steps in chosen.values() for relation in steps)
    return Agreements(
        entities,
        selection.filters.as_of,
        selection.filters,
        tuple(made),
        hidden,
        index=selection.view,
        language=language,
    )


def _counts(selection: Selection, step: Relation) -> bool:
    """Whether a step is let in; a span of force or suspension that is over still tells that it was."""
    when = selection.filters.as_of
    reason = selection.reason(step)
    over = reason == "by_date" and when is not None and step.end is not None and step.end.certainly_before(when)
    return reason is None or over


def _agreement(selection: Selection, id: str, steps: list[Relation], language: str) -> Agreement:
    index, types = selection.view, selection.index.schema.relation_types
    steps.sort(key=lambda step: (step.start or step.as_of or PartialDate(9999), types[step.type].step, step.id))
    parties: dict[str, list[Relation]] = {}
    for step in steps:
        parties.setdefault(step.subject, []).append(step)
    participants = tuple(_participant(selection, entity, parties[entity]) for entity in sorted(parties))
    return Agreement(
        id,
        index.entities[id].name(language),
        participants,
        tuple(make_step(index, step, language=language) for step in steps),
        any(participant.state == "in force" for participant in participants),
    )


def _participant(selection: Selection, entity: str, steps: list[Relation]) -> Participant:
    index = selection.index
    state, since = _standing(selection, steps)
    return Participant(entity, state, since, index.schema.entity_types[index.entities[entity].type].treaty_maker)


def _standing(selection: Selection, steps: list[Relation]) -> tuple[str, str | None]:
    types, when = selection.index.schema.relation_types, selection.filters.as_of
    force = [step for step in steps if types[step.type].force]
    last = max(kind.step for kind in types.values() if kind.force)
    after = [step for step in steps if types[step.type].step > last]
    if force:
        return _bound(selection, force, after)
    for state, own in (
        ("ended", [step for step in after if types[step.type].time == "moment"]),
        ("suspended", [step for step in after if _holds(step, when)]),
        ("consented", [step for step in steps if types[step.type].consent]),
        ("signed", [step for step in steps if types[step.type].step == 1]),
    ):
        if own:
            return state, _first(own)
    return "other", _first(steps)


def _bound(selection: Selection, force: list[Relation], after: list[Relation]) -> tuple[str, str | None]:
    types, when = selection.index.schema.relation_types, selection.filters.as_of
    halted = [step for step in after if types[step.type].time == "span" and _holds(step, when)]
    if not any(_holds(step, when) for step in force):
        ends = [step.end for step in force if step.end]
        return "ended", str(max(ends)) if ends else None
    if halted:
        return "suspended", _first(halted)
    return "in force", _first(force)


def _holds(step: Relation, when: PartialDate | None) -> bool:
    return step.end is None if when is None else may_overlap(step.start, step.end, when)


def _first(steps: Iterable[Relation]) -> str | None:
    starts = [step.start for step in steps if step.start]
    return str(min(starts)) if starts else None
