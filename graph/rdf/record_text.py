"""The fields of one record from what RDF says of it: the reverse of `graph.rdf.triples`."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from graph.rdf.facts import Facts, Value
from graph.rdf.terms import WIKIDATA, class_name, namespaces, property_name, record_part, term_name
from graph.schema import Schema
from graph.yaml_reader import Mapping, Sequence

__all__ = ["RecordReader"]


class RecordReader:
    """Reads records as the text of data files; what no record can hold is kept in ``problems`` with the record's id."""

    def __init__(self, facts: Facts, schema: Schema, base: str) -> None:
        self.facts, self.base = facts, base
        self.names = namespaces(base)
        self.problems: list[tuple[str, str]] = []
        self.entity_types = {self._iri(f"lazo:{class_name(id)}"): id for id in schema.entity_types}
        self.relation_types = {self._iri(f"lazo:{property_name(id)}"): id for id in schema.relation_types}
        lists = {"status": schema.statuses, "kind": schema.source_kinds, "unit": schema.units}
        self.terms = {self._iri(f"lazo:{term_name(kind, id)}"): id for kind, ids in lists.items() for id in ids}
        self.languages = {language: place for place, language in enumerate(schema.languages)}
        self.id = ""

    def entity(self, iri: str, id: str) -> Mapping:
        """Return the fields of an entity."""
        self.id = id
        types = [
            self.entity_types[value.text] for value in self._values(iri, "rdf:type") if value.text in self.entity_types
        ]
        return _filled(
            type=self._one(types, "class"),
            label=self._texts(iri, "rdfs:label"),
            aliases=self._aliases(iri),
            description=self._texts(iri, "dcterms:description"),
            identifiers=self._identifiers(iri),
        )

    def source(self, iri: str, id: str) -> Mapping:
        """Return the fields of a source."""
        self.id = id
        return _filled(
            kind=self._term(iri, "dcterms:type"),
            publisher=self._link(iri, "dcterms:publisher", "entity"),
            title=self._text(iri, "dcterms:title"),
            issued=self._text(iri, "dcterms:issued"),
            accessed=self._text(iri, "lazo:accessed"),
            url=self._text(iri, "schema:url"),
            language=self._text(iri, "dcterms:language"),
            authors=self._links(iri, "dcterms:creator", "entity", "authors"),
            agency=self._link(iri, "lazo:agency", "entity"),
            passes_on=self._links(iri, "prov:wasQuotedFrom", "source", "passes-on"),
            work=self._link(iri, "schema:exampleOfWork", "entity"),
        )

    def relation(self, iri: str, id: str) -> Mapping:
        """Return the fields of a relation."""
        self.id = id
        predicates = [
            self._known(value, self.relation_types, "relation type") for value in self._values(iri, "rdf:predicate")
        ]
        return _filled(
            subject=self._end(iri, "rdf:subject"),
            type=self._one(predicates, "rdf:predicate"),
            object=self._end(iri, "rdf:object"),
            status=self._term(iri, "lazo:status"),
            start=self._text(iri, "schema:startDate"),
            end=self._text(iri, "schema:endDate"),
            as_of=self._text(iri, "lazo:asOf"),
            claimed_by=self._links(iri, "prov:wasAttributedTo", "entity", "claimed-by"),
            place=self._links(iri, "schema:location", "entity", "place"),
            role=self._texts(iri, "schema:roleName"),
            quantities=_sequence(map(self._quantity, self._parts(iri, "lazo:quantity"))),
            sources=_sequence(map(self._citation, self._parts(iri, "prov:qualifiedDerivation"))),
        )

    def _quantity(self, iri: str) -> Mapping:
        about = self._text(iri, "lazo:about")
        return _filled(
            unit=self._term(iri, "lazo:unit"),
            value=self._number(iri, "schema:value"),
            min=self._number(iri, "schema:minValue"),
            max=self._number(iri, "schema:maxValue"),
            about={"1": "true", "0": "false"}.get(about or "", about),
            of=self._link(iri, "lazo:of", "entity"),
            measure=self._text(iri, "lazo:measure"),
        )

    def _citation(self, iri: str) -> Mapping:
        passed_on = (self._link(step, "prov:entity", "source") for step in self._parts(iri, "lazo:passesOn"))
        return _filled(
            source=self._link(iri, "prov:entity", "source"),
            locator=self._text(iri, "lazo:locator"),
            passes_on=_sequence(id for id in passed_on if id is not None),
        )

    def _iri(self, name: str) -> str:
        prefix, local = name.split(":", 1)
        return self.names[prefix] + local

    def _values(self, iri: str, name: str) -> list[Value]:
        return self.facts.values(iri, self._iri(name))

    def _one(self, found: list[Any], name: str) -> Any:
        if len(found) > 1:
            self.problems.append((self.id, f"has {len(found)} values of {name}: {found[0]}, {found[1]}; keep one"))
        return found[0] if found else None

    def _text(self, iri: str, name: str) -> str | None:
        value: str | None = self._one([value.text for value in self._values(iri, name)], name)
        return value

    def _number(self, iri: str, name: str) -> str | None:
        """Return a decimal in the form of data files, whatever lexical form a store has given it."""
        text = self._text(iri, name)
        try:
            return text if text is None or text.strip("-").replace(".", "", 1).isdecimal() else f"{Decimal(text):f}"
        except InvalidOperation:
            return text

    def _texts(self, iri: str, name: str) -> Mapping:
        """Return the text of each language, in the order of the schema."""
        found = _mapping()
        values = self._values(iri, name)
        for value in sorted(values, key=lambda value: (self.languages.get(value.language or "", 99), value)):
            language = value.language or ""
            if language in found:
                self.problems.append((self.id, f"has two texts of {name} in '{language}'; keep one"))
            found[language] = value.text
        return found

    def _aliases(self, iri: str) -> Mapping:
        found = _mapping()
        values = self._values(iri, "skos:altLabel")
        for language in sorted(
            {value.language or "" for value in values}, key=lambda code: (self.languages.get(code, 99), code)
        ):
            texts = sorted(value.text for value in values if value.language == language)
            found[language] = self._in_order(iri, f"aliases-{language}", _sequence(texts), lambda value: value.text)
        return found

    def _identifiers(self, iri: str) -> Mapping:
        found = _mapping()
        for value in self._values(iri, "owl:sameAs"):
            if value.text.startswith(WIKIDATA):
                found["wikidata"] = value.text.removeprefix(WIKIDATA)
        for value in self._values(iri, "skos:notation"):
            scheme = (value.datatype or "").removeprefix(self.names["identifier"])
            found[record_part(scheme)] = value.text
        return found

    def _term(self, iri: str, name: str) -> str | None:
        known = [self._known(value, self.terms, name) for value in self._values(iri, name)]
        term: str | None = self._one(known, name)
        return term

    def _known(self, value: Value, known: dict[str, str], what: str) -> str:
        if value.text not in known:
            self.problems.append((self.id, f"<{value.text}> is no {what} of the schema"))
        return known.get(value.text, value.text)

    def _end(self, iri: str, name: str) -> str | None:
        prefixes = ("relation", "entity")
        found = [
            next((id for prefix in prefixes if (id := self._id(value, prefix))), None)
            for value in self._values(iri, name)
        ]
        end: str | None = self._one(found, name)
        if found and end is None:
            self.problems.append((self.id, f"{name} is neither an entity nor a relation below {self.base}"))
        return end

    def _id(self, value: Value, prefix: str) -> str | None:
        start = self.names[prefix]
        local = value.text.removeprefix(start)
        return record_part(local) if value.text.startswith(start) and "/" not in local else None

    def _link(self, iri: str, name: str, prefix: str) -> str | None:
        ids = self._links(iri, name, prefix)
        link: str | None = self._one(ids, name)
        return link

    def _links(self, iri: str, name: str, prefix: str, field: str = "") -> Sequence:
        ids = Sequence()
        for value in self._values(iri, name):
            id = self._id(value, prefix)
            if id is None:
                self.problems.append((self.id, f"<{value.text}> of {name} lies outside {self.names[prefix]}"))
            else:
                ids.append(id)
        ids.sort()
        return self._in_order(iri, field, ids, lambda value: self._id(value, prefix))

    def _in_order(self, iri: str, field: str, values: Sequence, read: Any) -> Sequence:
        """Return the values in the order that a list beside them keeps, or as they are where there is none."""
        listed = f"{iri}.{field}"
        if Value(listed) not in self._values(iri, "lazo:inOrder"):
            return values
        members = (
            (name, said) for name, said in self.facts.about[listed].items() if name.startswith(self._iri("rdf:_"))
        )
        ordered = _sequence(
            read(said[0]) for _, said in sorted(members, key=lambda pair: int(pair[0].rpartition("_")[2]))
        )
        if set(ordered) != set(values):
            self.problems.append((self.id, f"the list {listed} and the values beside it differ"))
        return ordered

    def _parts(self, iri: str, name: str) -> list[str]:
        def place(part: str) -> tuple[int, str]:
            position = self._text(part, "lazo:position") or ""
            return (int(position) if position.isdecimal() else 0, part)

        return sorted((value.text for value in self._values(iri, name)), key=place)


def _mapping(**fields: Any) -> Mapping:
    found = Mapping()
    found.update(fields)
    return found


def _sequence(values: Iterable[Any]) -> Sequence:
    found = Sequence()
    found.extend(values)
    return found


def _filled(**fields: Any) -> Mapping:
    """Return the fields that have a value; an absent one is left out, an empty text is not."""
    return _mapping(
        **{name: value for name, value in fields.items() if value is not None and (value != [] and value != {})}
    )
