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
    """Describes the records of an index in the tokens of one syntax.

    What it keeps is bounded by the schema, the entities and the sources, whatever the number of relations.
    """

    def __init__(self, index: ClaimIndex, syntax: Syntax) -> None:
        schema = index.schema
        self.index, self.syntax = index, syntax
        self.properties = {id: syntax.iri("lazo", property_name(id)) for id in schema.relation_types}
        self.predicates = {id: f"lazo:{property_name(id)}" for id in schema.relation_types}
        self.classes = {id: syntax.iri("lazo", class_name(id)) for id in schema.entity_types}
        self.statuses = self._terms("status", schema.statuses)
        self.kinds = self._terms("kind", schema.source_kinds)
        self.units = self._terms("unit", schema.units)
        self.tokens: dict[str, dict[str, str]] = {"entity": {}, "source": {}}
        self.numbers: dict[int, str] = {}
        self.denials = _denials(index)
        self.booleans = {flag: syntax.typed(str(flag).lower(), "xsd:boolean") for flag in (True, False)}
        self.statement = [self._a("rdf:Statement"), self._a("lazo:Relation")]
        self.plain_fact = [*self.statement, self._a("lazo:PlainFact")]
        self.derivation, self.quotation = self._a("prov:Derivation"), self._a("prov:Quotation")

    def entity(self, entity: Entity) -> Iterator[Block]:
        """Yield what is said of an entity."""
        token, text = self._token("entity", entity.id), self.syntax.text
        pairs = [(self.syntax.a, self.classes[entity.type])]
        lists: list[Block] = []
        pairs += self._texts("rdfs:label", entity.label)
        for language, names in entity.aliases.items():
            tokens = [text(name, language) for name in names]
            pairs += [("skos:altLabel", name) for name in tokens]
            lists += self._order(token, f"aliases-{language}", names, tokens, pairs)
        pairs += self._texts("dcterms:description", entity.description)
        for scheme, code in sorted(entity.identifiers.items()):
            pairs.append(self._identifier(scheme, code))
        pairs += self._neighbours(entity.id)
        yield token, pairs
        yield from lists

    def source(self, source: Source) -> Iterator[Block]:
        """Yield what is said of a source."""
        token = self._token("source", source.id)
        pairs = [self._a("lazo:Source"), ("dcterms:type", self.kinds[source.kind])]
        pairs.append(("dcterms:publisher", self._token("entity", source.publisher)))
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
                pairs.append((name, self._token("entity", id)))
        lists = self._links(token, "authors", "dcterms:creator", "entity", source.authors, pairs)
        lists += self._links(token, "passes-on", "prov:wasQuotedFrom", "source", source.passes_on, pairs)
        yield token, pairs
        yield from lists

    def relation(self, relation: Relation) -> Iterator[Block]:
        """Yield what is said of a relation, then its plain triples if it stands as a plain fact."""
        index, syntax = self.index, self.syntax
        token = syntax.iri("relation", local_part(relation.id))
        subject, object = self._end(relation.subject), self._end(relation.object)
        plain = index.is_plain(relation)
        pairs = list(self.plain_fact if plain else self.statement)
        pairs += syntax.reified(subject, self.properties[relation.type], object)
        pairs.append(("lazo:status", self.statuses[relation.status]))
        pairs.append(("lazo:contested", self.booleans[relation.id in index.contested]))
        for denial in self.denials.get(relation.id, ()):
            pairs.append(("lazo:contestedBy", syntax.iri("relation", local_part(denial))))
        if relation.start:
            pairs.append(("schema:startDate", self._date(relation.start)))
        if relation.end:
            pairs.append(("schema:endDate", self._date(relation.end)))
        if relation.as_of:
            pairs.append(("lazo:asOf", self._date(relation.as_of)))
        lists = self._links(token, "claimed-by", "prov:wasAttributedTo", "entity", relation.claimed_by, pairs)
        lists += self._links(token, "place", "schema:location", "entity", relation.place, pairs)
        pairs += self._texts("schema:roleName", relation.role)
        for number, quantity in enumerate(relation.quantities, 1):
            part = syntax.part(token, f".quantity-{number}")
            pairs.append(("lazo:quantity", part))
            lists.append((part, self._quantity(quantity, number)))
        lists += self._evidence(relation, token, pairs)
        yield token, pairs
        yield from lists
        if plain and index.is_walkable(relation):
            yield from self._plain(relation, subject, object)

    def _neighbours(self, id: str) -> list[Pair]:
        """Return with what an entity shares a claim of any status, and what it therefore weighs in a path."""
        found = {other for relation in self.index.relations_of(id) for other in (relation.subject, relation.object)}
        others = sorted(other for other in found if other != id and other in self.index.entities)
        if not others:
            return []
        pairs = [("lazo:sharesClaimWith", self._token("entity", other)) for other in others]
        weight = round(1000 * log(self.index.hub_degree(id)))
        return [("lazo:weight", self._number(weight)), *pairs]

    def _plain(self, relation: Relation, subject: str, object: str) -> Iterator[Block]:
        kind = self.index.schema.relation_types[relation.type]
        back = kind.id if kind.symmetric else kind.inverse
        yield subject, [(self.predicates[kind.id], object)]
        if back and subject != object:
            yield object, [(self.predicates[back], subject)]

    def _evidence(self, relation: Relation, token: str, pairs: list[Pair]) -> list[Block]:
        """Add where a relation can be read and where it begins, and return the blocks of its citations."""
        read: dict[str, None] = {}
        first: dict[str, None] = {}
        origins: dict[str, None] = {}
        blocks: list[Block] = []
        for number, citation in enumerate(relation.sources, 1):
            read[citation.source] = None
            beginning = self._beginning(citation)
            first[beginning.id] = None
            origins[beginning.agency or beginning.publisher] = None
            part = self.syntax.part(token, f".citation-{number}")
            pairs.append(("prov:qualifiedDerivation", part))
            blocks += self._citation(citation, number, part)
        pairs += [("prov:wasDerivedFrom", self._token("source", id)) for id in read]
        pairs += [("prov:hadPrimarySource", self._token("source", id)) for id in first]
        pairs += [("lazo:origin", self._token("entity", id)) for id in origins]
        return blocks

    def _beginning(self, citation: Citation) -> Source:
        """Return the source in which the cited account begins; the chain is only walked where there is one."""
        last = self.index.sources[citation.passes_on[-1] if citation.passes_on else citation.source]
        return self.index.sources[self.index.chain(citation)[-1]] if last.passes_on else last

    def _citation(self, citation: Citation, number: int, part: str) -> list[Block]:
        pairs = [self.derivation, ("lazo:position", self._number(number))]
        pairs.append(("prov:entity", self._token("source", citation.source)))
        if citation.locator is not None:
            pairs.append(("lazo:locator", self.syntax.text(citation.locator)))
        blocks: list[Block] = [(part, pairs)]
        for depth, source in enumerate(citation.passes_on, 1):
            step = self.syntax.part(part, f"-{depth}")
            pairs.append(("lazo:passesOn", step))
            quoted = [self.quotation, ("lazo:position", self._number(depth))]
            blocks.append((step, [*quoted, ("prov:entity", self._token("source", source))]))
        return blocks

    def _quantity(self, quantity: Quantity, number: int) -> list[Pair]:
        pairs = [self._a("schema:QuantitativeValue"), ("lazo:position", self._number(number))]
        pairs.append(("lazo:unit", self.units[quantity.unit]))
        for name, amount in (
            ("schema:value", quantity.value),
            ("schema:minValue", quantity.min),
            ("schema:maxValue", quantity.max),
        ):
            if amount is not None:
                pairs.append((name, self.syntax.typed(f"{amount:f}", "xsd:decimal")))
        pairs += [("lazo:about", self.booleans[True])] * quantity.about
        if quantity.of is not None:
            pairs.append(("lazo:of", self._token("entity", quantity.of)))
        if quantity.measure is not None:
            pairs.append(("lazo:measure", self.syntax.text(quantity.measure)))
        return pairs

    def _links(
        self, owner: str, field: str, name: str, target: str, ids: tuple[str, ...], pairs: list[Pair]
    ) -> list[Block]:
        """Add one pair for each id, and return the list that keeps their order where it is not the sorted one."""
        if not ids:
            return []
        tokens = [self._token(target, id) for id in ids]
        pairs += [(name, token) for token in tokens]
        return self._order(owner, field, ids, tokens, pairs)

    def _order(
        self, owner: str, field: str, values: Sequence[str], tokens: Sequence[str], pairs: list[Pair]
    ) -> list[Block]:
        if len(values) < 2 or list(values) == sorted(set(values)):
            return []
        part = self.syntax.part(owner, f".{field}")
        pairs.append(("lazo:inOrder", part))
        members = [(f"rdf:_{place}", token) for place, token in enumerate(tokens, 1)]
        return [(part, [self._a("rdf:Seq"), *members])]

    def _token(self, prefix: str, id: str) -> str:
        """Return the token of an entity or source, made once."""
        tokens = self.tokens[prefix]
        token = tokens.get(id)
        if token is None:
            token = tokens[id] = self.syntax.iri(prefix, local_part(id))
        return token

    def _end(self, id: str) -> str:
        if id in self.index.entities:
            return self._token("entity", id)
        return self.syntax.iri("relation", local_part(id))

    def _identifier(self, scheme: str, code: str) -> Pair:
        if scheme == "wikidata" and is_wikidata(code):
            return ("owl:sameAs", self.syntax.iri("wd", code))
        return ("skos:notation", self.syntax.typed(code, f"identifier:{local_part(scheme)}"))

    def _texts(self, name: str, texts: Texts) -> list[Pair]:
        return [(name, self.syntax.text(text, language)) for language, text in texts.items()]

    def _date(self, date: PartialDate) -> str:
        return self.syntax.typed(str(date), DATATYPES[date.precision])

    def _number(self, number: int) -> str:
        token = self.numbers.get(number)
        if token is None:
            token = self.numbers[number] = self.syntax.typed(str(number), "xsd:integer")
        return token

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
