"""A relation whole: its sources with their chains, its rivals, and what is said for and against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.json_form import JsonForm
from graph.model.records import Citation, Quantity, Relation, Source, Texts
from graph.query.questions import RecordQuestion
from graph.search.publishers import Publishers
from graph.show.answer import Answer
from graph.show.steps import Step, make_step
from graph.show.tables import STEP_FIELDS, Sheet, make_frame
from graph.words.messages import message
from graph.words.sentences import name_of

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["Claim", "ReadSource", "SourceForm", "make_claim", "one_owner_lines"]


@dataclass(frozen=True, slots=True)
class SourceForm(JsonForm):
    """A source as it stands in JSON."""

    id: str
    source_kind: str
    publisher: str
    title: str | None
    issued: PartialDate | None
    accessed: PartialDate | None
    url: str | None
    language: str | None
    authors: tuple[str, ...]
    agency: str | None
    work: str | None
    carrier: str | None
    archived: str | None

    @classmethod
    def of(cls, source: Source) -> SourceForm:
        """Return the form of a source."""
        return cls(
            source.id,
            source.kind,
            source.publisher,
            source.title,
            source.issued,
            source.accessed,
            source.url,
            source.language,
            source.authors,
            source.agency,
            source.work,
            source.carrier,
            source.archived,
        )


@dataclass(frozen=True, slots=True)
class QuantityForm(JsonForm):
    """A quantity as it stands in JSON; its numbers are text, as exact as they are known."""

    unit: str
    value: Decimal | None
    min: Decimal | None
    max: Decimal | None
    about: bool
    of: str | None
    measure: str | None

    @classmethod
    def of_record(cls, quantity: Quantity) -> QuantityForm:
        """Return the form of a quantity."""
        numbers = (quantity.value, quantity.min, quantity.max)
        return cls(quantity.unit, *numbers, quantity.about, quantity.of, quantity.measure)


@dataclass(frozen=True, slots=True)
class ReadSource(JsonForm):
    """A citation resolved.

    Attributes:
        chain: the source that was read, then what it passes on, down to where the claim begins.
        locator: the passage of the source that was read.
        says: what the source says that bears the claim, in English.
        read: the day on which a second person read it again; nothing while nobody has.
        origin: the entity with whose account the claim begins.
        state_medium: whether that was a medium that a state owned or directed, on the day of the text.
        interested: whether a party to the claim, or who stood behind it, owned or directed the origin then, or is it.
    """

    JSON = ("*cited", "locator", "says", "read", "passed_on", "origin", "state_medium", "interested")

    chain: tuple[Source, ...]
    locator: str | None
    says: str | None
    read: PartialDate | None
    origin: str
    state_medium: bool
    interested: bool

    @property
    def standing(self) -> str | None:
        """The key of the message that says what its origin is to the claim; nothing for a third party."""
        if self.interested:
            return "interested-party" if self.state_medium else "interested-body"
        return "state-medium" if self.state_medium else None

    @property
    def cited(self) -> SourceForm:
        """The source that was read."""
        return SourceForm.of(self.chain[0])

    @property
    def passed_on(self) -> tuple[SourceForm, ...]:
        """The sources that it passes on, nearest first."""
        return tuple(map(SourceForm.of, self.chain[1:]))


@dataclass(frozen=True, slots=True, repr=False)
class Claim(Answer):
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
        allegations: the ids of the allegations to which it belongs, nearest first.
        index: the collection that holds it.
        language: of its sentences.
    """

    JSON = (
        "kind",
        "*step",
        "plain",
        "place: places",
        "role",
        "quantities",
        "sources",
        "rivals",
        "against",
        "about",
        "speaks_of",
        "allegations",
    )

    step: Step
    plain: bool
    relation: Relation
    sources: tuple[ReadSource, ...]
    rivals: tuple[Step, ...] = ()
    against: tuple[Step, ...] = ()
    about: tuple[Step, ...] = ()
    speaks_of: tuple[Step, ...] = ()
    allegations: tuple[str, ...] = ()
    index: ClaimIndex = field(kw_only=True, repr=False, compare=False)
    language: str = field(default="en", kw_only=True, repr=False, compare=False)

    @property
    def kind(self) -> Literal["relation"]:
        """What it is a record of."""
        return "relation"

    @property
    def places(self) -> tuple[str, ...]:
        """Where it happened, as entity ids."""
        return self.relation.place

    @property
    def role(self) -> Texts:
        """The office or part that the subject has in it, per language."""
        return self.relation.role

    @property
    def quantities(self) -> tuple[QuantityForm, ...]:
        """The numbers that belong to it."""
        return tuple(map(QuantityForm.of_record, self.relation.quantities))

    @property
    def query(self) -> RecordQuestion:
        """The question."""
        return RecordQuestion(self.relation.id)

    @property
    def rows(self) -> tuple[Step, ...]:
        """The claim, then those that belong to it."""
        return tuple(self.steps())

    def steps(self) -> Iterator[Step]:
        """Yield the claim, then its rivals, those that it stands against, and what is said of it."""
        for _, steps in self._parts():
            yield from steps

    def to_frame(self) -> DataFrame:
        """Return a pandas frame with a row for the claim and one for each that belongs to it; ``part`` says how."""
        rows = [{"part": part, **step.to_dict()} for part, steps in self._parts() for step in steps]
        return make_frame(rows, ("part", *STEP_FIELDS))

    def _parts(self) -> list[tuple[str, tuple[Step, ...]]]:
        names = ("rivals", "against", "about", "speaks_of")
        return [("relation", (self.step,)), *((name, getattr(self, name)) for name in names)]

    def _repr_html_(self) -> str:
        index, language = self.index, self.language
        sheet = Sheet(index, language)
        line = message(
            "status-line",
            language,
            status=index.schema.statuses[self.relation.status].label[language],
            origins=self.step.origins,
            plain=message("yes" if self.plain else "no", language),
        )
        rows = [([part, step.relation], [step]) for part, steps in self._parts() for step in steps]
        sheet.add(f"{self.relation.id}; {line}", ("part", "relation"), rows)
        for id in self.allegations:
            sheet.add_line(message("belongs-to", language, name=name_of(index, id, language)))
        for line in one_owner_lines(index, self.relation, language):
            sheet.add_line(line)
        for origin, standing in {each.origin: each.standing for each in self.sources if each.standing}.items():
            kind = message(standing, language)
            sheet.add_line(f"{name_of(index, origin, language)}: {kind}")
        return sheet.finish()


def one_owner_lines(index: ClaimIndex, relation: Relation, language: str) -> list[str]:
    """Return a line for each group of publishers of a claim that count once, because they had one owner."""
    return [
        message(
            "one-owner",
            language,
            count=len(origin.publishers),
            owner=", ".join(sorted(name_of(index, id, language) for id in origin.owners)),
            names=", ".join(name_of(index, id, language) for id in origin.publishers),
        )
        for origin in index.joined_origins(relation)
        if len(origin.publishers) > 1
    ]


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
        steps([other for other in about if not (types[other.type].denial or types[other.type].membership)]),
        steps(spoken_of),
        tuple(dict.fromkeys(membership.object for membership in index.memberships_of(relation.id))),
        index=index,
        language=language,
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
    origin, day = index.beginning(citation)
    return ReadSource(
        tuple(index.sources[id] for id in index.chain(citation)),
        citation.locator,
        citation.says,
        citation.read,
        origin,
        publishers.is_state_medium(origin, day),
        publishers.is_interested(origin, relation, day),
    )
