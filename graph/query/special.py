"""What is special about an entity or a pair, against its peers; and entities side by side, theme by theme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product
from typing import TYPE_CHECKING

from graph.model.claim_index import ClaimIndex
from graph.model.json_form import JsonForm
from graph.model.records import Relation
from graph.problems import UsageError
from graph.query.questions import NamesQuestion, SpecialQuestion
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

__all__ = ["Comparison", "PatternCount", "Special", "compare", "find_special", "peers_of"]

EXAMPLES = 3
USUAL = 0.5
"""A pattern that at least this share of the peers has is missed where it is absent. Source: a choice of ours."""


@dataclass(frozen=True, slots=True)
class PatternCount(JsonForm):
    """How often a pattern occurs here and among the peers.

    Attributes:
        pattern: types of relations with their direction, and types of the entities passed.
        count: how many different ways (over entities) follow it here.
        peers: how many peers have it at all.
        mean: how many ways follow it with a peer, on average.
        lift: ``(count + 1/2) / (mean + 1/2)``: above 1 for more than usual. The halves keep small numbers modest.
        examples: ways that follow it here, as entity ids, at most three; of a peer where there is none here.
    """

    JSON = ("pattern", "count", "peers", "mean: rounded_mean", "lift: rounded_lift", "examples")

    pattern: str
    count: int
    peers: int
    mean: float
    lift: float
    examples: tuple[tuple[str, ...], ...]

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
        search = Search(self.index, self.filters)
        for pattern in self.rows:
            for one, other in pairwise(pattern.examples[0] if pattern.examples else ()):
                yield make_step(self.index, search.between(one, other)[0], one, language=self.language)

    def to_frame(self) -> DataFrame:
        """Return a pandas frame with one row a pattern; ``kind`` is ``more``, ``less`` or ``missing``."""
        rows = [
            {"kind": kind, **each.to_dict()} for kind in ("more", "less", "missing") for each in getattr(self, kind)
        ]
        return make_frame(rows, ("kind", "pattern", "count", "peers", "mean", "lift", "examples"))

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


Ways = dict[str, list[tuple[str, ...]]]
"""The different ways over entities, by pattern."""


def peers_of(index: ClaimIndex, entity: str) -> tuple[str, ...]:
    """Return the entities of the same type that lie in, or belong to, something that the entity does too, by id.

    Only plain facts of types that the schema marks ``within`` count.
    """
    types, own = index.schema.relation_types, index.entities[entity].type

    def within(relations: Iterable[Relation]) -> Iterable[Relation]:
        return (relation for relation in relations if types[relation.type].within and index.is_plain(relation))

    wholes = {relation.object for relation in within(index.relations_of(entity)) if relation.subject == entity}
    parts = (relation for whole in wholes for relation in within(index.relations_of(whole)) if relation.object == whole)
    peers = {relation.subject for relation in parts} - {entity}
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
        entity: whose patterns are looked at.
        partner: where its paths lead.
        peers: whom to compare with; by default `peers_of` it, without the partner.
        filters: what is let in.
        max_hops: the longest path looked at.
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
    own = _ways(search, entity, partner, max_hops)
    theirs = [_ways(search, other, partner, max_hops) for other in others]
    counted = [_count(name, own, theirs) for name in sorted({name for ways in (own, *theirs) for name in ways})]
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


def _ways(search: Search, entity: str, partner: str | None, max_hops: int) -> Ways:
    if partner is None:
        ways: Iterable[tuple[str, ...]] = ((entity, other) for other in search.kept.neighbours(entity))
    else:
        ways = node_paths(search.kept, entity, partner, max_hops)
    found: Ways = {}
    for way in ways:
        steps = [
            sorted({arrow(search, here, relation) for relation in search.kept.between(here, there)})
            for here, there in pairwise(way)
        ]
        passed = [search.index.entities[id].type for id in way[1:]]
        last = None if partner else passed[-1]
        for arrows in product(*steps):
            parts = [part for pair in zip(arrows, passed, strict=True) for part in pair][:-1]
            found.setdefault(" ".join([*parts, *([last] if last else [])]), []).append(way)
    return found


def _count(pattern: str, own: Ways, theirs: list[Ways]) -> PatternCount:
    here = own.get(pattern, [])
    there = [ways[pattern] for ways in theirs if pattern in ways]
    mean = sum(map(len, there)) / len(theirs)
    examples = sorted(here or [way for ways in there for way in ways])[:EXAMPLES]
    return PatternCount(pattern, len(here), len(there), mean, (len(here) + 0.5) / (mean + 0.5), tuple(examples))


@dataclass(frozen=True, slots=True)
class TypeCounts(JsonForm):
    """How many relations an entity has of a theme, and of each type of it."""

    JSON = ("count", "types")

    types: Mapping[str, int]

    @property
    def count(self) -> int:
        """The relations of all types."""
        return sum(self.types.values())


@dataclass(frozen=True, slots=True, repr=False)
class Comparison(Answer):
    """Entities side by side.

    Attributes:
        entities: those asked for.
        filters: what was let in.
        themes: theme to entity to the number of its relations of each type; every theme of the schema that one has.
        totals: entity to the number of its relations.
        plain: entity to how many of these are plain facts.
        index: the collection as it was known, in which the answer can be looked up further.
    """

    JSON = ("query", "themes: counts", "totals", "plain")

    entities: tuple[str, ...]
    filters: Filters
    themes: Mapping[str, Mapping[str, Mapping[str, int]]]
    totals: Mapping[str, int]
    plain: Mapping[str, int]
    index: ClaimIndex = field(kw_only=True, repr=False, compare=False)
    language: str = field(default="en", kw_only=True, repr=False, compare=False)

    @property
    def query(self) -> NamesQuestion:
        """The question."""
        return NamesQuestion(self.entities, self.filters)

    @property
    def counts(self) -> dict[str, dict[str, TypeCounts]]:
        """Theme to entity to its counts."""
        return {
            theme: {entity: TypeCounts(types) for entity, types in row.items()} for theme, row in self.themes.items()
        }

    @property
    def rows(self) -> tuple[str, ...]:
        """The themes."""
        return tuple(self.themes)

    def steps(self) -> Iterator[Step]:
        """Yield the claims that were counted, in the order of the data."""
        for relation in Search(self.index, self.filters).selection.kept:
            if relation.subject in self.entities or relation.object in self.entities:
                yield make_step(self.index, relation, language=self.language)

    def to_frame(self) -> DataFrame:
        """Return a pandas frame with a row for each theme, entity and relation type."""
        rows = [
            {"theme": theme, "entity": entity, "type": type, "count": count}
            for theme, row in self.themes.items()
            for entity, types in row.items()
            for type, count in types.items()
        ]
        return make_frame(rows, ("theme", "entity", "type", "count"))

    def _repr_html_(self) -> str:
        themes, entities = self.index.schema.themes, self.index.entities
        rows: list[list[str | list[str]]] = [
            [themes[theme].label[self.language], *(_counts(row[entity]) for entity in self.entities)]
            for theme, row in self.themes.items()
        ]
        for name, counts in (("all-relations", self.totals), ("plain-facts", self.plain)):
            rows.append([message(name, self.language), *(str(counts[entity]) for entity in self.entities)])
        names = [entities[entity].name(self.language) for entity in self.entities]
        return html_table(" – ".join(names), ["", *names], rows)


def _counts(types: Mapping[str, int]) -> list[str]:
    return [str(sum(types.values())), *(f"{type}: {count}" for type, count in types.items())]


def compare(
    index: ClaimIndex, entities: Sequence[str], *, filters: Filters | None = None, language: str = "en"
) -> Comparison:
    """Return how many relations of each theme and type each entity has, in the order of the schema.

    Raises:
        UsageError: fewer than two entities, or an unknown one.
    """
    if len(entities) < 2:
        raise UsageError("a comparison needs two entities or more")
    search = Search(index, filters)
    search.check(entities, 1)
    types, view = index.schema.relation_types, search.index
    own = {
        entity: [relation for relation in search.selection.kept if entity in (relation.subject, relation.object)]
        for entity in entities
    }
    themes = {}
    for theme in index.schema.themes:
        row = {
            entity: Counter(relation.type for relation in relations if types[relation.type].theme == theme)
            for entity, relations in own.items()
        }
        if any(row.values()):
            themes[theme] = {
                entity: {type: counts[type] for type in types if counts[type]} for entity, counts in row.items()
            }
    return Comparison(
        tuple(entities),
        search.selection.filters,
        themes,
        {entity: len(relations) for entity, relations in own.items()},
        {entity: sum(map(view.is_plain, relations)) for entity, relations in own.items()},
        index=view,
        language=language,
    )
