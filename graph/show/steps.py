"""A relation as an answer shows it: its ends, how sure, since when, in a sentence, on what sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.json_form import JsonForm, RelationTypeId, StatusId
from graph.model.records import Citation, Relation
from graph.words.sentences import sentence

__all__ = ["Denial", "Step", "denials_of", "make_step", "told_denials"]


@dataclass(frozen=True, slots=True)
class Denial(JsonForm):
    """A claim against a claim, which is never shown without it.

    Attributes:
        relation: its id.
        by: who or what stands against the claim.
        status: how sure it is that they do.
        contested: whether somebody denies that they do.
        claimed_by: who says that they do, as entity ids; empty where the source says it.
        through: the id of the allegation that is denied; nothing where the claim itself is.
        sentence: the denial in words.
        sources: the ids of the sources that were read.
        citations: the same with the passages in them.
    """

    relation: str
    by: str
    status: StatusId
    contested: bool
    claimed_by: tuple[str, ...]
    through: str | None
    sentence: str
    sources: tuple[str, ...]
    citations: tuple[Citation, ...] = field(default=(), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Step(JsonForm):
    """One relation of an answer.

    Attributes:
        relation: its id.
        type: its relation type.
        subject: whom or what the claim is about.
        object: the other end of the claim.
        origin: the end from which it is walked; the subject where nothing is walked.
        destination: the end to which it is walked.
        status: how sure it is.
        contested: whether somebody denies or disputes it.
        start: when it began or happened.
        end: when it ended.
        as_of: when it was seen to hold.
        sentence: the claim in words, in its own direction, with what keeps it from being a plain fact.
        sources: the ids of the sources that were read, each once.
        origins: the number of independent beginnings.
        claimed_by: who claims it, as entity ids.
        denials: the claims against it.
        parallel: the ids of the other relations that lead the same way, strongest first.
        rivals: the ids of the claims about the same two whose figures or dates exclude its own.
        held: with a date asked about, whether it held then: ``held``, ``may-have-held`` or ``undated``.
        citations: its sources with the passages in them and what they pass on.
    """

    JSON = (
        "relation",
        "type",
        "subject",
        "object",
        "from: origin",
        "to: destination",
        "status",
        "contested",
        "start",
        "end",
        "as_of",
        "held",
        "sentence",
        "sources",
        "origins",
        "claimed_by",
        "denials",
        "parallel",
        "rival_accounts: rivals",
    )

    relation: str
    type: RelationTypeId
    subject: str
    object: str
    origin: str
    destination: str
    status: StatusId
    contested: bool
    start: PartialDate | None
    end: PartialDate | None
    as_of: PartialDate | None
    sentence: str
    sources: tuple[str, ...]
    origins: int
    claimed_by: tuple[str, ...] = ()
    denials: tuple[Denial, ...] = ()
    parallel: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    held: str | None = None
    citations: tuple[Citation, ...] = field(default=(), repr=False, compare=False)


def make_step(
    index: ClaimIndex,
    relation: Relation,
    origin: str | None = None,
    parallel: Iterable[Relation] = (),
    language: str = "en",
) -> Step:
    """Return a relation as a step walked from ``origin``, by default from its subject."""
    backwards = origin is not None and origin != relation.subject
    return Step(
        relation.id,
        relation.type,
        relation.subject,
        relation.object,
        relation.object if backwards else relation.subject,
        relation.subject if backwards else relation.object,
        relation.status,
        relation.id in index.contested,
        relation.start,
        relation.end,
        relation.as_of,
        sentence(index, relation, language),
        _sources(relation),
        len(index.origins(relation)),
        relation.claimed_by,
        denials_of(index, relation, language),
        tuple(other.id for other in parallel),
        index.rivals_of(relation.id),
        index.holding.on(relation, index.as_of).value if index.as_of else None,
        relation.sources,
    )


def denials_of(index: ClaimIndex, relation: Relation, language: str = "en") -> tuple[Denial, ...]:
    """Return the claims against a claim, in the order of the data."""
    return tuple(
        Denial(
            denial.id,
            denial.object if denial.subject == relation.id else denial.subject,
            denial.status,
            denial.id in index.contested,
            denial.claimed_by,
            None if relation.id in (denial.subject, denial.object) else denial.object,
            sentence(index, denial, language),
            _sources(denial),
            denial.sources,
        )
        for denial in index.denials_of(relation.id)
    )


def told_denials(denials: Iterable[Denial]) -> list[Denial]:
    """Return the denials that people read: who denies a claim itself isn't told again for the allegation behind it.

    The others follow in their order; in JSON and in every export all stand.
    """
    told: dict[tuple[str, str, bool], Denial] = {}
    for denial in sorted(denials, key=lambda each: each.through is not None):
        told.setdefault((denial.by, denial.status, denial.contested), denial)
    return list(told.values())


def _sources(relation: Relation) -> tuple[str, ...]:
    return tuple(dict.fromkeys(citation.source for citation in relation.sources))
