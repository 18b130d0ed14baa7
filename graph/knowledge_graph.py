"""The public face: a loaded graph, and one method for each question."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from graph.loader import load_index, shipped_data
from graph.model.claim_index import ClaimIndex
from graph.model.records import Entity

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from pandas import DataFrame

    from graph.query.agreements import Agreements
    from graph.query.audit import Audit
    from graph.query.coverage import Coverage
    from graph.query.links import Links
    from graph.query.names import Matches
    from graph.query.neighbourhood import Neighbourhood
    from graph.query.record import Record
    from graph.query.special import Comparison, Special
    from graph.query.timeline import Timeline
    from graph.query.trees import Trees
    from graph.search.filters import Filters
    from graph.sparql.results import QueryResult
    from graph.web.showing import Page

__all__ = ["SHIPPED", "KnowledgeGraph", "load"]

SHIPPED = "shipped"
"""The word that stands for the data that ships with the package, where folders are named."""

Language = Literal["en", "es", "pt", "ru"]


def load(*folders: str | Path) -> KnowledgeGraph:
    """Return the graph of the data that ships, or of the folders named.

    Args:
        *folders: data folders; the word ``shipped`` stands for what ships, so that a private folder can be added to it.

    Raises:
        DataError: the data breaks a rule; every problem is named with its place.
        UsageError: a folder is missing or holds no records.
    """
    index = load_index([shipped_data() if folder == SHIPPED else Path(folder) for folder in folders])
    return KnowledgeGraph(index.schema, index.entities, index.relations, index.sources)


class KnowledgeGraph(ClaimIndex):
    """Checked claims, and the questions that one can ask of them.

    Names are taken as people type them, in any of four languages and either script; ids work everywhere. Every method
    raises `UsageError` for a name that means nothing or several things.
    """

    def entity(self, name: str) -> Entity:
        """Return the one entity that a name or id means."""
        from graph.query.names import resolve

        return resolve(self, name)

    def find(self, text: str, limit: int = 10) -> Matches:
        """Return at most ``limit`` entities that a text may mean, best first."""
        from graph.query.names import find_names

        return find_names(self, text, limit)

    def links(self, origin: str, destination: str, *, filters: Filters | None = None, **options: Any) -> Links:
        """Return what links two names: ranked, sourced paths; `graph.query.links.find_links` has the options."""
        from graph.query.links import MAX_HOPS, find_links
        from graph.search.excerpt import excerpt_between

        ends = (self.entity(origin).id, self.entity(destination).id)
        asked, recency = self._resolved(filters), bool(options.get("recency"))
        part = excerpt_between(self, *ends, options.get("max_hops", MAX_HOPS), recency=recency)
        found = find_links(part, *ends, filters=asked, **options)
        return found if found.paths or part is self else find_links(self, *ends, filters=asked, **options)

    def near(
        self, name: str, *, filters: Filters | None = None, hops: int = 1, language: Language = "en"
    ) -> Neighbourhood:
        """Return the entities within some hops of one, and the relations among them."""
        from graph.query.neighbourhood import find_near

        return find_near(self, self.entity(name).id, filters=self._resolved(filters), hops=hops, language=language)

    def show(self, id: str, *, language: Language = "en") -> Record:
        """Return one entity, relation or source whole, with all that belongs to it."""
        from graph.query.record import show_record

        known = id in self.relations or id in self.sources
        return show_record(self, id if known else self.entity(id).id, language=language)

    def timeline(self, *names: str, filters: Filters | None = None, language: Language = "en") -> Timeline:
        """Return the dated claims of one name, or those between several, in order of date."""
        from graph.query.timeline import find_timeline

        ids = [self.entity(name).id for name in names]
        return find_timeline(self, ids, filters=self._resolved(filters), language=language)

    def trees(self, *names: str, filters: Filters | None = None, top: int = 3, language: Language = "en") -> Trees:
        """Return what links several names: the best small trees, what they share, what each two have alone."""
        from graph.query.trees import find_trees

        ids = [self.entity(name).id for name in names]
        return find_trees(self, ids, filters=self._resolved(filters), top=top, language=language)

    def compare(self, *names: str, filters: Filters | None = None, language: Language = "en") -> Comparison:
        """Return how many relations of each theme and type each name has."""
        from graph.query.special import compare

        ids = [self.entity(name).id for name in names]
        return compare(self, ids, filters=self._resolved(filters), language=language)

    def special(
        self, name: str, partner: str | None = None, *, filters: Filters | None = None, language: Language = "en"
    ) -> Special:
        """Return what a name, or a pair, has more or less of than its peers in the region."""
        from graph.query.special import find_special

        other = self.entity(partner).id if partner else None
        return find_special(self, self.entity(name).id, other, filters=self._resolved(filters), language=language)

    def audit(self, *names: str, filters: Filters | None = None, **options: Any) -> Audit:
        """Return what an editor should look at again; see `graph.query.audit.audit` for the options."""
        from graph.query.audit import audit

        return audit(self, [self.entity(name).id for name in names], filters=self._resolved(filters), **options)

    def agreements(self, *names: str, filters: Filters | None = None, language: Language = "en") -> Agreements:
        """Return the agreements in which all the names take part, with the dated steps of their lives."""
        from graph.query.agreements import find_agreements

        ids = (self.entity(name).id for name in names)
        return find_agreements(self, *ids, filters=self._resolved(filters), language=language)

    def coverage(self, name: str, *, language: Language = "en") -> Coverage:
        """Return how much is known of an entity and of each of its peers, by theme."""
        from graph.query.coverage import find_coverage

        return find_coverage(self, self.entity(name).id, language=language)

    def to_networkx(self) -> MultiDiGraph:
        """Return the typed multigraph with all attributes, for analysis with networkx."""
        from graph.export.networks import to_networkx

        return to_networkx(self)

    def to_frame(self, *, language: Language = "en") -> DataFrame:
        """Return a pandas frame with one row a relation, in the order of the data."""
        from graph.show.steps import make_step
        from graph.show.tables import STEP_FIELDS, make_frame

        steps = (make_step(self, relation, language=language) for relation in self.relations.values())
        return make_frame([step.to_dict() for step in steps], STEP_FIELDS)

    def sparql(self, query: str, *, timeout: float = 60.0) -> QueryResult:
        """Return what a SPARQL 1.1 query finds in the graph's export to RDF; its prefixes are preset.

        Raises:
            UsageError: the query is not SPARQL; line and column are named.
            LazoError: it took more than ``timeout`` seconds.
        """
        from graph.sparql.embedded import run_query

        return run_query(self, query, timeout=timeout)

    def export(self, path: str | Path, format: str = "turtle") -> Path:
        """Write the graph to a file in one of the formats of ``lazo export``, and return its path.

        A file whose name ends in ``.gz`` is packed.

        Raises:
            UsageError: there is no such format, or it cannot hold so much.
        """
        from graph.export.writing import export_file

        return export_file(self, Path(path), format)

    def view(
        self, *names: str, filters: Filters | None = None, top: int | None = None, language: Language = "en"
    ) -> Page:
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
        view = make_view(self, ids, filters=self._resolved(filters), top=TOP if top is None else top)
        return Page(make_page(view, language))

    def _repr_html_(self) -> str:
        from graph.show.tables import count_table

        return count_table(self)

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
