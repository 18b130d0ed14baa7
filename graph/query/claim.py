"""A relation whole: its sources with their chains, its rivals, and what is said for and against it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.model.claim_index import ClaimIndex
from graph.model.records import Citation, Quantity, Relation, Source
from graph.search.publishers import Publishers
from graph.show.steps import Step, make_step
from graph.show.tables import STEP_FIELDS, Sheet, make_frame
from graph.words.messages import message
from graph.words.sentences import name_of

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["Claim", "ReadSource", "make_claim", "source_dict"]


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A citation resolved.

    Attributes:
        chain: the source that was read, then what it passes on, down to where the claim begins.
        locator: the place in the source that was read.
        says: what the source says that bears the claim, in English.
        read: the day on which a second person read it again; nothing while nobody has.
        origin: the entity with whose account the claim begins.
        state_medium: whether that is a medium that a state owns or directs.
        interested: whether that state is a party to the claim.
    """

    chain: tuple[Source, ...]
    locator: str | None
    says: str | None
    read: str | None
    origin: str
    state_medium: bool
    interested: bool

    def to_dict(self) -> dict[str, object]:
        """Return the citation as it stands in JSON."""
        read, *passed_on = (source_dict(source) for source in self.chain)
        return {
            **read,
            "locator": self.locator,
            "says": self.says,
            "read": self.read,
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
        allegations: the ids of the allegations to which it belongs, nearest first.
        index: the collection that holds it.
        language: of its sentences.
    """

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
            "allegations": list(self.allegations),
        }

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
        for origin, interested in {each.origin: each.interested for each in self.sources if each.state_medium}.items():
            kind = message("interested-party" if interested else "state-medium", language)
            sheet.add_line(f"{name_of(index, origin, language)}: {kind}")
        return sheet.finish()


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
    origin = index.origin(citation)
    return ReadSource(
        tuple(index.sources[id] for id in index.chain(citation)),
        citation.locator,
        citation.says,
        str(citation.read) if citation.read else None,
        origin,
        publishers.is_state_medium(origin),
        publishers.is_interested(origin, relation),
    )


def source_dict(source: Source) -> dict[str, object]:
    """Return a source as it stands in JSON."""
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
