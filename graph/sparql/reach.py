"""Which records of a collection a question needs: patterns that the engine of an endpoint searches for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.rdf.terms import namespaces
from graph.sparql.endpoint import Endpoint

__all__ = ["Reach"]

_ENDS = ("rdf:subject", "rdf:object")


class Reach:
    """Finds the IRIs of relations and sources around other records.

    Args:
        endpoint: where the collection is.
        base: what every IRI of ours begins with.
    """

    def __init__(self, endpoint: Endpoint, base: str) -> None:
        self.endpoint = endpoint
        self.names = namespaces(base)

    def exists(self, iri: str) -> bool:
        """Whether anything is said to be an instance of some class under an IRI."""
        return bool(self.endpoint.select(f"SELECT ?o WHERE {{ <{iri}> {self._iri('rdf:type')} ?o }} LIMIT 1"))

    def ways(self, here: str, there: str, max_hops: int) -> Iterator[str]:
        """Yield the relations of both ends, and those on any way of at most so many hops, 4 at most, between them."""
        shares, subject, object = (self._iri(name) for name in ("lazo:sharesClaimWith", *_ENDS))
        patterns = [f"?r {end} <{iri}> ." for iri in (here, there) for end in (subject, object)]
        middles = []
        if max_hops >= 3:
            middles.append(f"<{here}> {shares} ?a . <{there}> {shares} ?b . ?a {shares} ?b .")
        if max_hops >= 4:
            for one, other in ((here, there), (there, here)):
                middles.append(f"<{one}> {shares} ?a . <{other}> {shares} ?c . ?c {shares} ?b . ?a {shares} ?b .")
        for middle in middles:
            patterns += [
                f"{middle} ?r {one} ?a ; {other} ?b ." for one, other in ((subject, object), (object, subject))
            ]
        for pattern in patterns:
            yield from self.endpoint.pages("r", pattern)

    def between(self, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Yield the relations between the two entities of each pair."""
        waiting = list(pairs)
        for start in range(0, len(waiting), 50):
            members = " ".join(f"( <{a}> <{b}> )" for a, b in waiting[start : start + 50])
            for one, other in (_ENDS, _ENDS[::-1]):
                yield from self.endpoint.pages(
                    "r", f"VALUES ( ?a ?b ) {{ {members} }} ?r {self._iri(one)} ?a ; {self._iri(other)} ?b ."
                )

    def touching(self, iris: Iterable[str]) -> Iterator[str]:
        """Yield the relations of which one of the entities or relations is an end."""
        waiting = list(iris)
        for start in range(0, len(waiting), 50):
            members = " ".join(f"<{iri}>" for iri in waiting[start : start + 50])
            for end in _ENDS:
                yield from self.endpoint.pages("r", f"VALUES ?e {{ {members} }} ?r {self._iri(end)} ?e .")

    def alike(self, subject: str, predicate: str, object: str) -> Iterator[str]:
        """Yield the relations of one type between two ends, in either direction."""
        kind = f"{self._iri('rdf:predicate')} <{predicate}>"
        for one, other in ((subject, object), (object, subject)):
            ends = f"{self._iri(_ENDS[0])} <{one}> ; {self._iri(_ENDS[1])} <{other}>"
            yield from self.endpoint.pages("r", f"?r {kind} ; {ends} .")

    def mentioning(self, entity: str) -> Iterator[str]:
        """Yield the relations that have the entity as an end, claimant or place, or count it."""
        yield from self.touching([entity])
        for name in ("prov:wasAttributedTo", "schema:location"):
            yield from self.endpoint.pages("r", f"?r {self._iri(name)} <{entity}> ; {self._iri('rdf:subject')} ?x .")
        yield from self.endpoint.pages(
            "r", f"?q {self._iri('lazo:of')} <{entity}> . ?r {self._iri('lazo:quantity')} ?q ."
        )

    def published_by(self, entity: str) -> Iterator[str]:
        """Yield the sources that an entity published, wrote, or gave the text for."""
        for name in ("dcterms:publisher", "lazo:agency", "dcterms:creator"):
            yield from self.endpoint.pages("s", f"?s {self._iri(name)} <{entity}> ; a {self._iri('lazo:Source')} .")

    def passing_on(self, source: str) -> set[str]:
        """Return the source and those that pass it on as a whole, straight or through others."""
        passing, waiting = {source}, [source]
        while waiting:
            current = waiting.pop()
            new = set(self.endpoint.pages("s", f"?s {self._iri('prov:wasQuotedFrom')} <{current}> .")) - passing
            passing |= new
            waiting += sorted(new)
        return passing

    def citing(self, source: str) -> Iterator[str]:
        """Yield the relations that cite a source, or cite one that passes it on for them."""
        cites = f"{self._iri('prov:entity')} <{source}> ."
        derivation = f"?r {self._iri('prov:qualifiedDerivation')} ?c ."
        yield from self.endpoint.pages("r", f"{derivation} ?c {cites}")
        yield from self.endpoint.pages("r", f"{derivation} ?c {self._iri('lazo:passesOn')} ?q . ?q {cites}")

    def _iri(self, name: str) -> str:
        prefix, local = name.split(":", 1)
        return f"<{self.names[prefix]}{local}>"
