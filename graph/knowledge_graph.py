"""The public face: a loaded graph, and one method for each question."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from graph.loader import load_index, shipped_data
from graph.model.claim_index import ClaimIndex
from graph.search.limits import MAX_HOPS, TOP

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from networkx import MultiDiGraph
    from pandas import DataFrame
    from rdflib import Graph

    from graph.model.dates import PartialDate
    from graph.model.records import Entity, Relation, Source
    from graph.model.schema import Schema
    from graph.query.agreements import Agreements
    from graph.query.audit import Audit
    from graph.query.comparison import Comparison
    from graph.query.coverage import Coverage
    from graph.query.links import Links
    from graph.query.names import Match, Matches
    from graph.query.neighbourhood import Neighbourhood
    from graph.query.questions import Order
    from graph.query.record import ShownRecord
    from graph.query.special import Special
    from graph.query.timeline import Timeline
    from graph.query.trees import Trees
    from graph.search.filters import Filters
    from graph.sparql.results import QueryResult
    from graph.web.showing import Page

__all__ = ["SHIPPED", "KnowledgeGraph", "load"]

SHIPPED = "shipped"
"""The word that stands for the data that ships with the package, where folders are named."""


def load(*folders: str | Path) -> KnowledgeGraph:
    """Return the graph of the data that ships, or of the folders named.

    Args:
        *folders: data folders; the word ``shipped`` stands for what ships, so that a private folder can be added to it.

    Raises:
        DataError: the data breaks a rule; every problem is named with its position.
        UsageError: a folder is missing or holds no records.
    """
    index = load_index([shipped_data() if folder == SHIPPED else Path(folder) for folder in folders])
    return KnowledgeGraph(index)


class KnowledgeGraph:
    """Checked claims, and the questions that one can ask of them.

    Names are taken as people type them, in any language and script of the vocabulary; ids work everywhere. Every method
    raises `UsageError` for a name that means nothing or several things.

    Attributes:
        index: the claims with their indices, which every function of the package takes.
    """

    on_substitution: Callable[[str, Match], None] | None = None
    """Told of each text that is taken for a name which is spelled otherwise, with that match."""

    def __init__(self, index: ClaimIndex) -> None:
        self.index = index

    @property
    def schema(self) -> Schema:
        """The types that the records follow."""
        return self.index.schema

    @property
    def entities(self) -> Mapping[str, Entity]:
        """The entities by id, in the order of the data."""
        return self.index.entities

    @property
    def relations(self) -> Mapping[str, Relation]:
        """The relations by id, in the order of the data."""
        return self.index.relations

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id, in the order of the data."""
        return self.index.sources

    def entity(self, name: str) -> Entity:
        """Return the one entity that a name or id means."""
        from graph.query.names import take_name

        match = take_name(self.index, name)
        if match.substituted and self.on_substitution:
            self.on_substitution(name, match)
        return match.entity

    def find(self, text: str, limit: int = 10, *, language: str = "en") -> Matches:
        """Return at most ``limit`` entities that a text may mean, best first."""
        from graph.query.names import find_names

        return find_names(self.index, text, limit, language)

    def links(
        self,
        origin: str,
        destination: str,
        *,
        filters: Filters | None = None,
        max_hops: int = MAX_HOPS,
        top: int | None = TOP,
        flat: bool = False,
        by: Order = "score",
        recency: bool = False,
        language: str = "en",
    ) -> Links:
        """Return what links two names: ranked, sourced paths.

        Args:
            origin: a name.
            destination: another one.
            filters: what is let in; its ``via`` and ``avoid`` take names.
            max_hops: the longest path looked for.
            top: the most paths; ``None`` for all, each by itself.
            flat: each path by itself, strictly in order of score.
            by: ``score``, or ``shortest`` for fewer hops first.
            recency: whether recent claims count more.
            language: of the sentences.
        """
        from graph.query.links import find_links
        from graph.search.excerpt import excerpt_between

        ends = (self.entity(origin).id, self.entity(destination).id)

        def found(index: ClaimIndex) -> Links:
            return find_links(
                index,
                *ends,
                filters=self._resolved(filters),
                max_hops=max_hops,
                top=top,
                flat=flat,
                by=by,
                recency=recency,
                language=language,
            )

        part = excerpt_between(self.index, *ends, max_hops)
        answer = found(part)
        return answer if answer.paths or part is self.index else found(self.index)

    def near(self, name: str, *, filters: Filters | None = None, hops: int = 1, language: str = "en") -> Neighbourhood:
        """Return the entities within some hops of one, and the relations among them."""
        from graph.query.neighbourhood import find_near

        return find_near(
            self.index, self.entity(name).id, filters=self._resolved(filters), hops=hops, language=language
        )

    def show(self, id: str, *, language: str = "en") -> ShownRecord:
        """Return one entity, relation or source whole, with all that belongs to it."""
        from graph.query.record import show_record

        known = id in self.relations or id in self.sources
        return show_record(self.index, id if known else self.entity(id).id, language=language)

    def timeline(self, *names: str, filters: Filters | None = None, language: str = "en") -> Timeline:
        """Return the dated claims of one name, or those between several, in order of date."""
        from graph.query.timeline import find_timeline

        ids = [self.entity(name).id for name in names]
        return find_timeline(self.index, ids, filters=self._resolved(filters), language=language)

    def trees(self, *names: str, filters: Filters | None = None, top: int = 3, language: str = "en") -> Trees:
        """Return what links several names: the best small trees, what they share, what each two have alone."""
        from graph.query.trees import find_trees

        ids = [self.entity(name).id for name in names]
        return find_trees(self.index, ids, filters=self._resolved(filters), top=top, language=language)

    def compare(self, *names: str, filters: Filters | None = None, language: str = "en") -> Comparison:
        """Return how many relations of each theme and type each name has."""
        from graph.query.comparison import compare

        ids = [self.entity(name).id for name in names]
        return compare(self.index, ids, filters=self._resolved(filters), language=language)

    def special(
        self, name: str, partner: str | None = None, *, filters: Filters | None = None, language: str = "en"
    ) -> Special:
        """Return what a name, or a pair, has more or less of than its peers in the region."""
        from graph.query.special import find_special

        other = self.entity(partner).id if partner else None
        return find_special(self.index, self.entity(name).id, other, filters=self._resolved(filters), language=language)

    def audit(
        self,
        *names: str,
        filters: Filters | None = None,
        since: PartialDate | str | None = None,
        kinds: Sequence[str] | None = None,
        language: str = "en",
    ) -> Audit:
        """Return what an editor should look at again; see `graph.query.audit` for the kinds.

        Args:
            *names: whose claims; none for all.
            filters: what is let in; unlike elsewhere every status is, unless the filters name some.
            since: claims not confirmed since this date are listed as well.
            kinds: what is looked for; all kinds by default.
            language: of the sentences.
        """
        from graph.model.dates import PartialDate
        from graph.query.audit import AUDIT_KINDS, audit

        return audit(
            self.index,
            [self.entity(name).id for name in names],
            filters=self._resolved(filters),
            since=PartialDate.parse(since) if isinstance(since, str) else since,
            kinds=AUDIT_KINDS if kinds is None else kinds,
            language=language,
        )

    def agreements(self, *names: str, filters: Filters | None = None, language: str = "en") -> Agreements:
        """Return the agreements in which all the names take part, with the dated steps of their lives."""
        from graph.query.agreements import find_agreements

        ids = (self.entity(name).id for name in names)
        return find_agreements(self.index, *ids, filters=self._resolved(filters), language=language)

    def coverage(self, name: str, *, language: str = "en") -> Coverage:
        """Return how much is known of an entity and of each of its peers, by theme."""
        from graph.query.coverage import find_coverage

        return find_coverage(self.index, self.entity(name).id, language=language)

    def to_networkx(self) -> MultiDiGraph:
        """Return the typed multigraph with all attributes, for analysis with networkx."""
        from graph.export.networks import to_networkx

        return to_networkx(self.index)

    def to_rdflib(self) -> Graph:
        """Return the export to RDF as a graph of rdflib, for people who know its interface; meant for small data."""
        from graph.rdf.library import to_rdflib

        return to_rdflib(self.index)

    def to_frame(self, *, language: str = "en") -> DataFrame:
        """Return a pandas frame with one row a relation, in the order of the data."""
        from graph.show.steps import make_step
        from graph.show.tables import STEP_FIELDS, make_frame

        steps = (make_step(self.index, relation, language=language) for relation in self.relations.values())
        return make_frame([step.to_dict() for step in steps], STEP_FIELDS)

    def sparql(self, query: str, *, timeout: float = 60.0) -> QueryResult:
        """Return what a SPARQL 1.1 query finds in the graph's export to RDF; its prefixes are preset.

        Raises:
            UsageError: the query is not SPARQL; line and column are named.
            LazoError: it took more than ``timeout`` seconds.
        """
        from graph.sparql.embedded import run_query

        return run_query(self.index, query, timeout=timeout)

    def export(self, path: str | Path, format: str = "turtle") -> Path:
        """Write the graph to a file in one of the formats of ``lazo export``, and return its path.

        A file whose name ends in ``.gz`` is packed.

        Raises:
            UsageError: there is no such format, or it cannot hold so much.
        """
        from graph.export.writing import export_file

        return export_file(self.index, Path(path), format)

    def view(self, *names: str, filters: Filters | None = None, top: int | None = None, language: str = "en") -> Page:
        """Return one offline page: what links several names, the neighbourhood of one, or the whole graph.

        A notebook shows it in place; its method ``save`` writes it to a file.

        Args:
            *names: entities; none for the whole graph.
            filters: what is let in; statuses apart, which the page lets in and out.
            top: how many explanations for each pair.
            language: of the page at first; it can be switched.
        """
        from graph.web.page import make_page
        from graph.web.showing import Page
        from graph.web.view import TOP, make_view

        ids = [self.entity(name).id for name in dict.fromkeys(names)]
        view = make_view(self.index, ids, filters=self._resolved(filters), top=TOP if top is None else top)
        return Page(make_page(view, language))

    def _repr_html_(self) -> str:
        from graph.show.tables import count_table

        return count_table(self.index)

    def _resolved(self, filters: Filters | None) -> Filters | None:
        """Return the filters with the names of entities turned into ids."""
        from dataclasses import replace

        if filters is None:
            return None
        via, avoid = (tuple(self.entity(name).id for name in names) for names in (filters.via, filters.avoid))
        return replace(filters, via=via, avoid=avoid)

    def __repr__(self) -> str:
        counts = f"{len(self.entities)} entities, {len(self.relations)} relations, {len(self.sources)} sources"
        return f"<KnowledgeGraph: {counts}>"
