"""An excerpt of a collection at an endpoint: the records asked for, and whatever is needed to read them honestly.

With a relation come its ends, claimants, places and sources, the sources that these pass on, their publishers, the
claims that stand against it, what says to which allegation it belongs, and the claims that it is about; with an entity
the plain facts that tell who controls it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from graph.model.claim_index import ClaimIndex
from graph.model.schema import Schema
from graph.rdf.facts import Facts
from graph.rdf.reading import dataset_of, records_of
from graph.rdf.terms import class_name, namespaces, property_name
from graph.sparql.endpoint import Endpoint
from graph.sparql.server import EndpointError

__all__ = ["RecordFetcher"]

_ENTITY = (
    "rdf:type",
    "rdfs:label",
    "skos:altLabel",
    "dcterms:description",
    "owl:sameAs",
    "skos:notation",
    "schema:startDate",
    "schema:endDate",
    "lazo:inOrder",
    "lazo:medium",
    "dcterms:subject",
    "lazo:weight",
)
"""What is fetched of an entity: its own record, not the claims about it."""


class RecordFetcher:
    """Gathers records from an endpoint, each once.

    Args:
        endpoint: where the collection is.
        schema: the types that its records follow.
        base: what every IRI of the records begins with.
    """

    def __init__(self, endpoint: Endpoint, schema: Schema, base: str) -> None:
        self.endpoint, self.schema, self.base = endpoint, schema, base
        self.names = namespaces(base)
        self.facts = Facts()
        self._known: set[str] = set()
        self._owned: set[str] = set()

    def index(self) -> ClaimIndex:
        """Return what was gathered as an index.

        Raises:
            EndpointError: a record lacks what every record has, or says what none can hold.
        """
        from graph.problems import DataError

        try:
            records = records_of(self.facts, self.schema, "record", self.base, tolerant=True)
            dataset, problems = dataset_of(records)
        except DataError as error:
            problems = list(error.problems)
        if problems:
            first = problems[0]
            more = f" ({len(problems)} problems in all)" if len(problems) > 1 else ""
            raise EndpointError(
                f"{self.endpoint.server.url} holds a record of no use: {first.subject}: {first.message}{more};"
                " is it the whole export of this version?"
            )
        return ClaimIndex(self.schema, dataset.entities, dataset.relations, dataset.sources)

    def add(self, relations: Iterable[str] = (), entities: Iterable[str] = (), sources: Iterable[str] = ()) -> None:
        """Gather records by IRI, and what belongs to them."""
        waiting = {"relation": set(relations), "entity": set(entities), "source": set(sources)}
        while any(waiting.values()):
            new = {kind: sorted(iris - self._known) for kind, iris in waiting.items()}
            self._known.update(*new.values())
            self._fetch(new["relation"] + new["source"], "")
            self._fetch(new["entity"], f"FILTER(?p IN ({', '.join(map(self._iri, _ENTITY))}))")
            self._fetch_parts([*new["relation"], *new["source"], *new["entity"]])
            waiting = {kind: set() for kind in waiting}
            for relation in new["relation"]:
                self._follow_relation(relation, waiting)
            for source in new["source"]:
                self._follow_source(source, waiting)
            if not any(waiting[kind] - self._known for kind in waiting):
                waiting["relation"] |= self._controls()
            waiting = {kind: iris - self._known for kind, iris in waiting.items()}

    def add_names(self) -> None:
        """Gather all entities with their types and names, and nothing else."""
        kinds = ", ".join(self._iri(f"lazo:{class_name(id)}") for id in self.schema.entity_types)
        entities = list(self.endpoint.pages("e", f"?e {self._iri('rdf:type')} ?t . FILTER(?t IN ({kinds}))"))
        names = ", ".join(self._iri(name) for name in _ENTITY if name not in ("dcterms:description", "lazo:weight"))
        self._fetch(entities, f"FILTER(?p IN ({names}))", 400)
        self._fetch_parts(entities)

    def values(self, subject: str, name: str) -> list[str]:
        """Return the texts of what a gathered subject has by a prefixed name."""
        return [value.text for value in self.facts.values(subject, self._full(name))]

    def numbers(self, subject: str, name: str) -> list[int]:
        """Return the whole numbers that a gathered subject has by a prefixed name."""
        found = self.facts.values(subject, self._full(name))
        return [self.endpoint.number({"number": value}, "number") for value in found]

    def _full(self, name: str) -> str:
        prefix, local = name.split(":", 1)
        return self.names[prefix] + local

    def _iri(self, name: str) -> str:
        return f"<{self._full(name)}>"

    def _fetch(self, subjects: list[str], restriction: str, size: int = 100) -> None:
        def query(members: str) -> str:
            return f"SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {members} }} ?s ?p ?o {restriction} }}"

        if subjects:
            self.endpoint.progress(f"{len(subjects)} records")
        for row in self.endpoint.batches(subjects, query, "s", "p", "o", size=size):
            self.facts.add(row["s"].text, row["p"].text, row["o"])

    def _fetch_parts(self, subjects: Iterable[str]) -> None:
        """Gather the citations, quantities and lists of records, and the parts of these."""
        names = ("prov:qualifiedDerivation", "lazo:quantity", "lazo:inOrder", "lazo:passesOn")
        parts = list(subjects)
        while parts:
            lists = [self.values(subject, name) for subject in parts for name in names]
            parts = list(chain.from_iterable(lists))
            self._fetch(parts, "")

    def _follow_relation(self, relation: str, waiting: dict[str, set[str]]) -> None:
        parts = [part for name in ("prov:qualifiedDerivation", "lazo:quantity") for part in self.values(relation, name)]
        steps = [step for part in parts for step in self.values(part, "lazo:passesOn")]
        for end in (*self.values(relation, "rdf:subject"), *self.values(relation, "rdf:object")):
            waiting["relation" if end.startswith(self.names["relation"]) else "entity"].add(end)
        for name in ("lazo:contestedBy", "lazo:belongsBy", "lazo:rivalOf"):
            waiting["relation"].update(self.values(relation, name))
        for name in ("prov:wasAttributedTo", "schema:location", "lazo:origin"):
            waiting["entity"].update(self.values(relation, name))
        for part in (*parts, *steps):
            waiting["entity"].update(self.values(part, "lazo:of"))
            waiting["source"].update(self.values(part, "prov:entity"))

    def _follow_source(self, source: str, waiting: dict[str, set[str]]) -> None:
        for name in ("dcterms:publisher", "dcterms:creator", "lazo:agency", "schema:exampleOfWork"):
            waiting["entity"].update(self.values(source, name))
        waiting["source"].update(self.values(source, "prov:wasQuotedFrom"))

    def _controls(self) -> set[str]:
        """Return the plain facts on who controls or took the place of the entities gathered, if not asked before."""
        types = self.schema.relation_types.values()
        found: set[str] = set()
        entities = sorted(self._known - self._owned)
        entities = [iri for iri in entities if not iri.startswith((self.names["relation"], self.names["source"]))]
        self._owned.update(entities)
        for end, owned in (("subject", "rdf:object"), ("object", "rdf:subject")):
            kinds = [self._iri(f"lazo:{property_name(kind.id)}") for kind in types if kind.control == end]
            if kinds:
                found |= self._facts_of(entities, owned, ", ".join(kinds))
        successions = ", ".join(self._iri(f"lazo:{property_name(id)}") for id in sorted(self.schema.successions))
        return found | (self._facts_of(entities, "rdf:object", successions) if successions else set())

    def _facts_of(self, entities: list[str], owned: str, kinds: str) -> set[str]:
        def query(members: str) -> str:
            return (
                f"SELECT DISTINCT ?r WHERE {{ VALUES ?e {{ {members} }} ?r {self._iri(owned)} ?e ; "
                f"{self._iri('rdf:predicate')} ?p ; a {self._iri('lazo:PlainFact')} . FILTER(?p IN ({kinds})) }}"
            )

        return {row["r"].text for row in self.endpoint.batches(entities, query, "r")}
