"""The questions of the knowledge graph, asked of an endpoint that holds its export: the same answers.

The engine searches: it finds the relations that lie near enough to both ends, and counts what scores are relative to.
What it finds is an excerpt of the collection, over which the answer is worked out by the same code as over local data.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from graph.model.claim_index import ClaimIndex
from graph.model.schema import Schema
from graph.problems import UsageError
from graph.query.links import Links, find_links
from graph.query.names import Match, Matches, find_names, take_name
from graph.query.neighbourhood import Neighbourhood, find_near
from graph.query.questions import Order
from graph.rdf.terms import DEFAULT_BASE, local_part, namespaces
from graph.reading.vocabulary import load_schema
from graph.search.limits import MAX_HOPS, TOP
from graph.sparql.bounded import IndexedLinks, deepen, pairs_on
from graph.sparql.census import CensusTaker
from graph.sparql.endpoint import Endpoint
from graph.sparql.fetching import RecordFetcher
from graph.sparql.reach import Reach
from graph.sparql.ways import CostedWay, fetch_cheapest_ways

if TYPE_CHECKING:
    from graph.model.records import Entity
    from graph.query.record import ShownRecord
    from graph.search.filters import Filters

__all__ = ["FARTHEST", "MOST_RELATIONS", "RemoteGraph"]

MOST_RELATIONS = 2500
"""The most relations fetched for one answer. Source: that takes a few seconds on the engines tested."""

FARTHEST = 4
"""The most hops of a path that is looked for over an endpoint. Source: a choice of ours."""


class RemoteGraph:
    """A collection at an endpoint, asked like a `KnowledgeGraph`.

    Args:
        endpoint: where the export is.
        schema: the types that its records follow; by default those of the package.
        base: what every IRI of ours begins with.
        most_relations: how many relations are fetched for an answer before only the cheapest ways are asked for.

    Attributes:
        index: the excerpt that the last answer speaks of, for names and sentences.
    """

    on_substitution: Callable[[str, Match], None] | None = None
    """Told of each text that is taken for a name which is spelled otherwise, with that match."""

    def __init__(
        self,
        endpoint: Endpoint,
        schema: Schema | None = None,
        base: str = DEFAULT_BASE,
        most_relations: int = MOST_RELATIONS,
    ) -> None:
        self.endpoint, self.base, self.most_relations = endpoint, base, most_relations
        self.schema = schema or load_schema()
        self.names = namespaces(base)
        self.reach = Reach(endpoint, base)
        self.census = CensusTaker(endpoint, self.schema, base)
        self.index = ClaimIndex(self.schema, {}, {}, {})
        self._labels: ClaimIndex | None = None

    def entity(self, name: str) -> Entity:
        """Return the one entity that a name or id means.

        Raises:
            UsageError: the name means nothing or several things.
        """
        if _is_id(name) and self.reach.exists(self._entity_iri(name)):
            excerpt = self._excerpt()
            excerpt.add(entities=[self._entity_iri(name)])
            found = excerpt.index().entities.get(name)
            if found is not None:
                return found
        match = take_name(self._named(), name)
        if match.substituted and self.on_substitution:
            self.on_substitution(name, match)
        return match.entity

    def find(self, text: str, limit: int = 10, *, language: str = "en") -> Matches:
        """Return at most ``limit`` entities that a text may mean, best first."""
        self.index = self._named()
        found = find_names(self.index, text, len(self.index.entities))
        counts = self.census.relations_of(match.entity.id for match in found)
        ranked = sorted(found, key=lambda match: (-match.score, -counts.get(match.entity.id, 0), match.entity.id))
        return Matches(text, tuple(ranked[:limit]), index=self.index, language=language)

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
        """Return what links two names; see `graph.knowledge_graph.KnowledgeGraph.links` for the options.

        Raises:
            UsageError: as for local data, or more than `FARTHEST` hops.
            EndpointError: the endpoint gives no whole answer.
        """
        if max_hops > FARTHEST:
            raise UsageError(f"over an endpoint a path has at most {FARTHEST} hops; {max_hops} asks for more")
        asked = self._resolved(filters)
        ends = (self.entity(origin).id, self.entity(destination).id)
        further = (*asked.via, *asked.avoid) if asked else ()
        excerpt = self._excerpt()
        excerpt.add(entities=map(self._entity_iri, (*ends, *further)))

        def answer() -> IndexedLinks:
            index = self._counted(excerpt)
            found = find_links(
                index,
                *ends,
                filters=asked,
                max_hops=max_hops,
                top=top,
                flat=flat,
                by=by,
                recency=recency,
                language=language,
            )
            return index, found

        here, there = map(self._entity_iri, ends)
        reach = self._within_reach(here, there, max_hops)
        if reach is None:
            self.index, links = self._deepened(excerpt, (here, there), max_hops, top, answer)
            return links
        excerpt.add(relations=reach)
        self.index, links = answer()
        return links if links.paths else self._why_nothing(excerpt, here, there, links, answer)

    def _deepened(
        self,
        excerpt: RecordFetcher,
        ends: tuple[str, str],
        max_hops: int,
        top: int | None,
        answer: Callable[[], IndexedLinks],
    ) -> IndexedLinks:
        """Return the answer over as many of the cheapest ways as it takes, see `deepen`."""
        fetched: set[tuple[str, str]] = set()

        def over(ways: list[CostedWay]) -> IndexedLinks:
            new = pairs_on(ways) - fetched
            fetched.update(new)
            excerpt.add(relations=self.reach.between(sorted(new)))
            return answer()

        def find(most: int) -> tuple[list[CostedWay], bool]:
            self.endpoint.progress(f"the {most} cheapest ways")
            return fetch_cheapest_ways(self.endpoint, *ends, max_hops, most, self.base)

        return deepen(find, over, top)

    def _why_nothing(
        self, excerpt: RecordFetcher, here: str, there: str, links: Links, answer: Callable[[], IndexedLinks]
    ) -> Links:
        """Return the empty answer with its reason, looked for as far as is looked over an endpoint."""
        reach = self._within_reach(here, there, FARTHEST)
        if reach is not None:
            excerpt.add(relations=reach)
            self.index, further = answer()
            links = replace(links, why_nothing=further.why_nothing)
        if links.why_nothing and links.why_nothing.kind == "unconnected":
            return replace(links, why_nothing=None)
        return links

    def near(self, name: str, *, filters: Filters | None = None, hops: int = 1, language: str = "en") -> Neighbourhood:
        """Return the entities within some hops of one, and the relations among them."""
        entity = self.entity(name).id
        edge = [self._entity_iri(entity)]
        excerpt, seen = self._excerpt(), set(edge)
        excerpt.add(entities=edge)
        for _ in range(hops):
            found = set(self.reach.touching(edge))
            excerpt.add(relations=found)
            ends: set[str] = set()
            for each in found:
                ends.update(excerpt.values(each, "rdf:subject"), excerpt.values(each, "rdf:object"))
            edge = sorted(end for end in ends - seen if not end.startswith(self.names["relation"]))
            seen.update(edge)
        self.index = self._counted(excerpt)
        return find_near(self.index, entity, filters=self._resolved(filters), hops=hops, language=language)

    def show(self, id: str, *, language: str = "en") -> ShownRecord:
        """Return one entity, relation or source whole, with all that belongs to it."""
        from graph.query.record import show_record

        excerpt = self._excerpt()
        relation, source = (self.names[kind] + (id if _is_id(id) else "-") for kind in ("relation", "source"))
        if self.reach.exists(relation):
            excerpt.add(relations=[relation])
            parts = (excerpt.values(relation, f"rdf:{part}") for part in ("subject", "predicate", "object"))
            for subject, predicate, object in product(*parts):
                excerpt.add(relations=self.reach.alike(subject, predicate, object))
        elif self.reach.exists(source):
            passing = self.reach.passing_on(source)
            excerpt.add(
                sources=passing, relations=(found for each in sorted(passing) for found in self.reach.citing(each))
            )
        else:
            id = self.entity(id).id
            iri = self._entity_iri(id)
            excerpt.add(entities=[iri], relations=self.reach.mentioning(iri), sources=self.reach.published_by(iri))
        excerpt.add(relations=set(self.reach.touching(excerpt.facts.instances(self.names["lazo"] + "Relation"))))
        self.index = self._counted(excerpt)
        return show_record(self.index, id, language=language)

    def _within_reach(self, here: str, there: str, max_hops: int) -> list[str] | None:
        """Return the relations of both ends and of the ways between them, or nothing where there are too many."""
        found: dict[str, None] = {}
        for relation in self.reach.ways(here, there, max_hops):
            found[relation] = None
            if len(found) > self.most_relations:
                return None
        return list(found)

    def _entity_iri(self, id: str) -> str:
        return self.names["entity"] + local_part(id)

    def _excerpt(self) -> RecordFetcher:
        return RecordFetcher(self.endpoint, self.schema, self.base)

    def _counted(self, excerpt: RecordFetcher) -> ClaimIndex:
        """Return the excerpt as an index that knows the counts of the whole."""
        index = excerpt.index()
        ends = {end for relation in index.relations.values() for end in (relation.subject, relation.object)}
        iris = {id: self._entity_iri(id) for id in ends & index.entities.keys()}
        weights = {id: weight for id, iri in iris.items() for weight in excerpt.numbers(iri, "lazo:weight")}
        index.totals = self.census.take(weights, iris.values())
        return index

    def _named(self) -> ClaimIndex:
        """Return all entities with their names and nothing else, fetched once."""
        if self._labels is None:
            self.endpoint.progress("names")
            excerpt = self._excerpt()
            excerpt.add_names()
            self._labels = excerpt.index()
        return self._labels

    def _resolved(self, filters: Filters | None) -> Filters | None:
        if filters is None:
            return None
        via, avoid = (tuple(self.entity(name).id for name in names) for names in (filters.via, filters.avoid))
        return replace(filters, via=via, avoid=avoid)


def _is_id(name: str) -> bool:
    """Whether a name can be the id of a record."""
    return name.isascii() and local_part(name) == name != ""
