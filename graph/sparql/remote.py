"""The questions of the knowledge graph, asked of an endpoint that holds its export: the same answers.

The engine searches: it finds the relations that lie near enough to both ends, and counts what scores are relative to.
What it finds is an excerpt of the collection, over which the answer is worked out by the same code as over local data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from graph.claim_index import ClaimIndex
from graph.problems import UsageError
from graph.query.links import MAX_HOPS, Links, find_links
from graph.query.names import find_names, resolve
from graph.query.neighbourhood import Neighbourhood, find_near
from graph.rdf.terms import DEFAULT_BASE, local_part, namespaces
from graph.schema import Schema, load_schema
from graph.sparql.census import CensusTaker
from graph.sparql.endpoint import Endpoint
from graph.sparql.excerpt import Excerpt

if TYPE_CHECKING:
    from graph.model import Entity
    from graph.query.filters import Filters
    from graph.query.names import Match
    from graph.query.record import Record

__all__ = ["FARTHEST", "RemoteGraph"]

FARTHEST = 4
"""The most hops of a path that is looked for over an endpoint."""


class RemoteGraph:
    """A collection at an endpoint, asked like a `KnowledgeGraph`.

    Attributes:
        index: the excerpt that the last answer speaks of, for names and sentences.
    """

    def __init__(self, endpoint: Endpoint, schema: Schema | None = None, base: str = DEFAULT_BASE) -> None:
        self.endpoint, self.base = endpoint, base
        self.schema = schema or load_schema()
        self.names = namespaces(base)
        self.census = CensusTaker(endpoint, self.schema, base)
        self.index = ClaimIndex(self.schema, {}, {}, {})
        self._labels: ClaimIndex | None = None

    def entity(self, name: str) -> Entity:
        """Return the one entity that a name or id means.

        Raises:
            UsageError: the name means nothing or several things.
        """
        iri = self.names["entity"] + local_part(name)
        if self.endpoint.select(f"SELECT ?l WHERE {{ <{iri}> {self._iri('rdfs:label')} ?l }} LIMIT 1"):
            excerpt = self._excerpt()
            excerpt.add(entities=[iri])
            return excerpt.index().entities[name]
        return resolve(self._named(), name)

    def find(self, text: str, limit: int = 10) -> tuple[Match, ...]:
        """Return at most ``limit`` entities that a text may mean, best first."""
        self.index = self._named()
        found = find_names(self.index, text, len(self.index.entities))
        counts = self.census.relations_of(match.entity.id for match in found)
        ranked = sorted(found, key=lambda match: (-match.score, -counts.get(match.entity.id, 0), match.entity.id))
        return tuple(ranked[:limit])

    def links(self, origin: str, destination: str, *, filters: Filters | None = None, **options: Any) -> Links:
        """Return what links two names; see `graph.query.links.find_links` for the options.

        Raises:
            UsageError: as for local data, or more than `FARTHEST` hops.
            EndpointError: the endpoint gives no whole answer.
        """
        max_hops = options.get("max_hops", MAX_HOPS)
        if max_hops > FARTHEST:
            raise UsageError(f"over an endpoint a path has at most {FARTHEST} hops; {max_hops} asks for more")
        ends = (self.entity(origin).id, self.entity(destination).id)
        asked = self._resolved(filters)
        here, there = (self.names["entity"] + local_part(id) for id in ends)
        excerpt = self._excerpt()
        further = (*asked.via, *asked.avoid) if asked else ()
        excerpt.add(entities=[here, there, *(self.names["entity"] + local_part(id) for id in further)])
        excerpt.add(relations=self._within_reach(here, there, max_hops))
        self.index = self._counted(excerpt, recency=bool(options.get("recency")))
        return find_links(self.index, *ends, filters=asked, **options)

    def near(self, name: str, *, filters: Filters | None = None, hops: int = 1, language: str = "en") -> Neighbourhood:
        """Return the entities within some hops of one, and the relations among them."""
        entity = self.entity(name).id
        excerpt = self._excerpt()
        iri = self.names["entity"] + local_part(entity)
        excerpt.add(entities=[iri])
        edge, seen = [iri], {iri}
        for _ in range(hops):
            found = list(self._touching(edge))
            excerpt.add(relations=found)
            ends = {end for relation in found for name in ("rdf:subject", "rdf:object") for end in excerpt.values(relation, name)}
            edge = sorted(end for end in ends - seen if not end.startswith(self.names["relation"]))
            seen.update(edge)
        self.index = self._counted(excerpt)
        return find_near(self.index, entity, filters=self._resolved(filters), hops=hops, language=language)

    def show(self, id: str, *, language: str = "en") -> Record:
        """Return one entity, relation or source whole, with all that belongs to it."""
        from graph.query.record import show_record

        excerpt = self._excerpt()
        kinds = ("relation", "source")
        iris = {kind: self.names[kind] + local_part(id) for kind in kinds}
        kind = next((kind for kind in kinds if self._exists(iris[kind])), "entity")
        if kind == "entity":
            entity = self.entity(id).id
            excerpt.add(entities=[self.names["entity"] + local_part(entity)])
            self._add_mentions(excerpt, self.names["entity"] + local_part(entity))
            id = entity
        elif kind == "relation":
            excerpt.add(relations=[iris[kind]])
            excerpt.add(relations=self._rivals(excerpt, iris[kind]))
        else:
            excerpt.add(sources=[iris[kind]])
            self._add_citing(excerpt, iris[kind])
        excerpt.add(relations=list(self._about(excerpt)))
        self.index = self._counted(excerpt)
        return show_record(self.index, id, language=language)

    def _iri(self, name: str) -> str:
        prefix, local = name.split(":", 1)
        return f"<{self.names[prefix]}{local}>"

    def _excerpt(self) -> Excerpt:
        return Excerpt(self.endpoint, self.schema, self.base)

    def _exists(self, iri: str) -> bool:
        return bool(self.endpoint.select(f"SELECT ?o WHERE {{ <{iri}> {self._iri('rdf:type')} ?o }} LIMIT 1"))

    def _counted(self, excerpt: Excerpt, *, recency: bool = False) -> ClaimIndex:
        """Return the excerpt as an index that knows the counts of the whole."""
        index = excerpt.index()
        ends = {end for relation in index.relations.values() for end in (relation.subject, relation.object)}
        iris = {id: self.names["entity"] + local_part(id) for id in ends & index.entities.keys()}
        weights = {id: int(value) for id, iri in iris.items() for value in excerpt.values(iri, "lazo:weight")}
        index.census = self.census.take(weights, iris.values(), recency=recency)
        return index

    def _within_reach(self, here: str, there: str, max_hops: int) -> list[str]:
        """Return the relations of both ends, and those on any way of at most so many hops between them."""
        shares, subject, object = (self._iri(name) for name in ("lazo:sharesClaimWith", "rdf:subject", "rdf:object"))
        patterns = [f"?r {end} <{iri}>" for iri in (here, there) for end in (subject, object)]
        middles = []
        if max_hops >= 3:
            middles.append(f"<{here}> {shares} ?a . <{there}> {shares} ?b . ?a {shares} ?b")
        if max_hops >= 4:
            for one, other in ((here, there), (there, here)):
                middles.append(f"<{one}> {shares} ?a . <{other}> {shares} ?c . ?c {shares} ?b . ?a {shares} ?b")
        for middle in middles:
            patterns += [f"{middle} . ?r {one} ?a ; {other} ?b" for one, other in ((subject, object), (object, subject))]
        found: dict[str, None] = {}
        for pattern in patterns:
            self.endpoint.progress(f"{len(found)} relations in reach")
            found.update(dict.fromkeys(self.endpoint.pages("r", pattern)))
        return list(found)

    def _touching(self, iris: list[str]) -> Iterator[str]:
        """Yield the relations of which one of the entities or relations is an end."""
        for end in ("rdf:subject", "rdf:object"):
            for start in range(0, len(iris), 20):
                members = " ".join(f"<{iri}>" for iri in iris[start : start + 20])
                yield from self.endpoint.pages("r", f"VALUES ?e {{ {members} }} ?r {self._iri(end)} ?e .")

    def _about(self, excerpt: Excerpt) -> Iterable[str]:
        """Return the claims about the claims gathered."""
        gathered = excerpt.facts.instances(self.names["lazo"] + "Relation")
        return set(self._touching(gathered)) - set(gathered)

    def _rivals(self, excerpt: Excerpt, relation: str) -> Iterator[str]:
        """Yield the claims of the same type between the same ends, in either direction, and what ends they have."""
        (subject,), (kind,), (object,) = (excerpt.values(relation, f"rdf:{name}") for name in ("subject", "predicate", "object"))
        for one, other in ((subject, object), (object, subject)):
            pattern = f"?r {self._iri('rdf:subject')} <{one}> ; {self._iri('rdf:predicate')} <{kind}> ; {self._iri('rdf:object')} <{other}> ."
            yield from self.endpoint.pages("r", pattern)

    def _add_mentions(self, excerpt: Excerpt, entity: str) -> None:
        relations = set(self._touching([entity]))
        for name in ("prov:wasAttributedTo", "schema:location"):
            relations.update(self.endpoint.pages("r", f"?r {self._iri(name)} <{entity}> ; a {self._iri('lazo:Relation')} ."))
        counted = f"?q {self._iri('lazo:of')} <{entity}> . ?r {self._iri('lazo:quantity')} ?q ."
        relations.update(self.endpoint.pages("r", counted))
        excerpt.add(relations=relations)
        for name in ("dcterms:publisher", "lazo:agency", "dcterms:creator"):
            pattern = f"?s {self._iri(name)} <{entity}> ; a {self._iri('lazo:Source')} ."
            excerpt.add(sources=self.endpoint.pages("s", pattern))

    def _add_citing(self, excerpt: Excerpt, source: str) -> None:
        """Gather the claims whose chains pass the source, straight or through the sources that pass it on."""
        passing, waiting = {source}, [source]
        while waiting:
            current = waiting.pop()
            new = set(self.endpoint.pages("s", f"?s {self._iri('prov:wasQuotedFrom')} <{current}> .")) - passing
            passing |= new
            waiting += sorted(new)
        excerpt.add(sources=passing)
        relations: set[str] = set()
        derivation, passes, cites = (self._iri(name) for name in ("prov:qualifiedDerivation", "lazo:passesOn", "prov:entity"))
        for each in sorted(passing):
            relations.update(self.endpoint.pages("r", f"?r {derivation} ?c . ?c {cites} <{each}> ."))
            relations.update(self.endpoint.pages("r", f"?r {derivation} ?c . ?c {passes} ?q . ?q {cites} <{each}> ."))
        excerpt.add(relations=relations)

    def _named(self) -> ClaimIndex:
        """Return all entities with their names and nothing else, fetched once."""
        if self._labels is None:
            self.endpoint.progress("names")
            excerpt = self._excerpt()
            excerpt.add_names()
            self._labels = excerpt.index()
        return self._labels

    def _resolved(self, filters: Filters | None) -> Filters | None:
        from dataclasses import replace

        if filters is None:
            return None
        via, avoid = (tuple(self.entity(name).id for name in names) for names in (filters.via, filters.avoid))
        return replace(filters, via=via, avoid=avoid)
