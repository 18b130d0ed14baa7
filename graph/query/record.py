"""One entity, relation or source, whole: everything that the collection holds about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.json_form import EntityTypeId, JsonForm
from graph.model.records import Citation, Entity, Relation, Source, Texts
from graph.problems import UsageError, did_you_mean
from graph.query.claim import Claim, SourceForm, make_claim
from graph.query.questions import RecordQuestion
from graph.search.publishers import Publishers
from graph.show.answer import Answer
from graph.show.notes import Notes
from graph.show.steps import Step, make_step
from graph.show.tables import STEP_FIELDS, Sheet, make_frame
from graph.words.messages import message
from graph.words.sentences import format_life

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["Claim", "EntityRecord", "ShownRecord", "SourceRecord", "show_record"]


@dataclass(frozen=True, slots=True)
class EntityForm(JsonForm):
    """An entity as it stands in JSON."""

    id: str
    type: EntityTypeId
    label: Texts
    aliases: Mapping[str, tuple[str, ...]]
    description: Texts
    identifiers: Mapping[str, str]
    start: PartialDate | None
    end: PartialDate | None
    medium: str | None
    theme: str | None

    @classmethod
    def of(cls, entity: Entity) -> EntityForm:
        """Return the form of an entity."""
        names = (entity.label, entity.aliases, entity.description, entity.identifiers)
        return cls(entity.id, entity.type, *names, entity.start, entity.end, entity.medium, entity.theme)


@dataclass(frozen=True, slots=True, repr=False)
class EntityRecord(Answer):
    """An entity whole.

    Attributes:
        entity: the record.
        states_behind: the states that own or direct it, without itself.
        relations: its claims, in the order of the data.
        mentions: the claims in which it is claimant, place or what is counted, in the order of the data.
        published: the ids of the sources that it published or wrote, or whose agency it is.
        index: the collection that holds it.
        language: of its sentences.
    """

    JSON = ("kind", "*record", "states_behind", "relations", "mentions", "published")

    entity: Entity
    states_behind: tuple[str, ...]
    relations: tuple[Claim, ...]
    mentions: tuple[Step, ...]
    published: tuple[str, ...]
    index: ClaimIndex = field(kw_only=True, repr=False, compare=False)
    language: str = field(default="en", kw_only=True, repr=False, compare=False)

    @property
    def kind(self) -> Literal["entity"]:
        """What it is a record of."""
        return "entity"

    @property
    def record(self) -> EntityForm:
        """The fields of the entity."""
        return EntityForm.of(self.entity)

    @property
    def query(self) -> RecordQuestion:
        """The question."""
        return RecordQuestion(self.entity.id)

    @property
    def rows(self) -> tuple[Step, ...]:
        """The claims."""
        return tuple(self.steps())

    def steps(self) -> Iterator[Step]:
        """Yield its claims, then those that mention it."""
        yield from (step for _, step in self._steps())

    def to_frame(self) -> DataFrame:
        """Return a pandas frame with one row a claim; ``part`` is ``relations`` or ``mentions``."""
        rows = [{"part": part, **step.to_dict()} for part, step in self._steps()]
        return make_frame(rows, ("part", *STEP_FIELDS))

    def _steps(self) -> list[tuple[str, Step]]:
        own = [("relations", claim.step) for claim in self.relations]
        return [*own, *(("mentions", step) for step in self.mentions)]

    def _repr_html_(self) -> str:
        entity, language = self.entity, self.language
        sheet = Sheet(self.index, language)
        kind = self.index.schema.entity_types[entity.type].label[language]
        sheet.add_line(f"{entity.name(language)} – {entity.id} ({kind})")
        if entity.description:
            sheet.add_line(entity.description.get(language) or entity.description.get("en", ""))
        others = [name for names in (entity.label.values(), *entity.aliases.values()) for name in names]
        details = {
            "also-called": [name for name in dict.fromkeys(others) if name != entity.name(language)],
            "identifiers": [f"{scheme} {code}" for scheme, code in entity.identifiers.items()],
            "life": [text for text in [format_life(entity, language)] if text],
            "state-behind": sheet.names(self.states_behind),
        }
        for key, values in details.items():
            if values:
                sheet.add_line(f"{message(key, language)}: {', '.join(values)}")
        rows = [([part, step.relation], [step]) for part, step in self._steps()]
        sheet.add(message("claims-heading", language), ("part", "relation"), rows)
        if self.published:
            sheet.add_line(message("published-heading", language, count=len(self.published)))
        return sheet.finish()


@dataclass(frozen=True, slots=True, repr=False)
class SourceRecord(Answer):
    """A source whole.

    Attributes:
        source: the record.
        passes_on: the sources that the whole document passes on.
        passed_on_by: the ids of the sources that pass it on, for one claim or as a whole.
        state_medium: whether its publisher, or its agency, is a medium that a state owns or directs.
        relations: the claims that are read in it, in the order of the data.
        index: the collection that holds it.
        language: of its sentences.
    """

    JSON = ("kind", "*record", "passed_on", "passed_on_by", "state_medium", "relations")

    source: Source
    passes_on: tuple[Source, ...]
    passed_on_by: tuple[str, ...]
    state_medium: bool
    relations: tuple[Step, ...]
    index: ClaimIndex = field(kw_only=True, repr=False, compare=False)
    language: str = field(default="en", kw_only=True, repr=False, compare=False)

    @property
    def kind(self) -> Literal["source"]:
        """What it is a record of."""
        return "source"

    @property
    def record(self) -> SourceForm:
        """The fields of the source."""
        return SourceForm.of(self.source)

    @property
    def passed_on(self) -> tuple[SourceForm, ...]:
        """The fields of the sources that the whole document passes on."""
        return tuple(map(SourceForm.of, self.passes_on))

    @property
    def query(self) -> RecordQuestion:
        """The question."""
        return RecordQuestion(self.source.id)

    @property
    def rows(self) -> tuple[Step, ...]:
        """The claims."""
        return tuple(self.steps())

    def steps(self) -> Iterator[Step]:
        """Yield the claims that are read in it."""
        yield from self.relations

    def to_frame(self) -> DataFrame:
        """Return a pandas frame with one row a claim that is read in the source."""
        return make_frame([step.to_dict() for step in self.relations], STEP_FIELDS)

    def _repr_html_(self) -> str:
        language, notes = self.language, Notes(self.index, self.language)
        sheet = Sheet(self.index, language)
        sheet.add_line(f"{self.source.id}: {notes.describe_source(self.source.id)}")
        if self.state_medium:
            sheet.add_line(message("state-medium", language))
        for source in self.passes_on:
            sheet.add_line(message("passing-on", language, source=notes.describe_source(source.id)))
        rows = [([step.relation], [step]) for step in self.relations]
        sheet.add(message("read-in", language), ("relation",), rows)
        return sheet.finish()


ShownRecord = EntityRecord | Claim | SourceRecord


def show_record(index: ClaimIndex, id: str, *, language: str = "en") -> ShownRecord:
    """Return the entity, relation or source with this id, whole; an entity before a relation before a source.

    Raises:
        UsageError: nothing has the id.
    """
    if id in index.entities:
        return _entity(index, index.entities[id], language)
    if id in index.relations:
        return make_claim(index, index.relations[id], language=language)
    if id in index.sources:
        return _source(index, index.sources[id], language)
    known = [*index.entities, *index.relations, *index.sources]
    raise UsageError(f"no entity, relation or source has the id '{id}'{did_you_mean(id, known)}")


def _entity(index: ClaimIndex, entity: Entity, language: str) -> EntityRecord:
    publishers = Publishers(index)
    own = index.relations_of(entity.id)
    known = {relation.id for relation in own}
    mentions = (
        relation for relation in index.relations.values() if relation.id not in known and _mentions(relation, entity.id)
    )
    published = (
        source.id
        for source in index.sources.values()
        if entity.id in (source.publisher, source.agency, *source.authors)
    )
    return EntityRecord(
        entity,
        tuple(sorted(publishers.states(entity.id) - {entity.id})),
        tuple(make_claim(index, relation, publishers=publishers, language=language) for relation in own),
        tuple(make_step(index, relation, language=language) for relation in mentions),
        tuple(published),
        index=index,
        language=language,
    )


def _mentions(relation: Relation, entity: str) -> bool:
    return (
        entity in relation.claimed_by
        or entity in relation.place
        or any(each.of == entity for each in relation.quantities)
    )


def _source(index: ClaimIndex, source: Source, language: str) -> SourceRecord:
    cited = [
        relation
        for relation in index.relations.values()
        if any(source.id in index.chain(citation) for citation in relation.sources)
    ]
    citations = (citation for relation in cited for citation in relation.sources)
    passing = {citation.source for citation in citations if source.id in index.chain(citation)} - {source.id}
    passing |= {other.id for other in index.sources.values() if source.id in other.passes_on}
    return SourceRecord(
        source,
        tuple(index.sources[id] for id in index.chain(Citation(source.id))[1:]),
        tuple(sorted(passing)),
        Publishers(index).is_state_medium(*index.beginning(Citation(source.id))),
        tuple(make_step(index, relation, language=language) for relation in cited),
        index=index,
        language=language,
    )
