"""One entity, relation or source, whole: everything that the collection holds about it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.claim_index import ClaimIndex
from graph.model import Citation, Entity, Quantity, Relation, Source
from graph.problems import UsageError, did_you_mean
from graph.query.publishers import Publishers
from graph.query.steps import Step, make_step

__all__ = ["Claim", "EntityRecord", "ReadSource", "Record", "SourceRecord", "make_claim", "show_record"]


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A citation resolved.

    Attributes:
        chain: the source that was read, then what it passes on, down to where the claim begins.
        locator: the place in the source that was read.
        origin: the entity with whose account the claim begins.
        state_medium: whether that is a medium that a state owns or directs.
        interested: whether that state is a party to the claim.
    """

    chain: tuple[Source, ...]
    locator: str | None
    origin: str
    state_medium: bool
    interested: bool

    def to_dict(self) -> dict[str, object]:
        """Return the citation as it stands in JSON."""
        read, *passed_on = (_source_dict(source) for source in self.chain)
        return {
            **read,
            "locator": self.locator,
            "passed_on": passed_on,
            "origin": self.origin,
            "state_medium": self.state_medium,
            "interested": self.interested,
        }


@dataclass(frozen=True, slots=True)
class Claim:
    """A relation whole.

    Attributes:
        step: what every answer shows of it, its claimants and the claims against it among them.
        plain: whether it stands as a plain fact.
        relation: the record.
        sources: where it can be read, each with its chain.
        rivals: other claims of the same type between the same ends (other numbers, other dates).
        against: the claims that it denies or disputes, or that dispute it.
        about: other claims that speak of it (confirmations, arguments).
        speaks_of: the claims that stand at its ends.
    """

    step: Step
    plain: bool
    relation: Relation
    sources: tuple[ReadSource, ...]
    rivals: tuple[Step, ...] = ()
    against: tuple[Step, ...] = ()
    about: tuple[Step, ...] = ()
    speaks_of: tuple[Step, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Return the claim as it stands in JSON."""
        return {
            "kind": "relation",
            **self.step.to_dict(),
            "plain": self.plain,
            "place": list(self.relation.place),
            "role": dict(self.relation.role),
            "quantities": [_quantity_dict(quantity) for quantity in self.relation.quantities],
            "sources": [source.to_dict() for source in self.sources],
            "rivals": [step.to_dict() for step in self.rivals],
            "against": [step.to_dict() for step in self.against],
            "about": [step.to_dict() for step in self.about],
            "speaks_of": [step.to_dict() for step in self.speaks_of],
        }


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """An entity whole.

    Attributes:
        entity: the record.
        states_behind: the states that own or direct it, without itself.
        relations: its claims, in the order of the data.
        mentions: the claims in which it is claimant, place or what is counted, in the order of the data.
        published: the ids of the sources that it published or wrote, or whose agency it is.
    """

    entity: Entity
    states_behind: tuple[str, ...]
    relations: tuple[Claim, ...]
    mentions: tuple[Step, ...]
    published: tuple[str, ...]

    def to_dict(self) -> dict[str, object]:
        """Return the record as ``lazo show --json`` prints it."""
        entity = self.entity
        return {
            "kind": "entity",
            "id": entity.id,
            "type": entity.type,
            "label": dict(entity.label),
            "aliases": {language: list(names) for language, names in entity.aliases.items()},
            "description": dict(entity.description),
            "identifiers": dict(entity.identifiers),
            "states_behind": list(self.states_behind),
            "relations": [claim.to_dict() for claim in self.relations],
            "mentions": [step.to_dict() for step in self.mentions],
            "published": list(self.published),
        }


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A source whole.

    Attributes:
        source: the record.
        passes_on: the sources that the whole document passes on.
        passed_on_by: the ids of the sources that pass it on, for one claim or as a whole.
        state_medium: whether its publisher, or its agency, is a medium that a state owns or directs.
        relations: the claims that are read in it, in the order of the data.
    """

    source: Source
    passes_on: tuple[Source, ...]
    passed_on_by: tuple[str, ...]
    state_medium: bool
    relations: tuple[Step, ...]

    def to_dict(self) -> dict[str, object]:
        """Return the record as ``lazo show --json`` prints it."""
        return {
            "kind": "source",
            **_source_dict(self.source),
            "passed_on": [_source_dict(source) for source in self.passes_on],
            "passed_on_by": list(self.passed_on_by),
            "state_medium": self.state_medium,
            "relations": [step.to_dict() for step in self.relations],
        }


Record = EntityRecord | Claim | SourceRecord


def show_record(index: ClaimIndex, id: str, *, language: str = "en") -> Record:
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


def make_claim(
    index: ClaimIndex, relation: Relation, *, publishers: Publishers | None = None, language: str = "en"
) -> Claim:
    """Return a relation with its sources, rivals, denials in both directions and what else is said of it."""
    publishers = publishers or Publishers(index)
    types, about = index.schema.relation_types, index.relations_of(relation.id)
    spoken_of = [index.relations[end] for end in (relation.subject, relation.object) if end in index.relations]
    against = spoken_of if types[relation.type].denial else []

    def steps(relations: list[Relation]) -> tuple[Step, ...]:
        return tuple(make_step(index, other, language=language) for other in relations)

    return Claim(
        make_step(index, relation, language=language),
        index.is_plain(relation),
        relation,
        tuple(_read(index, publishers, relation, citation) for citation in relation.sources),
        steps(_rivals(index, relation)),
        steps(against),
        steps([other for other in about if not types[other.type].denial]),
        steps(spoken_of),
    )


def _rivals(index: ClaimIndex, relation: Relation) -> list[Relation]:
    ends = {(relation.subject, relation.object)}
    if index.schema.relation_types[relation.type].symmetric:
        ends.add((relation.object, relation.subject))
    return [
        other
        for other in index.relations_of(relation.subject)
        if other.id != relation.id and other.type == relation.type and (other.subject, other.object) in ends
    ]


def _read(index: ClaimIndex, publishers: Publishers, relation: Relation, citation: Citation) -> ReadSource:
    origin = index.origin(citation)
    return ReadSource(
        tuple(index.sources[id] for id in index.chain(citation)),
        citation.locator,
        origin,
        publishers.is_state_medium(origin),
        publishers.is_interested(origin, relation),
    )


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
    passing = {
        citation.source
        for relation in cited
        for citation in relation.sources
        if source.id in index.chain(citation) and citation.source != source.id
    }
    passing |= {other.id for other in index.sources.values() if source.id in other.passes_on}
    return SourceRecord(
        source,
        tuple(index.sources[id] for id in index.chain(Citation(source.id))[1:]),
        tuple(sorted(passing)),
        Publishers(index).is_state_medium(source.agency or source.publisher),
        tuple(make_step(index, relation, language=language) for relation in cited),
    )


def _source_dict(source: Source) -> dict[str, object]:
    return {
        "id": source.id,
        "source_kind": source.kind,
        "publisher": source.publisher,
        "title": source.title,
        "issued": str(source.issued) if source.issued else None,
        "accessed": str(source.accessed) if source.accessed else None,
        "url": source.url,
        "language": source.language,
        "authors": list(source.authors),
        "agency": source.agency,
        "work": source.work,
    }


def _quantity_dict(quantity: Quantity) -> dict[str, object]:
    numbers = {name: getattr(quantity, name) for name in ("value", "min", "max")}
    return {
        "unit": quantity.unit,
        **{name: None if number is None else str(number) for name, number in numbers.items()},
        "about": quantity.about,
        "of": quantity.of,
        "measure": quantity.measure,
    }
