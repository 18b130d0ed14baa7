"""The fields of one record from what RDF says of it: the reverse of `graph.rdf.triples`."""

from __future__ import annotations

from graph.rdf.values import ValueReader, filled, sequence
from graph.reading.yaml_reader import Mapping

__all__ = ["RecordReader"]


class RecordReader(ValueReader):
    """Reads the fields of records as the text of data files."""

    def entity(self, iri: str, id: str) -> Mapping:
        """Return the fields of an entity."""
        self.id = id
        types = [
            self.entity_types[value.text] for value in self.values(iri, "rdf:type") if value.text in self.entity_types
        ]
        return filled(
            type=self.one(types, "class"),
            label=self.texts(iri, "rdfs:label"),
            aliases=self.aliases(iri),
            description=self.texts(iri, "dcterms:description"),
            identifiers=self.identifiers(iri),
            start=self.date(iri, "schema:startDate"),
            end=self.date(iri, "schema:endDate"),
            medium=self.term(iri, "lazo:medium"),
            theme=self.term(iri, "dcterms:subject"),
        )

    def source(self, iri: str, id: str) -> Mapping:
        """Return the fields of a source."""
        self.id = id
        return filled(
            kind=self.term(iri, "dcterms:type"),
            publisher=self.link(iri, "dcterms:publisher", "entity"),
            title=self.text(iri, "dcterms:title"),
            issued=self.date(iri, "dcterms:issued"),
            accessed=self.date(iri, "lazo:accessed"),
            url=self.text(iri, "schema:url"),
            language=self.text(iri, "dcterms:language"),
            authors=self.links(iri, "dcterms:creator", "entity", "authors"),
            agency=self.link(iri, "lazo:agency", "entity"),
            passes_on=self.links(iri, "prov:wasQuotedFrom", "source", "passes-on"),
            work=self.link(iri, "schema:exampleOfWork", "entity"),
            carrier=self.term(iri, "lazo:carrier"),
            archived=self.text(iri, "schema:archivedAt"),
        )

    def relation(self, iri: str, id: str) -> Mapping:
        """Return the fields of a relation."""
        self.id = id
        predicates = [
            self.known(value, self.relation_types, "relation type") for value in self.values(iri, "rdf:predicate")
        ]
        return filled(
            subject=self.end(iri, "rdf:subject"),
            type=self.one(predicates, "rdf:predicate"),
            object=self.end(iri, "rdf:object"),
            status=self.term(iri, "lazo:status"),
            start=self.date(iri, "schema:startDate"),
            end=self.date(iri, "schema:endDate"),
            as_of=self.date(iri, "lazo:asOf"),
            claimed_by=self.links(iri, "prov:wasAttributedTo", "entity", "claimed-by"),
            place=self.links(iri, "schema:location", "entity", "place"),
            role=self.texts(iri, "schema:roleName"),
            quantities=sequence(map(self._quantity, self.parts(iri, "lazo:quantity"))),
            sources=sequence(map(self._citation, self.parts(iri, "prov:qualifiedDerivation"))),
        )

    def _quantity(self, iri: str) -> Mapping:
        about = self.text(iri, "lazo:about")
        return filled(
            unit=self.term(iri, "lazo:unit"),
            value=self.number(iri, "schema:value"),
            min=self.number(iri, "schema:minValue"),
            max=self.number(iri, "schema:maxValue"),
            about={"1": "true", "0": "false"}.get(about or "", about),
            of=self.link(iri, "lazo:of", "entity"),
            measure=self.text(iri, "lazo:measure"),
        )

    def _citation(self, iri: str) -> Mapping:
        passed_on = (self.link(step, "prov:entity", "source") for step in self.parts(iri, "lazo:passesOn"))
        return filled(
            source=self.link(iri, "prov:entity", "source"),
            locator=self.text(iri, "lazo:locator"),
            passes_on=sequence(id for id in passed_on if id is not None),
            says=self.text(iri, "lazo:says"),
            read=self.text(iri, "lazo:readAgain"),
        )
