"""Values of records from what RDF says of them: the reverse of `graph.rdf.tokens`."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from graph.model.dates import UNKNOWN
from graph.model.schema import Schema
from graph.rdf.facts import Facts, RdfValue
from graph.rdf.languages import language_of
from graph.rdf.terms import WIKIDATA, class_name, namespaces, property_name, record_part, term_name
from graph.rdf.tokens import UNKNOWN_EDTF
from graph.reading.yaml_reader import Mapping, Sequence

__all__ = ["ValueReader", "filled", "sequence"]


class ValueReader:
    """Reads values as the text of data files; what no record can hold is kept in ``problems`` with the record's id.

    Args:
        facts: what is said.
        schema: the types that the records follow.
        base: what every IRI of the records begins with.
        tolerant: whether texts in languages that the schema lacks, and second texts in one, are passed over: others may
            have added them to a store.
    """

    def __init__(self, facts: Facts, schema: Schema, base: str, *, tolerant: bool = False) -> None:
        self.facts, self.base, self.tolerant = facts, base, tolerant
        self.names = namespaces(base)
        self.problems: list[tuple[str, str]] = []
        self.entity_types = {self.iri(f"lazo:{class_name(id)}"): id for id in schema.entity_types}
        self.relation_types = {self.iri(f"lazo:{property_name(id)}"): id for id in schema.relation_types}
        lists = {
            "status": schema.statuses,
            "kind": schema.source_kinds,
            "unit": schema.units,
            "medium": schema.media,
            "theme": schema.themes,
            "carrier": schema.carriers,
        }
        self.terms = {self.iri(f"lazo:{term_name(kind, id)}"): id for kind, ids in lists.items() for id in ids}
        self.languages = {language: rank for rank, language in enumerate(schema.languages)}
        self.id = ""

    def iri(self, name: str) -> str:
        """Return an IRI that is written as a prefixed name."""
        prefix, local = name.split(":", 1)
        return self.names[prefix] + local

    def values(self, iri: str, name: str) -> list[RdfValue]:
        """Return what a subject has by a property."""
        return self.facts.values(iri, self.iri(name))

    def one(self, found: list[Any], name: str) -> Any:
        """Return the only value found, or nothing; more than one is a problem."""
        if len(found) > 1:
            self.problems.append((self.id, f"has {len(found)} values of {name}: {found[0]}, {found[1]}; keep one"))
        return found[0] if found else None

    def text(self, iri: str, name: str) -> str | None:
        """Return the text of the only value, or nothing."""
        value: str | None = self.one([value.text for value in self.values(iri, name)], name)
        return value

    def date(self, iri: str, name: str) -> str | None:
        """Return the only date in the form of data files, or nothing."""
        text = self.text(iri, name)
        return str(UNKNOWN) if text == UNKNOWN_EDTF else text

    def number(self, iri: str, name: str) -> str | None:
        """Return a decimal in the form of data files, whatever lexical form a store has given it."""
        text = self.text(iri, name)
        try:
            return text if text is None or text.strip("-").replace(".", "", 1).isdecimal() else f"{Decimal(text):f}"
        except InvalidOperation:
            return text

    def texts(self, iri: str, name: str) -> Mapping:
        """Return the text of each language, in the order of the schema; one with the very tag of it goes first."""
        found = _mapping()
        for language, values in self._by_language(iri, name).items():
            texts = list(dict.fromkeys(value.text for value in values))
            if len(texts) > 1 and not self.tolerant:
                tags = " and ".join(f"'{value.language}'" for value in values[:2])
                self.problems.append((self.id, f"has {len(texts)} texts of {name} in '{language}' ({tags}); keep one"))
            found[language] = texts[0]
        return found

    def aliases(self, iri: str) -> Mapping:
        """Return the further names of each language, in the order of the schema."""
        found = _mapping()
        for language, values in self._by_language(iri, "skos:altLabel").items():
            texts = sorted(dict.fromkeys(value.text for value in values))
            found[language] = self.in_order(iri, f"aliases-{language}", sequence(texts), lambda value: value.text)
        return found

    def _by_language(self, iri: str, name: str) -> dict[str, list[RdfValue]]:
        """Return the texts of a property by the language of the schema that their tags stand for."""
        found: dict[str, list[RdfValue]] = {language: [] for language in self.languages}
        for value in sorted(
            self.values(iri, name), key=lambda value: (len(value.language or ""), value.language or "", value)
        ):
            language = language_of(value.language or "", self.languages)
            if language is not None:
                found[language].append(value)
            elif not self.tolerant:
                what = f"in '{value.language}'" if value.language else "without a language"
                known = ", ".join(self.languages)
                self.problems.append((self.id, f"has a text of {name} {what}; known are {known}"))
        return {language: values for language, values in found.items() if values}

    def identifiers(self, iri: str) -> Mapping:
        """Return the codes of an entity by scheme."""
        found = _mapping()
        for value in self.values(iri, "owl:sameAs"):
            if value.text.startswith(WIKIDATA):
                found["wikidata"] = value.text.removeprefix(WIKIDATA)
        for value in self.values(iri, "skos:notation"):
            scheme = (value.datatype or "").removeprefix(self.names["identifier"])
            found[record_part(scheme)] = value.text
        return found

    def term(self, iri: str, name: str) -> str | None:
        """Return the id of the concept that is the only value."""
        known = [self.known(value, self.terms, name) for value in self.values(iri, name)]
        term: str | None = self.one(known, name)
        return term

    def known(self, value: RdfValue, known: dict[str, str], what: str) -> str:
        """Return what is known under an IRI; an unknown one is a problem."""
        if value.text not in known:
            self.problems.append((self.id, f"<{value.text}> is no {what} of the schema"))
        return known.get(value.text, value.text)

    def end(self, iri: str, name: str) -> str | None:
        """Return the id of the entity or relation at one end."""
        prefixes = ("relation", "entity")
        found = [
            next((id for prefix in prefixes if (id := self.id_in(value, prefix))), None)
            for value in self.values(iri, name)
        ]
        end: str | None = self.one(found, name)
        if found and end is None:
            self.problems.append((self.id, f"{name} is neither an entity nor a relation below {self.base}"))
        return end

    def id_in(self, value: RdfValue, prefix: str) -> str | None:
        """Return the id of a record from its IRI, or nothing if it has another prefix."""
        start = self.names[prefix]
        local = value.text.removeprefix(start)
        return record_part(local) if value.text.startswith(start) and "/" not in local else None

    def link(self, iri: str, name: str, prefix: str) -> str | None:
        """Return the id of the only record linked by a property."""
        ids = self.links(iri, name, prefix)
        link: str | None = self.one(ids, name)
        return link

    def links(self, iri: str, name: str, prefix: str, field: str = "") -> Sequence:
        """Return the ids of the records linked by a property, in the order that was kept."""
        ids = Sequence()
        for value in self.values(iri, name):
            id = self.id_in(value, prefix)
            if id is None:
                self.problems.append((self.id, f"<{value.text}> of {name} lies outside {self.names[prefix]}"))
            else:
                ids.append(id)
        ids.sort()
        return self.in_order(iri, field, ids, lambda value: self.id_in(value, prefix))

    def in_order(self, iri: str, field: str, values: Sequence, read: Any) -> Sequence:
        """Return the values in the order that a list beside them keeps, or as they are where there is none."""
        listed = f"{iri}.{field}"
        if RdfValue(listed) not in self.values(iri, "lazo:inOrder"):
            return values
        members = (
            (name, said) for name, said in self.facts.about[listed].items() if name.startswith(self.iri("rdf:_"))
        )
        ordered = sequence(
            read(said[0]) for _, said in sorted(members, key=lambda pair: int(pair[0].rpartition("_")[2]))
        )
        if set(ordered) != set(values):
            self.problems.append((self.id, f"the list {listed} and the values beside it differ"))
        return ordered

    def parts(self, iri: str, name: str) -> list[str]:
        """Return the parts of a record by their position."""

        def order(part: str) -> tuple[int, str]:
            position = self.text(part, "lazo:position") or ""
            return (int(position) if position.isdecimal() else 0, part)

        return sorted((value.text for value in self.values(iri, name)), key=order)


def _mapping(**fields: Any) -> Mapping:
    found = Mapping()
    found.update(fields)
    return found


def sequence(values: Iterable[Any]) -> Sequence:
    """Return values as a sequence of a data file."""
    found = Sequence()
    found.extend(values)
    return found


def filled(**fields: Any) -> Mapping:
    """Return the fields that have a value; an absent one is left out, an empty text is not."""
    return _mapping(
        **{name: value for name, value in fields.items() if value is not None and (value != [] and value != {})}
    )
