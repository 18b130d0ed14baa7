"""The life of agreements: their dated steps, what is in force on a day, who signed and did not ratify."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.json_form import JsonForm
from graph.model.records import Relation
from graph.problems import UsageError, did_you_mean
from graph.query.questions import NamesQuestion
from graph.query.standing import IN_FORCE, Participant, party_of, standing
from graph.search.filters import Filters, Selection
from graph.show.answer import Answer
from graph.show.steps import Step, make_step
from graph.show.tables import STEP_FIELDS, Sheet, make_frame
from graph.words.messages import message
from graph.words.sentences import format_date

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["Agreement", "Agreements", "Participant", "find_agreements", "tell_standing"]


@dataclass(frozen=True, slots=True)
class Agreement(JsonForm):
    """An agreement with the steps of its life.

    Attributes:
        id: its id.
        label: its name.
        participants: by id.
        steps: its dated steps in order of date, then of the life cycle; undated ones last.
        in_force: whether it is in force, on the day asked for, for each participant asked for, or where none was, for at
            least one.
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
                f"{name}: {tell_standing(self.index, each, self.language)}"
                for each, name in zip(
                    agreement.participants, sheet.names(each.entity for each in agreement.participants), strict=True
                )
            ]
            rows = [([str(step.start or "")], [step]) for step in agreement.steps]
            sheet.add(f"{agreement.label} ({'; '.join(standing)})", ("date",), rows)
        return sheet.finish(self.hidden)

    @property
    def in_force(self) -> tuple[Agreement, ...]:
        """Those in force: for each participant asked for, or where none was, for at least one."""
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
        found = []
        for each in self.agreements:
            waiting = (party for party in each.participants if party.state == "signed" and party.treaty_maker)
            found += [Unratified(each.id, party.entity) for party in waiting]
        return tuple(found)


def find_agreements(
    index: ClaimIndex, *entities: str, filters: Filters | None = None, language: str = "en"
) -> Agreements:
    """Return the agreements in which all the entities take part, or all agreements, with the steps of their lives.

    A step is a relation whose type has a number in the life cycle (``step`` in the schema). How a party stands is what
    `graph.query.standing` says of the day ``filters.as_of``, steps after it being left out, or without one of the day
    on which the collection stands.

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
    chosen = {id: steps for id, steps in sorted(found.items()) if _actors(selection.view, steps) >= set(entities)}
    made = []
    for id, steps in chosen.items():
        kept = [selection.view.relations[step.id] for step in steps if _counts(selection, step)]
        if kept:
            made.append(_agreement(selection, entities, id, kept, language))
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


def _actors(index: ClaimIndex, steps: Iterable[Relation]) -> set[str]:
    """Return who acted, and for whom."""
    subjects = {relation.subject for relation in steps}
    return subjects | {party_of(index, subject) for subject in subjects}


def _counts(selection: Selection, step: Relation) -> bool:
    """Whether a step is let in; a span that is over still tells that it was."""
    reason, when = selection.reason(step), selection.filters.as_of
    began = step.start is not None and when is not None and step.start.first_day <= when.last_day
    return reason is None or (reason == "by_date" and began)


def _agreement(
    selection: Selection, entities: tuple[str, ...], id: str, steps: list[Relation], language: str
) -> Agreement:
    """Return one agreement with its steps and how each party stands."""
    index, types = selection.view, selection.index.schema.relation_types
    steps.sort(key=lambda step: (step.start or step.as_of or PartialDate(9999), types[step.type].step, step.id))
    parties: dict[str, list[Relation]] = {}
    for step in steps:
        parties.setdefault(party_of(index, step.subject), []).append(step)
    participants = tuple(standing(index, entity, parties[entity]) for entity in sorted(parties))
    # In force is what binds each party that was asked for, or, where none was, at least one.
    asked = {party_of(index, entity) for entity in entities} & parties.keys()
    bound = {each.entity for each in participants if each.state == IN_FORCE}
    return Agreement(
        id,
        index.entities[id].name(language),
        participants,
        tuple(make_step(index, step, language=language) for step in steps),
        asked <= bound if asked else bool(bound),
    )


def tell_standing(index: ClaimIndex, participant: Participant, language: str = "en") -> str:
    """Return how a participant stands in words, with the mark of what that rests on where it is not plain."""
    words = [message(f"agreement-{participant.state.replace(' ', '-')}", language)]
    dates = [format_date(participant.since, language)] if participant.since else []
    if participant.until:
        dates.append(message("until", language, end=format_date(participant.until, language)))
    words += [f"({', '.join(dates)})"] if dates else []
    marks = []
    if participant.contested or not index.schema.is_plain(participant.status):
        marks.append(index.schema.statuses[participant.status].label[language])
    marks += [message("contested", language)] * participant.contested
    marks += [message("not-sure-then", language)] * (not participant.certain)
    return f"{'[' + '; '.join(marks) + '] ' if marks else ''}{' '.join(words)}"
