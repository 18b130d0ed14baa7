"""What surrounds an entity: everything within a number of hops."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.model.claim_index import ClaimIndex
from graph.model.json_form import EntityTypeId, JsonForm
from graph.query.questions import NearQuestion
from graph.search.filters import Filters
from graph.search.question import Search
from graph.show.answer import Answer
from graph.show.steps import Step, make_step
from graph.show.tables import STEP_FIELDS, Sheet, make_frame
from graph.words.messages import message

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["Neighbour", "Neighbourhood", "find_near"]


@dataclass(frozen=True, slots=True)
class Neighbour(JsonForm):
    """An entity within reach, and how many hops away it is."""

    id: str
    type: EntityTypeId
    label: str
    hops: int


@dataclass(frozen=True, slots=True, repr=False)
class Neighbourhood(Answer):
    """The answer to what surrounds an entity.

    Attributes:
        entity: the entity asked for.
        hops: how far was looked.
        filters: what was let in.
        entities: all within reach, nearest first, then by id; the entity itself stands first.
        relations: all that lead from an entity to one at most ``hops`` away; nearest and strongest first.
        complete: whether nothing was cut off.
        hidden: relations left out that touch an entity of the answer, by the first reason.
        index: the collection as it was known, in which the answer can be looked up further.
        language: of its sentences.
    """

    JSON = ("entity", "query", "entities", "relations", "complete", "hidden")

    entity: str
    hops: int
    filters: Filters
    entities: tuple[Neighbour, ...]
    relations: tuple[Step, ...]
    complete: bool
    hidden: Mapping[str, int]
    index: ClaimIndex = field(kw_only=True, repr=False, compare=False)
    language: str = field(default="en", kw_only=True, repr=False, compare=False)

    @property
    def query(self) -> NearQuestion:
        """The question."""
        return NearQuestion(self.entity, self.hops, self.filters)

    @property
    def rows(self) -> tuple[Step, ...]:
        """The relations, nearest and strongest first."""
        return self.relations

    def steps(self) -> Iterator[Step]:
        """Yield the relations."""
        yield from self.relations

    def to_frame(self) -> DataFrame:
        """Return a pandas frame with one row a relation."""
        return make_frame([step.to_dict() for step in self.relations], STEP_FIELDS)

    def _repr_html_(self) -> str:
        sheet = Sheet(self.index, self.language)
        counts = {"entities": len(self.entities) - 1, "relations": len(self.relations), "hops": self.hops}
        caption = message("near-heading", self.language, name=sheet.names([self.entity])[0], **counts)
        sheet.add(caption, ("relation",), [([step.relation], [step]) for step in self.relations])
        return sheet.finish(self.hidden)


def find_near(
    index: ClaimIndex, entity: str, *, filters: Filters | None = None, hops: int = 1, language: str = "en"
) -> Neighbourhood:
    """Return every entity within a number of hops, and every relation that is walked to get there.

    A relation belongs to the answer if one of its ends is less than ``hops`` away.

    Raises:
        UsageError: an unknown entity, type, status or theme, or less than one hop.
    """
    search = Search(index, filters)
    search.check((entity,), hops)
    selection, distances = search.selection, search.kept.distances(entity, hops)

    def nearer(ends: tuple[str, str]) -> int:
        return min(distances.get(end, hops) for end in ends)

    walked = [relation for relation in selection.kept if nearer((relation.subject, relation.object)) < hops]
    walked.sort(
        key=lambda relation: (
            nearer((relation.subject, relation.object)),
            -search.ranking.strength(relation).product,
            relation.id,
        )
    )
    touching = (
        relation
        for relation in index.relations.values()
        if index.is_walkable(relation) and nearer((relation.subject, relation.object)) < hops
    )
    return Neighbourhood(
        entity,
        hops,
        selection.filters,
        tuple(
            Neighbour(id, index.entities[id].type, index.entities[id].name(language), distance)
            for id, distance in sorted(distances.items(), key=lambda pair: (pair[1], pair[0]))
        ),
        tuple(
            make_step(search.index, relation, _from(relation.subject, relation.object, distances), (), language)
            for relation in walked
        ),
        True,
        selection.hidden(touching),
        index=search.index,
        language=language,
    )


def _from(subject: str, object: str, distances: Mapping[str, int]) -> str:
    """Return the end of a relation that lies nearer."""
    far = len(distances)
    return object if distances.get(object, far) < distances.get(subject, far) else subject
