"""Entities, relations and sources: the records of the graph, as immutable values.

The classes are plain dataclasses (a few hundred bytes each, cheap to import); `graph.reading.typed_records` types and checks the
text of files into them with pydantic.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Annotated, ClassVar

from graph.model.dates import EndText, PartialDate, PlainText
from graph.model.numbers import FlagText, NumberText

__all__ = ["Citation", "Entity", "Quantity", "Relation", "Source", "Texts"]

type_config = {"extra": "forbid"}

Texts = dict[str, str]
"""A text per language: keys ``en``, ``es``, ``pt``, ``ru``."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that claims are about.

    Attributes:
        id: stable, lower-case ASCII kebab; the last part of its IRI.
        type: an entity type of the schema.
        label: its name per language; English always.
        aliases: further names per language.
        description: what it is, in our words, per language.
        start: when it came into being: a founding, a birth, a launch; absent where not known.
        end: when it ceased to exist; absent where it is not known to have; `UNKNOWN` where nobody says when.
        identifiers: scheme (``wikidata``, ``iso-3166-1-alpha-2``, ...) to code.
        medium: of a publisher, what kind of medium it is, a medium of the schema; absent where that isn't known.
        theme: the theme of what is said of it, a theme of the schema; absent where its type, or the verb, tells.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = type_config

    id: str
    type: str
    label: Texts
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    description: Texts = field(default_factory=dict)
    identifiers: dict[str, str] = field(default_factory=dict)
    start: PartialDate | None = None
    end: Annotated[PartialDate, EndText] | None = None
    medium: str | None = None
    theme: str | None = None

    def name(self, language: str = "en") -> str:
        """Return the label in a language, or the English one where it has none."""
        return self.label.get(language) or self.label["en"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A measured or claimed number: exact ``value``, or bounds, or both ends of a range.

    Attributes:
        unit: a unit of the schema.
        value: the number, exact unless ``about``.
        min: at least this.
        max: at most this.
        about: whether the source gives the number as approximate.
        of: the entity that is counted, where it is neither subject nor object.
        measure: what the number measures (``share``, ``total``, ``term`` ...), where the unit does not tell.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = type_config

    unit: str
    value: Annotated[Decimal, NumberText] | None = None
    min: Annotated[Decimal, NumberText] | None = None
    max: Annotated[Decimal, NumberText] | None = None
    about: Annotated[bool, FlagText] = False
    of: str | None = None
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a claim can be read.

    Attributes:
        source: the source that was read.
        locator: the passage in it (``paragraph 5``).
        passes_on: the sources that it passes on for this claim, nearest first; the last is where the claim begins.
        says: what the source says that bears the claim, in our own words, in English.
        read: the day on which a second person read the source again for this claim; absent while nobody has.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = type_config

    source: str
    locator: str | None = None
    passes_on: tuple[str, ...] = ()
    says: str | None = None
    read: Annotated[PartialDate, PlainText] | None = None

    def reference(self) -> Citation:
        """Return where it can be read, without what it says for one claim: claims that share it share its number."""
        return replace(self, says=None, read=None) if self.says or self.read else self

    def chain(self) -> Iterator[str]:
        """Yield the source that was read, then what it passes on, nearest first."""
        yield self.source
        yield from self.passes_on


@dataclass(frozen=True, slots=True)
class Relation:
    """A claim: who or what, to whom or what, when, how sure, who says so, on what source.

    Attributes:
        id: stable, lower-case ASCII kebab.
        subject: an entity id, or a relation id where the type says ``claim``.
        type: a relation type of the schema.
        object: as subject.
        status: a status of the schema.
        start: when it happened or began.
        end: when it ended; absent for a moment and where nobody says that it ended; `UNKNOWN` where it is over and nobody
            says when.
        as_of: when it was seen to hold; says nothing of its beginning.
        claimed_by: entity ids of the persons or bodies who make the claim.
        place: entity ids of where it happened.
        role: the office or part that the subject has in it, or what kind of tie it is, in a few words per language.
        quantities: the numbers that belong to the claim.
        sources: where it can be read; at least one.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = type_config

    id: str
    subject: str
    type: str
    object: str
    status: str
    sources: tuple[Citation, ...] = ()
    start: PartialDate | None = None
    end: Annotated[PartialDate, EndText] | None = None
    as_of: PartialDate | None = None
    claimed_by: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    role: Texts = field(default_factory=dict)
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A document that can be cited.

    Attributes:
        id: stable, lower-case ASCII kebab.
        kind: a source kind of the schema.
        publisher: the entity id of who published it.
        title: its title, as published; absent where not known.
        issued: when it was published; absent where not known.
        accessed: when it was read, where the document itself has no date.
        url: where it can be read.
        language: the language that it is written in.
        authors: entity ids.
        agency: the entity id of the agency whose text it reprints.
        passes_on: the sources that the whole document passes on (a copy, a translation), nearest first.
        work: the entity id of the document, where the graph speaks of the document itself.
        carrier: how this document carries its text, a carrier of the schema: as the original, a reprint, a copy ...
        archived: where a copy is kept in an archive.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = type_config

    id: str
    kind: str
    publisher: str
    title: str | None = None
    issued: PartialDate | None = None
    accessed: PartialDate | None = None
    url: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    passes_on: tuple[str, ...] = ()
    work: str | None = None
    carrier: str | None = None
    archived: str | None = None
