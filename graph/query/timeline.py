"""Dated claims in order: of one entity, or of what several have with each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Literal

from graph.model.claim_index import ClaimIndex
from graph.model.dates import UNKNOWN, PartialDate
from graph.model.json_form import JsonForm
from graph.model.records import Relation
from graph.problems import UsageError
from graph.query.questions import NamesQuestion
from graph.search.filters import Filters
from graph.search.question import Search
from graph.show.answer import Answer
from graph.show.steps import Step, make_step
from graph.show.tables import STEP_FIELDS, Sheet, make_frame
from graph.words.messages import message

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["Entry", "Timeline", "find_timeline"]


@dataclass(frozen=True, slots=True)
class Entry(JsonForm):
    """A claim at a date; ``kind`` says which of its dates it is: ``start``, ``end`` or ``as_of`` (seen to hold)."""

    JSON = ("date", "kind", "*step")

    date: PartialDate
    kind: Literal["start", "end", "as_of"]
    step: Step


@dataclass(frozen=True, slots=True, repr=False)
class Timeline(Answer):
    """The answer to what happened when.

    Attributes:
        entities: the entities asked for.
        filters: what was let in.
        entries: by date, a coarser date before the finer ones within it, an end by its last day; then by id.
        undated: the claims without any date, by id.
        hidden: claims left out, by the first reason.
        index: the collection as it was known, in which the answer can be looked up further.
        language: of its sentences.
    """

    JSON = ("query", "complete", "entries", "undated", "hidden")

    entities: tuple[str, ...]
    filters: Filters
    entries: tuple[Entry, ...]
    undated: tuple[Step, ...]
    hidden: Mapping[str, int]
    index: ClaimIndex = field(kw_only=True, repr=False, compare=False)
    language: str = field(default="en", kw_only=True, repr=False, compare=False)

    @property
    def query(self) -> NamesQuestion:
        """The question."""
        return NamesQuestion(self.entities, self.filters)

    @property
    def complete(self) -> bool:
        """Whether nothing was cut off; always so, and said so that scripts need not guess."""
        return True

    @property
    def rows(self) -> tuple[Entry | Step, ...]:
        """The entries in order, then the undated claims."""
        return (*self.entries, *self.undated)

    def steps(self) -> Iterator[Step]:
        """Yield the claims in order, then the undated ones."""
        yield from (entry.step for entry in self.entries)
        yield from self.undated

    def to_frame(self) -> DataFrame:
        """Return a pandas frame with one row a date, the undated claims last and without one."""
        dated = [entry.to_dict() for entry in self.entries]
        undated = [{"date": None, "kind": None, **step.to_dict()} for step in self.undated]
        return make_frame([*dated, *undated], ("date", "kind", *STEP_FIELDS))

    def _repr_html_(self) -> str:
        sheet = Sheet(self.index, self.language)
        caption = message("timeline-heading", self.language, names=", ".join(sheet.names(self.entities)))
        sheet.add(caption, ("date", "kind"), [([str(each.date), each.kind], [each.step]) for each in self.entries])
        if self.undated:
            undated = [([step.relation], [step]) for step in self.undated]
            sheet.add(message("undated", self.language), ("relation",), undated)
        return sheet.finish(self.hidden)


def find_timeline(
    index: ClaimIndex, entities: Sequence[str], *, filters: Filters | None = None, language: str = "en"
) -> Timeline:
    """Return the dated claims of one entity, or of what several entities have with each other, in order.

    For one entity: all its claims, those about other claims among them. For several: the claims between any two of
    them, and what at least two of them had to do with one agreement, document or event (`EntityType.occasion`).
    A span that has ended stands at its beginning and at its end; a claim without these, at the date on which it
    was seen to hold.

    Raises:
        UsageError: an unknown entity, type, status or theme.
    """
    search = Search(index, filters)
    search.check(entities, 1)
    if not entities:
        raise UsageError("a timeline is of somebody or something; name at least one entity")
    selection = search.selection
    asked = list(_of_one(index, entities[0]) if len(entities) == 1 else _of_several(search, entities))
    kept = [selection.view.relations[relation.id] for relation in asked if selection.reason(relation) is None]
    steps = {relation.id: make_step(selection.view, relation, language=language) for relation in kept}
    entries = sorted(
        (Entry(date, kind, steps[relation.id]) for relation in kept for kind, date in _dates(relation)),
        key=_order,
    )
    undated = tuple(steps[relation.id] for relation in kept if not list(_dates(relation)))
    hidden = selection.hidden(asked)
    return Timeline(
        tuple(entities),
        selection.filters,
        tuple(entries),
        undated,
        hidden,
        index=selection.view,
        language=language,
    )


def _of_one(index: ClaimIndex, entity: str) -> Iterable[Relation]:
    return sorted(index.relations_of(entity), key=lambda relation: relation.id)


def _of_several(search: Search, entities: Sequence[str]) -> Iterable[Relation]:
    """Return the relations among several names, and with the occasions that several of them share."""
    index, whole, found = search.selection.index, search.whole, dict[str, Relation]()
    asked = set(entities)
    near = [set(whole.neighbours(entity)) for entity in entities]
    # Occasions, such as a summit, that at least two of the names have to do with.
    shared = {
        other
        for other in set(chain.from_iterable(near)) - asked
        if index.schema.entity_types[index.entities[other].type].occasion and sum(other in each for each in near) > 1
    }
    for entity in entities:
        for other, relations in whole.neighbours(entity).items():
            if other in asked or other in shared:
                found.update((relation.id, relation) for relation in relations)
    return [found[id] for id in sorted(found)]


def _order(entry: Entry) -> tuple[date, bool, PartialDate, str, str]:
    """Return the sort key of an entry: what ends within a month or year has the last day of it, after what begins then."""
    ends = entry.kind == "end"
    return (entry.date.last_day if ends else entry.date.first_day, ends, entry.date, entry.step.relation, entry.kind)


def _dates(relation: Relation) -> Iterator[tuple[Literal["start", "end", "as_of"], PartialDate]]:
    if relation.start:
        yield "start", relation.start
    if relation.end and relation.end not in (relation.start, UNKNOWN):
        yield "end", relation.end
    if relation.as_of and not relation.start and not relation.end:
        yield "as_of", relation.as_of
