"""Tokens of what records consist of, and the pairs that more than one kind of record has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.model.claim_index import ClaimIndex
from graph.model.dates import UNKNOWN, PartialDate
from graph.model.holding import EVER, Days
from graph.model.records import Texts
from graph.rdf.syntax import Syntax
from graph.rdf.terms import is_wikidata, local_part, term_name

__all__ = ["DATATYPES", "EDTF", "UNKNOWN_EDTF", "Block", "ObjectToken", "Tokens"]

ObjectToken = tuple[str, str]
"""A predicate (a prefixed name) and an object (a token)."""

Block = tuple[str, Sequence[ObjectToken]]
"""The token of a subject, and its pairs."""

DATATYPES = {"year": "xsd:gYear", "month": "xsd:gYearMonth", "day": "xsd:date"}
"""The datatype that says how precisely a date is known."""

EDTF = "edtf:EDTF"
"""The datatype of dates that none of these can hold. Source: Library of Congress, EDTF Datatype Scheme."""

UNKNOWN_EDTF = "XXXX"
"""A year of which no digit is known, for the end of what is over although nobody says when. Source: EDTF, level 2."""


class Tokens:
    """Makes the tokens of one syntax for the records of an index.

    What it keeps is bounded by the entities and the sources, whatever the number of relations.
    """

    def __init__(self, index: ClaimIndex, syntax: Syntax) -> None:
        self.index, self.syntax = index, syntax
        self.tokens: dict[str, dict[str, str]] = {"entity": {}, "source": {}}
        self.numbers: dict[int, str] = {}

    def token(self, prefix: str, id: str) -> str:
        """Return the token of an entity or source, made once."""
        tokens = self.tokens[prefix]
        token = tokens.get(id)
        if token is None:
            token = tokens[id] = self.syntax.iri(prefix, local_part(id))
        return token

    def end(self, id: str) -> str:
        """Return the token of an end of a relation: an entity, or a relation."""
        if id in self.index.entities:
            return self.token("entity", id)
        return self.syntax.iri("relation", local_part(id))

    def texts(self, name: str, texts: Texts) -> list[ObjectToken]:
        """Return one pair for each language."""
        return [(name, self.syntax.text(text, language)) for language, text in texts.items()]

    def date(self, name: str, part: str, date: PartialDate | None) -> list[ObjectToken]:
        """Return the pair of a date, no finer than it is known, or none where there is no date.

        What is not a plain date stands as EDTF, with the first and the last day that it can mean beside it.

        Args:
            name: the property of the date.
            part: its part in the names of the two others: ``Start`` in ``lazo:earliestStart``.
            date: the date.
        """
        if date is None:
            return []
        if date.is_plain:
            return [(name, self.syntax.typed(str(date), DATATYPES[date.precision]))]
        if date == UNKNOWN:
            return [(name, self.syntax.typed(UNKNOWN_EDTF, EDTF))]
        days = ((f"lazo:earliest{part}", date.first_day), (f"lazo:latest{part}", date.last_day))
        bounds = [(bound, self.syntax.typed(str(day), DATATYPES["day"])) for bound, day in days]
        return [(name, self.syntax.typed(str(date), EDTF)), *bounds]

    def days(self, part: str, days: Days) -> list[ObjectToken]:
        """Return the first and the last of some days; neither where there are none, no last one where none is known.

        Args:
            part: what they are in the names of the two properties: ``certain`` in ``lazo:certainFrom``.
            days: the days.
        """
        first, last = days
        if first > last:
            return []
        pairs = [(f"lazo:{part}From", self.syntax.typed(str(first), DATATYPES["day"]))]
        if last != EVER[1]:
            pairs.append((f"lazo:{part}To", self.syntax.typed(str(last), DATATYPES["day"])))
        return pairs

    def number(self, number: int) -> str:
        """Return the token of a whole number, made once."""
        token = self.numbers.get(number)
        if token is None:
            token = self.numbers[number] = self.syntax.typed(str(number), "xsd:integer")
        return token

    def a(self, name: str) -> ObjectToken:
        """Return the pair that says that a subject is an instance of a class."""
        return (self.syntax.a, self.syntax.name(name))

    def terms(self, kind: str, ids: Iterable[str]) -> dict[str, str]:
        """Return the tokens of the concepts of a closed list, by id."""
        return {id: self.syntax.iri("lazo", term_name(kind, id)) for id in ids}

    def identifier(self, scheme: str, code: str) -> ObjectToken:
        """Return the pair for a code: the item of Wikidata, or a notation whose datatype is the scheme."""
        if scheme == "wikidata" and is_wikidata(code):
            return ("owl:sameAs", self.syntax.iri("wd", code))
        return ("skos:notation", self.syntax.typed(code, f"identifier:{local_part(scheme)}"))

    def links(
        self, owner: str, field: str, name: str, target: str, ids: tuple[str, ...], pairs: list[ObjectToken]
    ) -> list[Block]:
        """Add one pair for each id, and return the list that keeps their order where it is not the sorted one."""
        if not ids:
            return []
        tokens = [self.token(target, id) for id in ids]
        pairs += [(name, token) for token in tokens]
        return self.ordered(owner, field, ids, tokens, pairs)

    def ordered(
        self, owner: str, field: str, values: Sequence[str], tokens: Sequence[str], pairs: list[ObjectToken]
    ) -> list[Block]:
        """Return the list that keeps the order of values where it is not the sorted one, and add the pair to it."""
        if len(values) < 2 or list(values) == sorted(set(values)):
            return []
        part = self.syntax.part(owner, f".{field}")
        pairs.append(("lazo:inOrder", part))
        members = [(f"rdf:_{number}", token) for number, token in enumerate(tokens, 1)]
        return [(part, [self.a("rdf:Seq"), *members])]
