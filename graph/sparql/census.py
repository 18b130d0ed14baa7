"""Counts over a whole collection, made by the endpoint that holds it: what the scores of paths are relative to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import partial

from graph.model.dates import PartialDate
from graph.model.schema import CLAIM, Schema
from graph.model.totals import Given
from graph.rdf.terms import local_part, namespaces, property_name, record_part
from graph.sparql.endpoint import Endpoint
from graph.sparql.server import EndpointError

__all__ = ["CensusTaker"]


class CensusTaker:
    """Counts once what concerns the whole collection, and for each question what concerns its entities."""

    def __init__(self, endpoint: Endpoint, schema: Schema, base: str) -> None:
        self.endpoint, self.schema = endpoint, schema
        self.names = namespaces(base)
        self.types_by_iri = {f"{self.names['lazo']}{property_name(id)}": id for id in schema.relation_types}
        self._types: dict[str, int] | None = None
        self._dates: list[PartialDate | None] = []

    def take(self, weights: dict[str, int], entities: Iterable[str]) -> Given:
        """Return the counts that the scores of paths between these entities need.

        Args:
            weights: the hub weight of each entity, by id.
            entities: their IRIs.
        """
        if self._types is None:
            self._types = self._count_types()
        return Given(self._types, weights, self._neighbours(sorted(entities)), self._latest())

    def relations_of(self, ids: Iterable[str]) -> dict[str, int]:
        """Return how many relations have each entity as an end."""
        counts: dict[str, int] = defaultdict(int)
        iris = [self.names["entity"] + local_part(id) for id in ids]
        one, other = (f"?r {self._iri(f'rdf:{end}')} ?e" for end in ("subject", "object"))
        for sign, pattern in ((1, one), (1, other), (-1, f"{one} . {other}")):

            def query(members: str, pattern: str = pattern) -> str:
                return (
                    f"SELECT ?e (COUNT(DISTINCT ?r) AS ?n) WHERE {{ VALUES ?e {{ {members} }} {pattern} }} GROUP BY ?e"
                )

            for row in self.endpoint.batches(iris, query, "e", "n"):
                counts[self._id(row["e"].text)] += sign * self.endpoint.number(row, "n")
        return counts

    def _iri(self, name: str) -> str:
        prefix, local = name.split(":", 1)
        return f"<{self.names[prefix]}{local}>"

    def _count_types(self) -> dict[str, int]:
        """Return the number of relations between entities of each type."""
        self.endpoint.progress("counting relations")
        predicate = self._iri("rdf:predicate")
        query = f"SELECT ?p (COUNT(?r) AS ?n) WHERE {{ ?r {predicate} ?p }} GROUP BY ?p"
        counts = {
            self.types_by_iri[row["p"].text]: self.endpoint.number(row, "n")
            for row in self.endpoint.rows(query, "p", "n")
            if row["p"].text in self.types_by_iri
        }
        for kind in self.schema.relation_types.values():
            if CLAIM in (*kind.domain, *kind.range) and kind.id in counts:
                counts[kind.id] -= self._about_claims(kind.id)
        return {id: count for id, count in counts.items() if count > 0}

    def _about_claims(self, type_id: str) -> int:
        """Return how many relations of a type have a relation as an end."""
        kind, ends = self._iri(f"lazo:{property_name(type_id)}"), ("rdf:subject", "rdf:object")
        about: set[str] = set()
        for end in ends:
            pattern = (
                f"?r {self._iri('rdf:predicate')} {kind} ; {self._iri(end)} ?c . ?c a {self._iri('lazo:Relation')}"
            )
            about.update(self.endpoint.pages("r", pattern))
        return len(about)

    def _neighbours(self, entities: list[str]) -> dict[str, dict[str, int]]:
        """Return for each entity the number of different neighbours by each type, in either direction."""
        counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        out = f"?r {self._iri('rdf:subject')} ?e ; {self._iri('rdf:predicate')} ?p ; {self._iri('rdf:object')} ?o"
        into = f"?s {self._iri('rdf:object')} ?e ; {self._iri('rdf:predicate')} ?p ; {self._iri('rdf:subject')} ?o"
        for sign, pattern in ((1, out), (1, into), (-1, f"{out} . {into}")):
            for row in self.endpoint.batches(entities, partial(self._grouped, pattern), "e", "p", "n"):
                type_id = self.types_by_iri.get(row["p"].text)
                if type_id:
                    counts[self._id(row["e"].text)][type_id] += sign * self.endpoint.number(row, "n")
        return {entity: dict(by_type) for entity, by_type in counts.items()}

    def _grouped(self, pattern: str, members: str) -> str:
        return (
            f"SELECT ?e ?p (COUNT(DISTINCT ?o) AS ?n) WHERE {{ VALUES ?e {{ {members} }} {pattern} . "
            f"?o {self._iri('lazo:weight')} ?w . FILTER(?o != ?e) }} GROUP BY ?e ?p"
        )

    def _latest(self) -> PartialDate | None:
        """Return the last plain date of a source, asked for once; plain ones are told by the length of their text."""
        if not self._dates:
            plain = "FILTER(STRLEN(STR(?d)) = 4 || STRLEN(STR(?d)) = 7 || STRLEN(STR(?d)) = 10)"
            for name in ("dcterms:issued", "lazo:accessed"):
                pattern = f"?s a {self._iri('lazo:Source')} ; {self._iri(name)} ?d . {plain}"
                row = self.endpoint.one(f"SELECT (MAX(STR(?d)) AS ?last) WHERE {{ {pattern} }}")
                self._dates.append(self._date(row["last"].text) if "last" in row and row["last"].text else None)
        return max((date for date in self._dates if date), default=None)

    def _date(self, text: str) -> PartialDate:
        try:
            return PartialDate.parse(text)
        except ValueError as error:
            raise EndpointError(f"{self.endpoint.server.url} gives no date: {error}") from None

    def _id(self, iri: str) -> str:
        return record_part(iri.removeprefix(self.names["entity"]))
