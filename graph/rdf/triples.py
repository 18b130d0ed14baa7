"""What the graph says of each record, as subjects with pairs of predicate and object: the one mapping to RDF.

A relation is a node that carries everything; the plain triple stands beside it only under the rule of plain facts.
What several records imply is written out too, so that nobody needs a reasoner: whether a claim is contested and by
what, whether it is plain, with whom it begins, and for symmetric and inverse types the triple in both directions.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.claim_index import ClaimIndex
from graph.model.records import Citation, Entity, Quantity, Relation, Source
from graph.rdf.syntax import Syntax
from graph.rdf.terms import class_name, local_part, property_name
from graph.rdf.tokens import Block, ObjectToken, Tokens

__all__ = ["Describer"]


class Describer(Tokens):
    """Describes the records of an index in the tokens of one syntax."""

    def __init__(self, index: ClaimIndex, syntax: Syntax) -> None:
        schema = index.schema
        super().__init__(index, syntax)
        self.properties = {id: syntax.iri("lazo", property_name(id)) for id in schema.relation_types}
        self.predicates = {id: f"lazo:{property_name(id)}" for id in schema.relation_types}
        self.classes = {id: syntax.iri("lazo", class_name(id)) for id in schema.entity_types}
        self.statuses = self.terms("status", schema.statuses)
        self.kinds = self.terms("kind", schema.source_kinds)
        self.units = self.terms("unit", schema.units)
        self.media = self.terms("medium", schema.media)
        self.themes = self.terms("theme", schema.themes)
        self.carriers = self.terms("carrier", schema.carriers)
        self.booleans = {flag: syntax.typed(str(flag).lower(), "xsd:boolean") for flag in (True, False)}
        self.statement = [self.a("rdf:Statement"), self.a("lazo:Relation")]
        self.plain_fact = [*self.statement, self.a("lazo:PlainFact")]
        self.derivation, self.quotation = self.a("prov:Derivation"), self.a("prov:Quotation")

    def entity(self, entity: Entity) -> Iterator[Block]:
        """Yield what is said of an entity."""
        token, text = self.token("entity", entity.id), self.syntax.text
        pairs = [(self.syntax.a, self.classes[entity.type])]
        lists: list[Block] = []
        pairs += self.texts("rdfs:label", entity.label)
        for language, names in entity.aliases.items():
            tokens = [text(name, language) for name in names]
            pairs += [("skos:altLabel", name) for name in tokens]
            lists += self.ordered(token, f"aliases-{language}", names, tokens, pairs)
        pairs += self.texts("dcterms:description", entity.description)
        for scheme, code in sorted(entity.identifiers.items()):
            pairs.append(self.identifier(scheme, code))
        pairs += self.date("schema:startDate", "Start", entity.start)
        pairs += self.date("schema:endDate", "End", entity.end)
        if entity.medium is not None:
            pairs.append(("lazo:medium", self.media[entity.medium]))
        if entity.theme is not None:
            pairs.append(("dcterms:subject", self.themes[entity.theme]))
        pairs += self._neighbours(entity.id)
        yield token, pairs
        yield from lists

    def source(self, source: Source) -> Iterator[Block]:
        """Yield what is said of a source."""
        token = self.token("source", source.id)
        pairs = [self.a("lazo:Source"), ("dcterms:type", self.kinds[source.kind])]
        pairs.append(("dcterms:publisher", self.token("entity", source.publisher)))
        for name, text in (("dcterms:title", source.title), ("dcterms:language", source.language)):
            if text is not None:
                pairs.append((name, self.syntax.text(text)))
        pairs += self.date("dcterms:issued", "Issued", source.issued)
        pairs += self.date("lazo:accessed", "Accessed", source.accessed)
        if source.url is not None:
            pairs.append(("schema:url", self.syntax.typed(source.url, "xsd:anyURI")))
        if source.carrier is not None:
            pairs.append(("lazo:carrier", self.carriers[source.carrier]))
        if source.archived is not None:
            pairs.append(("schema:archivedAt", self.syntax.typed(source.archived, "xsd:anyURI")))
        for name, id in (("lazo:agency", source.agency), ("schema:exampleOfWork", source.work)):
            if id is not None:
                pairs.append((name, self.token("entity", id)))
        lists = self.links(token, "authors", "dcterms:creator", "entity", source.authors, pairs)
        lists += self.links(token, "passes-on", "prov:wasQuotedFrom", "source", source.passes_on, pairs)
        yield token, pairs
        yield from lists

    def relation(self, relation: Relation) -> Iterator[Block]:
        """Yield what is said of a relation, then its plain triples if it stands as a plain fact."""
        index, syntax = self.index, self.syntax
        token = syntax.iri("relation", local_part(relation.id))
        subject, object = self.end(relation.subject), self.end(relation.object)
        plain = index.is_plain(relation)
        pairs = list(self.plain_fact if plain else self.statement)
        pairs += syntax.reified(subject, self.properties[relation.type], object)
        pairs.append(("lazo:status", self.statuses[relation.status]))
        pairs.append(("lazo:contested", self.booleans[relation.id in index.contested]))
        for denial in sorted(each.id for each in index.denials_of(relation.id)):
            pairs.append(("lazo:contestedBy", syntax.iri("relation", local_part(denial))))
        for rival in sorted(index.rivals_of(relation.id)):
            pairs.append(("lazo:rivalOf", syntax.iri("relation", local_part(rival))))
        for membership in sorted(each.id for each in index.memberships_of(relation.id)):
            pairs.append(("lazo:belongsBy", syntax.iri("relation", local_part(membership))))
        pairs += self.date("schema:startDate", "Start", relation.start)
        pairs += self.date("schema:endDate", "End", relation.end)
        pairs += self.date("lazo:asOf", "AsOf", relation.as_of)
        span = index.holding.work_out(relation)
        for part, days in (("certain", span.certain), ("possible", span.possible), ("undated", span.undated)):
            pairs += self.days(part, days)
        lists = self.links(token, "claimed-by", "prov:wasAttributedTo", "entity", relation.claimed_by, pairs)
        pairs += [("lazo:claimedBy", self.token("entity", id)) for id in relation.claimed_by]
        lists += self.links(token, "place", "schema:location", "entity", relation.place, pairs)
        pairs += self.texts("schema:roleName", relation.role)
        for number, quantity in enumerate(relation.quantities, 1):
            part = syntax.part(token, f".quantity-{number}")
            pairs.append(("lazo:quantity", part))
            lists.append((part, self._quantity(quantity, number)))
        lists += self._evidence(relation, token, pairs)
        yield token, pairs
        yield from lists
        if plain and index.is_walkable(relation):
            yield from self._plain(relation, subject, object)

    def _neighbours(self, id: str) -> list[ObjectToken]:
        """Return with what an entity shares a claim of any status, and what it therefore weighs in a path."""
        found = {other for relation in self.index.relations_of(id) for other in (relation.subject, relation.object)}
        others = sorted(other for other in found if other != id and other in self.index.entities)
        if not others:
            return []
        pairs = [("lazo:sharesClaimWith", self.token("entity", other)) for other in others]
        weight = self.index.totals.weight(id)
        return [("lazo:weight", self.number(weight)), *pairs]

    def _plain(self, relation: Relation, subject: str, object: str) -> Iterator[Block]:
        kind = self.index.schema.relation_types[relation.type]
        back = kind.id if kind.symmetric else kind.inverse
        yield subject, [(self.predicates[kind.id], object)]
        if back and subject != object:
            yield object, [(self.predicates[back], subject)]

    def _evidence(self, relation: Relation, token: str, pairs: list[ObjectToken]) -> list[Block]:
        """Add where a relation can be read and where it begins, and return the blocks of its citations."""
        read: dict[str, None] = {}
        first: dict[str, None] = {}
        blocks: list[Block] = []
        for number, citation in enumerate(relation.sources, 1):
            read[citation.source] = None
            first[self._beginning(citation).id] = None
            part = self.syntax.part(token, f".citation-{number}")
            pairs.append(("prov:qualifiedDerivation", part))
            blocks += self._citation(citation, number, part)
        pairs += [("prov:wasDerivedFrom", self.token("source", id)) for id in read]
        pairs += [("prov:hadPrimarySource", self.token("source", id)) for id in first]
        pairs += [("lazo:origin", self.token("entity", id)) for id in self.index.origins(relation)]
        return blocks

    def _beginning(self, citation: Citation) -> Source:
        """Return the source in which the cited account begins; the chain is only walked where there is one."""
        last = self.index.sources[citation.passes_on[-1] if citation.passes_on else citation.source]
        return self.index.sources[self.index.chain(citation)[-1]] if last.passes_on else last

    def _citation(self, citation: Citation, number: int, part: str) -> list[Block]:
        pairs = [self.derivation, ("lazo:position", self.number(number))]
        pairs.append(("prov:entity", self.token("source", citation.source)))
        if citation.locator is not None:
            pairs.append(("lazo:locator", self.syntax.text(citation.locator)))
        if citation.says is not None:
            pairs.append(("lazo:says", self.syntax.text(citation.says)))
        pairs += self.date("lazo:readAgain", "Read", citation.read)
        blocks: list[Block] = [(part, pairs)]
        for depth, source in enumerate(citation.passes_on, 1):
            step = self.syntax.part(part, f"-{depth}")
            pairs.append(("lazo:passesOn", step))
            quoted = [self.quotation, ("lazo:position", self.number(depth))]
            blocks.append((step, [*quoted, ("prov:entity", self.token("source", source))]))
        return blocks

    def _quantity(self, quantity: Quantity, number: int) -> list[ObjectToken]:
        pairs = [self.a("schema:QuantitativeValue"), ("lazo:position", self.number(number))]
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
            pairs.append(("lazo:of", self.token("entity", quantity.of)))
        if quantity.measure is not None:
            pairs.append(("lazo:measure", self.syntax.text(quantity.measure)))
        return pairs
