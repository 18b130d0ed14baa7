"""What the graph says of each record, as subjects with pairs of predicate and object: the one mapping to RDF.

A relation is a node that carries everything; the plain triple stands beside it only under the rule of plain facts.
What several records imply is written out too, so that nobody needs a reasoner: whether a claim is contested and by
what, whether it is plain, with whom it begins, and for symmetric and inverse types the triple in both directions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import log

from graph.claim_index import ClaimIndex
from graph.dates import PartialDate
from graph.model import Citation, Entity, Quantity, Relation, Source, Texts
from graph.rdf.syntax import Syntax
from graph.rdf.terms import class_name, is_wikidata, local_part, property_name, term_name

__all__ = ["DATATYPES", "Block", "Describer"]

Pair = tuple[str, str]

Block = tuple[str, Sequence[Pair]]
"""The token of a subject, and its pairs of predicate (a prefixed name) and object (a token)."""

DATATYPES = {"year": "xsd:gYear", "month": "xsd:gYearMonth", "day": "xsd:date"}
"""The datatype that says how precisely a date is known."""


class Describer:
    """Describes the records of an index in the tokens of one syntax."""

    def __init__(self, index: ClaimIndex, syntax: Syntax) -> None:
        schema = index.schema
        self.index, self.syntax = index, syntax
        self.properties = {id: syntax.iri("lazo", property_name(id)) for id in schema.relation_types}
        self.classes = {id: syntax.iri("lazo", class_name(id)) for id in schema.entity_types}
        self.statuses = self._terms("status", schema.statuses)
        self.kinds = self._terms("kind", schema.source_kinds)
        self.units = self._terms("unit", schema.units)
        self.denials = _denials(index)
        self.booleans = {flag: syntax.typed(str(flag).lower(), "xsd:boolean") for flag in (True, False)}
        self.statement = [self._a("rdf:Statement"), self._a("lazo:Relation")]
        self.plain_fact = [*self.statement, self._a("lazo:PlainFact")]

    def entity(self, entity: Entity) -> Iterator[Block]:
        """Yield what is said of an entity."""
        local, text = local_part(entity.id), self.syntax.text
        pairs = [(self.syntax.a, self.classes[entity.type])]
        lists: list[Block] = []
        pairs += self._texts("rdfs:label", entity.label)
        for language, names in entity.aliases.items():
            tokens = [text(name, language) for name in names]
            pairs += [("skos:altLabel", token) for token in tokens]
            lists += self._order("entity", local, f"aliases-{language}", names, tokens, pairs)
        pairs += self._texts("dcterms:description", entity.description)
        for scheme, code in sorted(entity.identifiers.items()):
            pairs.append(self._identifier(scheme, code))
        pairs += self._neighbours(entity.id)
        yield self.syntax.iri("entity", local), pairs
        yield from lists

    def source(self, source: Source) -> Iterator[Block]:
        """Yield what is said of a source."""
        local, iri = local_part(source.id), self.syntax.iri
        pairs = [self._a("lazo:Source"), ("dcterms:type", self.kinds[source.kind])]
        pairs.append(("dcterms:publisher", iri("entity", local_part(source.publisher))))
        for name, text in (("dcterms:title", source.title), ("dcterms:language", source.language)):
            if text is not None:
                pairs.append((name, self.syntax.text(text)))
        for name, date in (("dcterms:issued", source.issued), ("lazo:accessed", source.accessed)):
            if date:
                pairs.append((name, self._date(date)))
        if source.url is not None:
            pairs.append(("schema:url", self.syntax.typed(source.url, "xsd:anyURI")))
        for name, id in (("lazo:agency", source.agency), ("schema:exampleOfWork", source.work)):
            if id is not None:
                pairs.append((name, iri("entity", local_part(id))))
        lists = self._links("source", local, "authors", "dcterms:creator", "entity", source.authors, pairs)
        lists += self._links("source", local, "passes-on", "prov:wasQuotedFrom", "source", source.passes_on, pairs)
        yield iri("source", local), pairs
        yield from lists

    def relation(self, relation: Relation) -> Iterator[Block]:
        """Yield what is said of a relation, then its plain triples if it stands as a plain fact."""
        index, syntax, local = self.index, self.syntax, local_part(relation.id)
        subject, object = self._end(relation.subject), self._end(relation.object)
        plain = index.is_plain(relation)
        pairs = list(self.plain_fact if plain else self.statement)
        pairs += syntax.reified(subject, self.properties[relation.type], object)
        pairs.append(("lazo:status", self.statuses[relation.status]))
        pairs.append(("lazo:contested", self.booleans[relation.id in index.contested]))
        for denial in self.denials.get(relation.id, ()):
            pairs.append(("lazo:contestedBy", syntax.iri("relation", local_part(denial))))
        for name, date in (
            ("schema:startDate", relation.start),
            ("schema:endDate", relation.end),
            ("lazo:asOf", relation.as_of),
        ):
            if date:
                pairs.append((name, self._date(date)))
        lists = self._links(
            "relation", local, "claimed-by", "prov:wasAttributedTo", "entity", relation.claimed_by, pairs
        )
        lists += self._links("relation", local, "place", "schema:location", "entity", relation.place, pairs)
        pairs += self._texts("schema:roleName", relation.role)
        for number, quantity in enumerate(relation.quantities, 1):
            part = syntax.iri("relation", f"{local}.quantity-{number}")
            pairs.append(("lazo:quantity", part))
            lists.append((part, self._quantity(quantity, number)))
        lists += self._evidence(relation, local, pairs)
        yield syntax.iri("relation", local), pairs
        yield from lists
        if plain and index.is_walkable(relation):
            yield from self._plain(relation, subject, object)

    def _neighbours(self, id: str) -> list[Pair]:
        """Return with what an entity shares a claim of any status, and what it therefore weighs in a path."""
        found = {other for relation in self.index.relations_of(id) for other in (relation.subject, relation.object)}
        others = sorted(other for other in found if other != id and other in self.index.entities)
        if not others:
            return []
        pairs = [("lazo:sharesClaimWith", self.syntax.iri("entity", local_part(other))) for other in others]
        return [("lazo:weight", self._number(round(1000 * log(self.index.hub_degree(id))))), *pairs]

    def _plain(self, relation: Relation, subject: str, object: str) -> Iterator[Block]:
        kind = self.index.schema.relation_types[relation.type]
        back = kind.id if kind.symmetric else kind.inverse
        yield subject, [(f"lazo:{property_name(kind.id)}", object)]
        if back and subject != object:
            yield object, [(f"lazo:{property_name(back)}", subject)]

    def _evidence(self, relation: Relation, local: str, pairs: list[Pair]) -> list[Block]:
        """Add where a relation can be read and where it begins, and return the blocks of its citations."""
        iri, index = self.syntax.iri, self.index
        read: dict[str, None] = {}
        first: dict[str, None] = {}
        blocks: list[Block] = []
        for number, citation in enumerate(relation.sources, 1):
            read[citation.source] = None
            first[index.chain(citation)[-1]] = None
            part = f"{local}.citation-{number}"
            pairs.append(("prov:qualifiedDerivation", iri("relation", part)))
            blocks += self._citation(citation, number, part)
        pairs += [("prov:wasDerivedFrom", iri("source", local_part(id))) for id in read]
        pairs += [("prov:hadPrimarySource", iri("source", local_part(id))) for id in first]
        pairs += [("lazo:origin", iri("entity", local_part(id))) for id in index.origins(relation)]
        return blocks

    def _citation(self, citation: Citation, number: int, part: str) -> list[Block]:
        iri = self.syntax.iri
        pairs = [self._a("prov:Derivation"), ("lazo:position", self._number(number))]
        pairs.append(("prov:entity", iri("source", local_part(citation.source))))
        if citation.locator is not None:
            pairs.append(("lazo:locator", self.syntax.text(citation.locator)))
        blocks: list[Block] = [(iri("relation", part), pairs)]
        for depth, source in enumerate(citation.passes_on, 1):
            step = iri("relation", f"{part}-{depth}")
            pairs.append(("lazo:passesOn", step))
            quoted = [self._a("prov:Quotation"), ("lazo:position", self._number(depth))]
            blocks.append((step, [*quoted, ("prov:entity", iri("source", local_part(source)))]))
        return blocks

    def _quantity(self, quantity: Quantity, number: int) -> list[Pair]:
        pairs = [self._a("schema:QuantitativeValue"), ("lazo:position", self._number(number))]
        pairs.append(("lazo:unit", self.units[quantity.unit]))
        for name in ("value", "min", "max"):
            amount = getattr(quantity, name)
            if amount is not None:
                word = name if name == "value" else f"{name}Value"
                pairs.append((f"schema:{word}", self.syntax.typed(f"{amount:f}", "xsd:decimal")))
        if quantity.about:
            pairs.append(("lazo:about", self.booleans[True]))
        if quantity.of is not None:
            pairs.append(("lazo:of", self.syntax.iri("entity", local_part(quantity.of))))
        if quantity.measure is not None:
            pairs.append(("lazo:measure", self.syntax.text(quantity.measure)))
        return pairs

    def _links(
        self, prefix: str, local: str, field: str, name: str, target: str, ids: tuple[str, ...], pairs: list[Pair]
    ) -> list[Block]:
        """Add one pair for each id, and return the list that keeps their order where it is not the sorted one."""
        if not ids:
            return []
        tokens = [self.syntax.iri(target, local_part(id)) for id in ids]
        pairs += [(name, token) for token in tokens]
        return self._order(prefix, local, field, ids, tokens, pairs)

    def _order(
        self, prefix: str, local: str, field: str, values: Sequence[str], tokens: Sequence[str], pairs: list[Pair]
    ) -> list[Block]:
        if len(values) < 2 or list(values) == sorted(set(values)):
            return []
        part = self.syntax.iri(prefix, f"{local}.{field}")
        pairs.append(("lazo:inOrder", part))
        members = [(f"rdf:_{place}", token) for place, token in enumerate(tokens, 1)]
        return [(part, [self._a("rdf:Seq"), *members])]

    def _end(self, id: str) -> str:
        return self.syntax.iri("entity" if id in self.index.entities else "relation", local_part(id))

    def _identifier(self, scheme: str, code: str) -> Pair:
        if scheme == "wikidata" and is_wikidata(code):
            return ("owl:sameAs", self.syntax.iri("wd", code))
        return ("skos:notation", self.syntax.typed(code, f"identifier:{local_part(scheme)}"))

    def _texts(self, name: str, texts: Texts) -> list[Pair]:
        return [(name, self.syntax.text(text, language)) for language, text in texts.items()]

    def _date(self, date: PartialDate) -> str:
        return self.syntax.typed(str(date), DATATYPES[date.precision])

    def _number(self, number: int) -> str:
        return self.syntax.typed(str(number), "xsd:integer")

    def _a(self, name: str) -> Pair:
        return (self.syntax.a, self.syntax.name(name))

    def _terms(self, kind: str, ids: Iterable[str]) -> dict[str, str]:
        return {id: self.syntax.iri("lazo", term_name(kind, id)) for id in ids}


def _denials(index: ClaimIndex) -> dict[str, list[str]]:
    """Return for each contested relation the relations that stand against it."""
    found: dict[str, list[str]] = {}
    for relation in index.relations.values():
        if relation.type in index.schema.denials:
            for end in (relation.object, relation.subject):
                if end in index.relations:
                    found.setdefault(end, []).append(relation.id)
    return {id: sorted(against) for id, against in found.items()}
