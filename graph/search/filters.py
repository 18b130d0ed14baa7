"""Which claims a question lets in, and why the others stay out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.holding import Held
from graph.model.json_form import JsonForm
from graph.model.records import Citation, Relation
from graph.problems import UsageError, did_you_mean
from graph.search.publishers import Publishers

__all__ = ["REASONS", "Filters", "Selection", "is_original"]

REASONS = (
    "by_status",
    "by_type",
    "by_theme",
    "by_date",
    "undated",
    "by_known",
    "by_origins",
    "by_state_media",
    "by_original",
    "by_read_twice",
    "by_contested",
    "by_avoid",
)
"""Why a claim can be left out, in the order in which the reasons are looked for; only the first one counts."""


@dataclass(frozen=True, slots=True)
class Filters(JsonForm):
    """What a question lets in; the default lets in what search walks by default.

    Attributes:
        statuses: the statuses let in; empty for those that the schema says search walks.
        uncontested: leave out what somebody denies or disputes; not what somebody only is said to deny or might deny.
        only: relation types let in; empty for all.
        without: relation types left out.
        themes: themes let in; empty for all.
        as_of: let in what held or may have held on this date, see `graph.model.holding`.
        known_at: let in what had been published by this date, see `is_known`.
        undated: let in, marked, what nothing dates: on the day of ``as_of``, or of which no source says when it was
            published, with ``known_at``.
        together: leave out paths whose steps never held at once.
        min_origins: the fewest independent beginnings that a claim may have.
        no_state_media: leave out what rests on state media alone, of whatever state.
        original: let in what was read in an original, as far as is known, see `is_original`.
        read_twice: let in what a second person read again in one of its sources.
        avoid: entity ids that no claim may have as an end.
        via: entity ids that a path must pass between its ends; see ``via_all``.
        via_all: whether it must pass them all, and not just one of them.
    """

    JSON = (
        "status: statuses",
        "uncontested",
        "only",
        "without",
        "theme: themes",
        "as_of",
        "known_at",
        "undated",
        "together",
        "min_origins",
        "no_state_media",
        "original",
        "read_twice",
        "avoid",
        "via",
        "via_all",
    )

    statuses: tuple[str, ...] = ()
    uncontested: bool = False
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    as_of: PartialDate | None = None
    known_at: PartialDate | None = None
    undated: bool = False
    together: bool = False
    min_origins: int = 1
    no_state_media: bool = False
    original: bool = False
    read_twice: bool = False
    avoid: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    via_all: bool = False

    def __post_init__(self) -> None:
        """Take dates as text too, so that ``Filters(as_of="2015")`` means what it says.

        Raises:
            UsageError: a text is no date.
        """
        for name in ("as_of", "known_at"):
            value = getattr(self, name)
            if isinstance(value, str):
                object.__setattr__(self, name, _date(name, value))


class Selection:
    """A collection as a question sees it.

    Attributes:
        index: the whole collection.
        view: the collection as it was known at ``filters.known_at``: claims, their citations and the denials published
            by then. Without that filter it is the whole collection.
        filters: the filters, with the statuses spelled out.
        publishers: what is known of the publishers, from the whole collection.
    """

    def __init__(self, index: ClaimIndex, filters: Filters | None = None) -> None:
        """Check the filters against the schema.

        Raises:
            UsageError: a status, type, theme or entity that does not exist, or fewer than one origin.
        """
        filters = filters or Filters()
        _check(index, filters)
        self.index = index
        self.filters = replace(filters, statuses=filters.statuses or index.schema.walked)
        self.publishers = Publishers(index)
        self.view = self._view()

    def _view(self) -> ClaimIndex:
        """Return the collection as the question sees it: as known at its date, and standing on the day asked about."""
        view, filters, unpublished = self.index, self.filters, frozenset[str]()
        if filters.known_at:
            view = _as_known(view, filters.known_at, undated=filters.undated)
            known = (relation for relation in view.relations.values())
            unpublished = frozenset(
                relation.id for relation in known if not _any_known(self.index, relation, filters.known_at)
            )
        return view.asked(filters.as_of, unpublished) if filters.as_of or unpublished else view

    def reason(self, relation: Relation) -> str | None:
        """Return the first of `REASONS` to leave a relation of the collection out; nothing where it is let in."""
        filters = self.filters
        if relation.status not in filters.statuses:
            return "by_status"
        if (filters.only and relation.type not in filters.only) or relation.type in filters.without:
            return "by_type"
        if filters.themes and self.index.theme(relation) not in filters.themes:
            return "by_theme"
        if filters.as_of and (left := self._reason_by_date(relation, filters.as_of)):
            return left
        return self._reason_by_evidence(relation) or self._reason_by_avoid(relation)

    def _reason_by_date(self, relation: Relation, when: PartialDate) -> str | None:
        held = self.view.holding.on(self.view.relations.get(relation.id, relation), when)
        if held is Held.UNDATED and not self.filters.undated:
            return "undated"
        return "by_date" if held is Held.NOT else None

    def _reason_by_evidence(self, relation: Relation) -> str | None:
        """Return the first filter on publication, sources or denials that leaves a claim out, if one does."""
        filters = self.filters
        known = self.view.relations.get(relation.id)
        if known is None:
            return "undated" if _is_unpublished(self.index, relation) else "by_known"
        if filters.min_origins > 1 and len(self.view.origins(known)) < filters.min_origins:
            return "by_origins"
        if filters.no_state_media and self.publishers.rests_on_state_media(known):
            return "by_state_media"
        if filters.original and not any(is_original(self.index, citation) for citation in known.sources):
            return "by_original"
        if filters.read_twice and not any(citation.read for citation in known.sources):
            return "by_read_twice"
        if filters.uncontested and known.id in self.view.firmly_contested:
            return "by_contested"
        return None

    def _reason_by_avoid(self, relation: Relation) -> str | None:
        avoid = self.filters.avoid
        return "by_avoid" if relation.subject in avoid or relation.object in avoid else None

    @cached_property
    def kept(self) -> tuple[Relation, ...]:
        """The relations let in whose ends are entities, as known at the date, in the order of the data."""
        view, walkable = self.view.relations, self.index.is_walkable
        return tuple(
            view[relation.id]
            for relation in self.index.relations.values()
            if walkable(relation) and self.reason(relation) is None
        )

    def hidden(self, relations: Iterable[Relation]) -> dict[str, int]:
        """Return how many of the relations were left out, by the first reason; every reason has a number."""
        counts = dict.fromkeys(REASONS, 0)
        for relation in relations:
            reason = self.reason(relation)
            if reason is not None:
                counts[reason] += 1
        return counts


def is_original(index: ClaimIndex, citation: Citation) -> bool:
    """Whether the document that was read is not known to carry the text of another.

    It passes nothing on, names no agency, and is an original where it says how it carries its text.
    """
    source, carriers = index.sources[citation.source], index.schema.carriers
    first = len(index.chain(citation)) == 1 and source.agency is None
    return first and (source.carrier is None or carriers[source.carrier].original)


def _date(name: str, text: str) -> PartialDate:
    """Return the date that a filter gives as text.

    Raises:
        UsageError: it is no date, or no plain one.
    """
    try:
        return PartialDate.parse_plain(text)
    except ValueError as error:
        raise UsageError(f"{name}: {error}") from None


def is_known(index: ClaimIndex, citation: Citation, when: PartialDate) -> bool:
    """Whether a document of the citation's chain had been published by a date, as far as is known.

    A document counts by its date of issue, or, if it has none, by the date on which it was read, unless that date lies
    certainly after the one asked for. A document without any date proves nothing.
    """
    dates = ((index.sources[id].issued or index.sources[id].accessed) for id in index.chain(citation))
    return any(date is not None and not when.certainly_before(date) for date in dates)


def _any_known(index: ClaimIndex, relation: Relation, when: PartialDate) -> bool:
    return any(is_known(index, citation, when) for citation in relation.sources)


def is_undated(index: ClaimIndex, citation: Citation) -> bool:
    """Whether no document of the citation's chain says when it was published."""
    return not any(index.sources[id].issued for id in index.chain(citation))


def _is_unpublished(index: ClaimIndex, relation: Relation) -> bool:
    """Whether one of the relation's citations has no date of publication, so that it may have been known at any time."""
    return any(is_undated(index, citation) for citation in relation.sources)


def _as_known(index: ClaimIndex, when: PartialDate, *, undated: bool) -> ClaimIndex:
    """Return the collection with only the claims and citations published by a date, and whose claims are known too.

    With ``undated`` the citations stay of which nobody says when they were published.
    """
    known: dict[str, Relation] = {}
    for relation in index.relations.values():
        citations = tuple(
            citation
            for citation in relation.sources
            if is_known(index, citation, when) or (undated and is_undated(index, citation))
        )
        if citations:
            known[relation.id] = relation if citations == relation.sources else replace(relation, sources=citations)
    # With a claim goes what is said of it, then what is said of that: the denial of a denial names no unknown claim.
    unknown = [id for id in index.relations if id not in known]
    while unknown:
        said = [about.id for about in index.relations_of(unknown.pop()) if about.id in known]
        for id in said:
            del known[id]
        unknown += said
    return index.with_relations(known.values())


def _check(index: ClaimIndex, filters: Filters) -> None:
    """Raise where a filter names what does not exist."""
    schema = index.schema
    # Each word asked for must be one that the schema or the collection knows.
    questions: tuple[tuple[str, Iterable[str], Collection[str]], ...] = (
        ("status", filters.statuses, schema.statuses),
        ("relation type", (*filters.only, *filters.without), schema.relation_types),
        ("theme", filters.themes, schema.themes),
        ("entity", (*filters.avoid, *filters.via), index.entities),
    )
    for what, asked, known in questions:
        for word in asked:
            if word not in known:
                raise UsageError(f"no {what} is called '{word}'{did_you_mean(word, list(known))}")
    if filters.min_origins < 1:
        raise UsageError(f"a claim has at least one origin; {filters.min_origins} asks for less")
