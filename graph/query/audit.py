"""What an editor should look at again: claims that rest on little, sources without address, numbers that disagree."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.holding import Held
from graph.model.json_form import JsonForm
from graph.model.records import Relation
from graph.problems import UsageError
from graph.query.questions import AuditQuestion
from graph.query.unsupported import party_figures, undated_starts, untied_names
from graph.search.filters import Filters
from graph.search.question import Search
from graph.show.answer import Answer
from graph.show.steps import Step, make_step
from graph.show.tables import STEP_FIELDS, Sheet, make_frame
from graph.words.messages import message

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["AUDIT_KINDS", "Audit", "Finding", "audit"]

AUDIT_KINDS = (
    "one_origin",
    "interested_media",
    "contested",
    "no_address",
    "disagreement",
    "weak",
    "undated",
    "unread",
    "copy",
    "split_allegation",
    "unclaimed",
    "party_figure",
    "undated_start",
    "untied_name",
    "not_confirmed",
)
"""What is looked for, in the order of the answer."""


@dataclass(frozen=True, slots=True)
class Finding(JsonForm):
    """Something to look at again.

    Attributes:
        kind: one of `AUDIT_KINDS`.
        subject: the id of the claim or source.
        steps: the claims that it is about: for ``contested`` the claim and then what stands against it, for
            ``disagreement`` all versions, for ``no_address`` the claims that are read in the source.
        detail: the origin, the dates or the numbers in question, as they stand in the data.
    """

    JSON = ("kind", "subject", "detail", "steps")

    kind: str
    subject: str
    steps: tuple[Step, ...]
    detail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Audit(Answer):
    """The answer to what should be reviewed.

    Attributes:
        entities: whose claims were examined; empty for all.
        filters: what was let in.
        since: claims not confirmed since this date are findings; ``None`` where that was not asked.
        examined: how many claims were examined.
        findings: by kind, then by id.
    """

    JSON = ("query", "examined", "counts", "findings")

    entities: tuple[str, ...]
    filters: Filters
    since: PartialDate | None
    examined: int
    findings: tuple[Finding, ...]
    index: ClaimIndex = field(kw_only=True, repr=False, compare=False)
    language: str = field(default="en", kw_only=True, repr=False, compare=False)

    @property
    def query(self) -> AuditQuestion:
        """The question."""
        return AuditQuestion(self.entities, self.since, self.filters)

    @property
    def rows(self) -> tuple[Finding, ...]:
        """The findings, by kind, then by id."""
        return self.findings

    def steps(self) -> Iterator[Step]:
        """Yield the claims of the findings."""
        for finding in self.findings:
            yield from finding.steps

    def to_frame(self) -> DataFrame:
        """Return a pandas frame with one row a claim of a finding."""
        rows = [
            {"kind": each.kind, "finding": each.subject, "detail": list(each.detail), **step.to_dict()}
            for each in self.findings
            for step in each.steps
        ]
        return make_frame(rows, ("kind", "finding", "detail", *STEP_FIELDS))

    def _repr_html_(self) -> str:
        sheet = Sheet(self.index, self.language)
        sheet.add_line(message("audit-heading", self.language, claims=self.examined))
        for kind, count in self.counts.items():
            rows = [
                ([", ".join([each.subject, *each.detail])], each.steps) for each in self.findings if each.kind == kind
            ]
            if rows:
                sheet.add(message(f"audit-{kind}", self.language, count=count), ("finding",), rows)
        return sheet.finish()

    @property
    def counts(self) -> Mapping[str, int]:
        """The number of findings of each kind."""
        return {kind: sum(finding.kind == kind for finding in self.findings) for kind in AUDIT_KINDS}


def audit(
    index: ClaimIndex,
    entities: Sequence[str] = (),
    *,
    filters: Filters | None = None,
    since: PartialDate | None = None,
    kinds: Sequence[str] = AUDIT_KINDS,
    language: str = "en",
) -> Audit:
    """Return what should be reviewed.

    * ``one_origin``: a claim with one independent beginning.
    * ``interested_media``: a claim all of whose accounts begin with a party to it, or with a medium or another body that a
      party owned or directed on the day of the text.
    * ``contested``: a claim that somebody denies or disputes, with both sides.
    * ``no_address``: a source that nobody can go to: no address, and no source with one passes it on.
    * ``disagreement``: claims of one type between the same two whose figures or dates exclude each other, see
      `graph.model.rivals`.
    * ``weak``: a claim none of whose accounts is worth `WEAK` by the kind, the medium and the carrier of its source.
    * ``undated``: a claim without any date, all of whose sources are undated too.
    * ``unread``: a claim that nobody has read a second time.
    * ``copy``: a claim read in a copy, a translation or an excerpt whose original is known.
    * ``split_allegation``: a claim that looks like a part of a denied allegation and doesn't belong to it.
    * ``unclaimed``: a claim that is less than reported, and of which nothing tells who makes it.
    * ``party_figure``: a claim with a number of which nothing tells who gives it, and all of whose accounts begin as those
      of ``interested_media`` do.
    * ``undated_start``: a claim with a start that is read in undated sources alone, at no place that is named.
    * ``untied_name``: an entity whose label names a state, with which no claim links it.
    * ``not_confirmed``: an open span that may have held on ``since`` (or that nothing dates), but was last seen before it.

    Args:
        index: the collection.
        entities: none for the whole collection; one for its claims; several for those between any two of them.
        filters: what is let in; unlike in a search, claims of every status are, unless the filters name some.
        since: the date for ``not_confirmed``.
        kinds: what is looked for.
        language: of the sentences.

    Raises:
        UsageError: an unknown entity or kind.
    """
    for kind in kinds:
        if kind not in AUDIT_KINDS:
            raise UsageError(f"an audit does not look for '{kind}'; choose from {', '.join(AUDIT_KINDS)}")
    filters = filters or Filters(statuses=tuple(index.schema.statuses))
    search = Search(index, filters)
    search.check(entities, 1)
    claims = [
        search.index.relations[relation.id]
        for relation in _claims(index, entities)
        if search.selection.reason(relation) is None
    ]
    looks: dict[str, Callable[[], Iterator[Look]]] = {
        "one_origin": lambda: _one_origin(search, claims),
        "interested_media": lambda: _interested_media(search, claims),
        "contested": lambda: _contested(search, claims),
        "no_address": lambda: _no_address(search, claims),
        "disagreement": lambda: _disagreements(search, claims),
        "weak": lambda: _weak(search, claims),
        "undated": lambda: _undated(search, claims),
        "unread": lambda: _unread(claims),
        "copy": lambda: _copies(search, claims),
        "split_allegation": lambda: _split_allegations(search, claims),
        "unclaimed": lambda: _unclaimed(search, claims),
        "party_figure": lambda: party_figures(search.selection.publishers, claims),
        "undated_start": lambda: undated_starts(search.index, claims),
        "untied_name": lambda: untied_names(search.index, claims),
        "not_confirmed": lambda: _not_confirmed(search, claims, since),
    }
    found = []
    for kind in AUDIT_KINDS:
        if kind in kinds:
            for subject, relations, detail in sorted(looks[kind](), key=lambda each: each[0]):
                steps = tuple(make_step(search.index, relation, language=language) for relation in relations)
                found.append(Finding(kind, subject, steps, tuple(detail)))
    return Audit(
        tuple(entities),
        search.selection.filters,
        since,
        len(claims),
        tuple(found),
        index=search.index,
        language=language,
    )


WEAK = 0.5
"""Below this worth an account is weak. Source: a choice of ours; what posts, notes, blogs and copies fall under."""

Look = tuple[str, Sequence[Relation], Sequence[str]]
"""The id of what was found, the claims that it is about, and the detail."""


def _claims(index: ClaimIndex, entities: Sequence[str]) -> Iterable[Relation]:
    if not entities:
        return index.relations.values()
    if len(entities) == 1:
        return index.relations_of(entities[0])
    ends = set(entities)
    return (relation for relation in index.relations.values() if relation.subject in ends and relation.object in ends)


def _one_origin(search: Search, claims: list[Relation]) -> Iterator[Look]:
    for relation in claims:
        origins = search.index.origins(relation)
        if len(origins) == 1:
            yield relation.id, [relation], origins


def _interested_media(search: Search, claims: list[Relation]) -> Iterator[Look]:
    publishers = search.selection.publishers
    for relation in claims:
        if publishers.rests_on_interested(relation):
            yield relation.id, [relation], search.index.origins(relation)


def _contested(search: Search, claims: list[Relation]) -> Iterator[Look]:
    for relation in claims:
        if relation.id in search.index.contested:
            against = search.index.denials_of(relation.id)
            yield relation.id, [relation, *against], [denial.id for denial in against]


def _no_address(search: Search, claims: list[Relation]) -> Iterator[Look]:
    sources, without = search.index.sources, dict[str, list[Relation]]()
    for relation in claims:
        for citation in relation.sources:
            chain = search.index.chain(citation)
            for number, id in enumerate(chain):
                if not any(sources[passing].url for passing in chain[: number + 1]):
                    own = without.setdefault(id, [])
                    if relation not in own:
                        own.append(relation)
    for id, relations in without.items():
        yield id, relations, [sources[id].publisher]


def _disagreements(search: Search, claims: list[Relation]) -> Iterator[Look]:
    index, told = search.index, set[str]()
    for relation in claims:
        rivals = [index.relations[id] for id in index.rivals_of(relation.id) if id in index.relations]
        if rivals and relation.id not in told:
            versions = [relation, *rivals]
            told.update(each.id for each in versions)
            yield relation.id, versions, [str(each.as_of or each.start or "") for each in versions]


def _weak(search: Search, claims: list[Relation]) -> Iterator[Look]:
    publishers = search.selection.publishers
    for relation in claims:
        worths = [publishers.worth(citation) for citation in relation.sources]
        if all(math.prod(value for _, value in worth) < WEAK for worth in worths):
            yield relation.id, [relation], list(dict.fromkeys(term for worth in worths for term, _ in worth))


def _undated(search: Search, claims: list[Relation]) -> Iterator[Look]:
    sources = search.index.sources
    for relation in claims:
        dates = [relation.start, relation.end, relation.as_of]
        dates += [sources[id].issued for citation in relation.sources for id in search.index.chain(citation)]
        if not any(dates):
            yield relation.id, [relation], [citation.source for citation in relation.sources]


def _unread(claims: list[Relation]) -> Iterator[Look]:
    for relation in claims:
        if not any(citation.read for citation in relation.sources):
            yield relation.id, [relation], []


def _copies(search: Search, claims: list[Relation]) -> Iterator[Look]:
    index = search.index
    for relation in claims:
        for citation in relation.sources:
            source = index.sources[citation.source]
            carried = source.carrier is not None and not index.schema.carriers[source.carrier].named
            if carried and (source.passes_on or source.agency):
                yield relation.id, [relation], [source.id, *(source.passes_on or [source.agency or ""])]
                break


def _split_allegations(search: Search, claims: list[Relation]) -> Iterator[Look]:
    """Yield what is said of the same two by the same type as a part of a denied allegation, or of what such a part tells.

    What the deniers themselves say is theirs, and a claim that they deny otherwise is told as denied already.
    """
    index = search.index
    alike: dict[tuple[str, str, str], set[str]] = {}
    for relation in index.relations.values():
        for membership in index.memberships_of(relation.id):
            if index.relations_of(membership.object):
                alike.setdefault((relation.subject, relation.type, relation.object), set()).add(membership.object)
    for relation in claims:
        found = alike.get((relation.subject, relation.type, relation.object), set())
        own = {membership.object for membership in index.memberships_of(relation.id)}
        missing = sorted(id for id in found - own if _is_denied_by_other(index, id, relation))
        if missing and relation.id not in index.contested:
            yield relation.id, [relation], missing


def _unclaimed(search: Search, claims: list[Relation]) -> Iterator[Look]:
    statuses = search.index.schema.statuses
    for relation in claims:
        status = statuses[relation.status]
        if not (status.walked or relation.claimed_by) and status.mood == "said":
            yield relation.id, [relation], [citation.source for citation in relation.sources]


def _is_denied_by_other(index: ClaimIndex, allegation: str, relation: Relation) -> bool:
    """Whether somebody denies an allegation who doesn't make the claim himself, nor through a body of his own."""
    denials = [each for each in index.relations_of(allegation) if each.type in index.schema.denials]
    speakers = {id for each in relation.claimed_by for id in index.control.behind(each)}
    return any(denial.subject not in speakers for denial in denials)


def _not_confirmed(search: Search, claims: list[Relation], since: PartialDate | None) -> Iterator[Look]:
    """Yield the open spans that may have held on a date, but were last seen to hold before it."""
    types, holding = search.index.schema.relation_types, search.index.holding
    for relation in claims if since else ():
        assert since is not None
        open = types[relation.type].time == "span" and relation.end is None
        seen = holding.last_known(relation) if open else None
        if seen and seen.first_day < since.first_day and holding.on(relation, since) in (Held.MAY, Held.UNDATED):
            yield relation.id, [relation], [str(seen)]
