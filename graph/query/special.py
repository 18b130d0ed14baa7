"""What is special about an entity or a pair, against its peers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product
from typing import TYPE_CHECKING

from graph.model.claim_index import ClaimIndex
from graph.model.json_form import JsonForm
from graph.model.records import Relation
from graph.problems import UsageError
from graph.query.questions import SpecialQuestion
from graph.search.adjacency import Adjacency
from graph.search.filters import Filters
from graph.search.grouping import arrow
from graph.search.paths import node_paths
from graph.search.question import Search
from graph.show.answer import Answer
from graph.show.markup import html_paragraph, html_table
from graph.show.steps import Step, make_step
from graph.show.tables import make_frame
from graph.words.messages import message
from graph.words.sentences import name_of

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["PatternCount", "Special", "find_special", "peers_of"]

EXAMPLES = 3
USUAL = 0.5
"""A pattern that at least this share of the peers has is missed where it is absent. Source: a choice of ours."""


@dataclass(frozen=True, slots=True)
class PatternCount(JsonForm):
    """How often a pattern occurs here and among the peers.

    Attributes:
        pattern: types of relations with their direction, and types of the entities passed.
        count: how many different ways (over entities) follow it here.
        stands: how many of these can be walked by plain facts alone.
        peers: how many peers have it at all.
        mean: how many ways follow it with a peer, on average.
        lift: ``(count + 1/2) / (mean + 1/2)``: above 1 for more than usual. The halves keep small numbers modest.
        examples: ways that follow it here, as entity ids, at most three; of a peer where there is none here.
        steps: the strongest claims of the first example.
    """

    JSON = ("pattern", "count", "stands", "peers", "mean: rounded_mean", "lift: rounded_lift", "examples", "steps")

    pattern: str
    count: int
    stands: int
    peers: int
    mean: float
    lift: float
    examples: tuple[tuple[str, ...], ...]
    steps: tuple[Step, ...] = ()

    @property
    def rounded_mean(self) -> float:
        """The mean to three decimals."""
        return round(self.mean, 3)

    @property
    def rounded_lift(self) -> float:
        """The lift to three decimals."""
        return round(self.lift, 3)


@dataclass(frozen=True, slots=True, repr=False)
class Special(Answer):
    """The answer to what is special.

    Attributes:
        entity: the entity asked for.
        partner: the entity that its links lead to; ``None`` where all its relations are meant.
        peers: those it is compared with, by id.
        filters: what was let in.
        more: patterns with a lift above 1, the highest first.
        less: patterns that occur, with a lift below 1, the lowest first.
        missing: patterns that do not occur, though at least half of the peers have them; most peers first.
    """

    JSON = ("query", "peers", "more", "less", "missing")

    entity: str
    partner: str | None
    peers: tuple[str, ...]
    filters: Filters
    more: tuple[PatternCount, ...]
    less: tuple[PatternCount, ...]
    missing: tuple[PatternCount, ...]
    index: ClaimIndex = field(kw_only=True, repr=False, compare=False)
    language: str = field(default="en", kw_only=True, repr=False, compare=False)

    @property
    def query(self) -> SpecialQuestion:
        """The question."""
        return SpecialQuestion(self.entity, self.partner, self.filters)

    @property
    def rows(self) -> tuple[PatternCount, ...]:
        """The patterns: more, less, missing."""
        return (*self.more, *self.less, *self.missing)

    def steps(self) -> Iterator[Step]:
        """Yield the strongest claims of the first example of each pattern."""
        for pattern in self.rows:
            yield from pattern.steps

    def to_frame(self) -> DataFrame:
        """Return a pandas frame with one row a pattern; ``kind`` is ``more``, ``less`` or ``missing``."""
        rows = [
            {"kind": kind, **each.to_dict()} for kind in ("more", "less", "missing") for each in getattr(self, kind)
        ]
        return make_frame(rows, ("kind", "pattern", "count", "stands", "peers", "mean", "lift", "examples"))

    def _repr_html_(self) -> str:
        names = [name_of(self.index, id, self.language) for id in self.query.names]
        columns = ("special-pattern", "special-here", "special-mean", "special-peers", "special-lift")
        header = [message(column, self.language) for column in columns]
        heading = message("special-heading", self.language, names=" – ".join(names), peers=len(self.peers))
        tables = [html_paragraph(heading)]
        for kind in ("more", "less", "missing"):
            rows = [
                [each.pattern, str(each.count), f"{each.mean:.1f}", str(each.peers), f"{each.lift:.2f}"]
                for each in getattr(self, kind)
            ]
            if rows:
                tables.append(html_table(message(f"special-{kind}", self.language), header, rows))
        return "".join(tables)


WaysByPattern = dict[str, list[tuple[str, ...]]]
"""The different ways over entities, by pattern."""


def peers_of(index: ClaimIndex, entity: str) -> tuple[str, ...]:
    """Return the entities of the same type that lie in, or belong to, something that the entity does too, by id.

    Only plain facts of types that the schema marks ``within`` count.
    """
    types, own = index.schema.relation_types, index.entities[entity].type

    def within(relations: Iterable[Relation]) -> Iterable[Relation]:
        return (relation for relation in relations if types[relation.type].within and index.is_plain(relation))

    wholes = {relation.object for relation in within(index.relations_of(entity)) if relation.subject == entity}
    peers: set[str] = set()
    for whole in wholes:
        peers.update(relation.subject for relation in within(index.relations_of(whole)) if relation.object == whole)
    peers.discard(entity)
    found = (other for other in peers if other in index.entities)
    return tuple(sorted(other for other in found if index.entities[other].type == own))


def find_special(
    index: ClaimIndex,
    entity: str,
    partner: str | None = None,
    *,
    peers: Sequence[str] | None = None,
    filters: Filters | None = None,
    max_hops: int = 2,
    language: str = "en",
) -> Special:
    """Return the patterns that an entity has more, less or not at all, against its peers.

    With a partner: the patterns of the paths between the two, of at most ``max_hops`` hops. Without: those of the
    entity's own relations, each with the type of its other end. Parallel relations of one type count once.

    Args:
        index: the collection.
        entity: whose patterns are examined.
        partner: where its paths lead.
        peers: whom to compare with; by default `peers_of` it, without the partner.
        filters: what is let in.
        max_hops: the longest path examined.
        language: of the sentences.

    Raises:
        UsageError: an unknown entity, or nobody to compare with.
    """
    search = Search(index, filters)
    asked = tuple(peers) if peers is not None else peers_of(index, entity)
    others = tuple(other for other in asked if other not in (entity, partner))
    if not others:
        raise UsageError(f"nobody to compare '{entity}' with; name its peers")
    search.check([entity, *([partner] if partner else []), *others], max_hops)
    plain = Adjacency(relation for relation in search.selection.kept if search.index.is_plain(relation))
    own, standing = (_ways(search, links, entity, partner, max_hops) for links in (search.kept, plain))
    theirs = [_ways(search, search.kept, other, partner, max_hops) for other in others]
    names = sorted({name for ways in (own, *theirs) for name in ways})
    counted = [_count(search, name, (own, standing, theirs), language) for name in names]
    more = sorted((each for each in counted if each.lift > 1), key=lambda each: (-each.lift, each.pattern))
    less = [each for each in counted if each.count and each.lift < 1]
    less.sort(key=lambda each: (each.lift, each.pattern))
    missing = [each for each in counted if not each.count and each.peers >= USUAL * len(others)]
    missing.sort(key=lambda each: (-each.peers, -each.mean, each.pattern))
    named = tuple(sorted(others))
    return Special(
        entity,
        partner,
        named,
        search.selection.filters,
        tuple(more),
        tuple(less),
        tuple(missing),
        index=search.index,
        language=language,
    )


def _ways(search: Search, links: Adjacency, entity: str, partner: str | None, max_hops: int) -> WaysByPattern:
    if partner is None:
        ways: Iterable[tuple[str, ...]] = ((entity, other) for other in links.neighbours(entity))
    else:
        ways = node_paths(links, entity, partner, max_hops)
    found: WaysByPattern = {}
    for way in ways:
        steps = [
            sorted({arrow(search, here, relation) for relation in links.between(here, there)})
            for here, there in pairwise(way)
        ]
        passed = [search.index.entities[id].type for id in way[1:]]
        last = None if partner else passed[-1]
        for arrows in product(*steps):
            parts = [part for pair in zip(arrows, passed, strict=True) for part in pair][:-1]
            found.setdefault(" ".join([*parts, *([last] if last else [])]), []).append(way)
    return found


def _count(
    search: Search, pattern: str, found: tuple[WaysByPattern, WaysByPattern, list[WaysByPattern]], language: str
) -> PatternCount:
    """Return the counts of a pattern, from the ways here, those here that stand, and those of each peer."""
    own, standing, theirs = found
    here = own.get(pattern, [])
    there = [ways[pattern] for ways in theirs if pattern in ways]
    mean = sum(map(len, there)) / len(theirs)
    examples = sorted(here or [way for ways in there for way in ways])[:EXAMPLES]
    steps = tuple(
        make_step(search.index, _following(search, one, other, wanted), one, language=language)
        for (one, other), wanted in zip(pairwise(examples[0]), pattern.split(" ")[::2], strict=True)
    )
    stands = len(standing.get(pattern, []))
    lift = (len(here) + 0.5) / (mean + 0.5)
    return PatternCount(pattern, len(here), stands, len(there), mean, lift, tuple(examples), steps)


def _following(search: Search, one: str, other: str, wanted: str) -> Relation:
    """Return the strongest relation between two entities that a step of a pattern asks for."""
    return next(relation for relation in search.between(one, other) if arrow(search, one, relation) == wanted)
