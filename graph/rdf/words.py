"""The classes and properties of the export that are no types of the schema: a table, read from ``graph/vocabulary``."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from graph.problems import DataError
from graph.reading.vocabulary import VOCABULARY
from graph.reading.yaml_reader import read_yaml

__all__ = ["Allowance", "Word", "Words", "load_words"]


@dataclass(frozen=True, slots=True)
class Word:
    """A class or property by its prefixed name.

    Attributes:
        name: the prefixed name.
        key: the name in JSON-LD, of a property.
        value: what a value is: iri, text (in a language), string, date, boolean, integer, decimal, address or any.
        label: per language; empty for words of other vocabularies.
        description: in English.
        broader: prefixed names of what it is a kind of.
        near: prefixed names of what it is a kind of where OWL has no way to say so.
        owl: ``annotation`` where a reasoner shall not read it, whatever its value.
        domain: the class of what has the property.
        range: the class or datatype of the value.
    """

    name: str
    key: str = ""
    value: str = "iri"
    label: dict[str, str] = field(default_factory=dict)
    description: str = ""
    broader: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    owl: str = ""
    domain: str | None = None
    range: str | None = None

    @property
    def owl_kind(self) -> str:
        """What OWL counts the property among, by its prefixed name."""
        if self.owl == "annotation" or self.value in ("text", "date", "day", "address", "any"):
            return "owl:AnnotationProperty"
        return "owl:ObjectProperty" if self.value == "iri" else "owl:DatatypeProperty"


@dataclass(frozen=True, slots=True)
class Allowance:
    """How often a node may have a property, and the class of the values; ``most`` is nothing for any number."""

    name: str
    least: int
    most: int | None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """All words, each list in the order of the file; ``nodes`` tells by class what a node must and may have."""

    classes: dict[str, Word]
    properties: dict[str, Word]
    nodes: dict[str, tuple[Allowance, ...]]


@lru_cache(maxsize=1)
def load_words() -> Words:
    """Return the words that ship with the package, read once a process.

    Raises:
        DataError: the table is damaged; every problem is named with its position.
    """
    root, problems = read_yaml(VOCABULARY / "rdf_words.yaml", "graph/vocabulary/rdf_words.yaml")
    if problems:
        raise DataError(problems)
    return Words(
        {f"lazo:{name}": _word(f"lazo:{name}", fields) for name, fields in root["classes"].items()},
        {name: _word(name, fields) for name, fields in root["properties"].items()},
        {name: tuple(_allowance(*each) for each in fields.items()) for name, fields in root["nodes"].items()},
    )


def _word(name: str, fields: dict[str, Any]) -> Word:
    known = {key: value for key, value in fields.items() if key not in ("label", "broader", "near")}
    broader, near = (tuple(fields.get(key, ())) for key in ("broader", "near"))
    return Word(name, label=dict(fields.get("label", {})), broader=broader, near=near, **known)


def _allowance(name: str, limits: list[str]) -> Allowance:
    least, most, *kind = limits
    return Allowance(name, int(least), None if most == "*" else int(most), kind[0] if kind else None)
