"""The schema: what types of entity and relation there are, and what each allows.

The table itself is data, in ``graph/vocabulary``, and `graph.reading.vocabulary` reads it; nothing else in the program
knows a type by heart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

__all__ = ["CLAIM", "DOTTED", "ENGLISH", "ByLanguage", "EntityType", "RelationType", "Schema", "Term"]

CLAIM = "claim"
"""Stands in domain and range for a relation that is itself subject or object."""

ENGLISH = "en"
"""The language in which every name, phrase and message stands."""

DOTTED = (1.0, 3.0)
"""How the line of a status is drawn of which the vocabulary doesn't say how: never like a fact."""

V = TypeVar("V")


class ByLanguage(dict[str, V]):
    """Texts per language, read in English where a language has none; iteration shows only those that there are.

    >>> ByLanguage({"en": "state", "es": "estado"})["fr"]
    'state'
    """

    def __missing__(self, language: str) -> V:
        return self[ENGLISH]


@dataclass(frozen=True, slots=True)
class Term:
    """A member of a small closed list: a language, status, theme, kind of source or unit.

    Attributes:
        id: stable, lower-case.
        label: its name per language.
        description: what it means, in English.
        caution: of a status, what a sentence bears per language; its label where that says enough.
        walked: of a status, whether search walks it by default.
        plain: of a status, whether a claim can stand as a plain fact.
        mood: of a status, how a denial of that status is told: ``stated``, ``said`` or ``possible``.
        original: of a carrier, whether the text begins with the document.
        named: of a carrier, whether it stands for an original that it names.
        silent: of a unit, whether it goes without saying where a measure is named.
        kept: of a theme, whether a claim whose verb has it keeps it, whatever it is about.
        csl: of a kind of source, what it is called in a bibliography.
        factor: what ranking uses.
        line: of a status, how its line is drawn: lengths of dash and gap in widths of the line; empty for a solid one.
    """

    id: str
    label: dict[str, str]
    description: str = ""
    caution: dict[str, str] = field(default_factory=dict)
    walked: bool = False
    plain: bool = False
    mood: str = "stated"
    silent: bool = False
    kept: bool = False
    csl: str = "document"
    original: bool = False
    named: bool = False
    factor: float = 1.0
    line: tuple[float, ...] = DOTTED


@dataclass(frozen=True, slots=True)
class EntityType:
    """A type of entity.

    Attributes:
        id: stable, lower-case kebab.
        label: its name per language.
        description: what belongs here, in English.
        parent: the broader type.
        abstract: whether only its children may be used.
        matches: vocabulary prefix to local name of the matching external class.
        ancestors: from the type itself up to the root.
        media: whether it publishes news: such a body is state media where a state owns or directs it.
        occasion: whether it is a matter in which several take part, so that it belongs to what they have in common.
        actor: whether it can act, and so be a participant of an occasion.
        treaty_maker: whether it can be bound by a treaty.
        organ: whether its acts are those of who controls it.
        sided: whether it belongs to some state by its nature: whoever acts, a place, a ship.
        former: whether its members exist no longer.
        personal_name: whether its members are called by first name and surname.
        timeless: whether claims about its members don't end with them: a text is cited, an idea held, after its time.
        theme: the theme of claims about its members, where they have none of their own.
        apart: whether nothing of it can belong to another child of its parent that is apart too.
        shape: how it is drawn, by the names that cytoscape gives to shapes.
        hue: the colour in degrees; -1 for grey.
    """

    id: str
    label: dict[str, str]
    description: str
    parent: str | None = None
    abstract: bool = False
    matches: dict[str, str] = field(default_factory=dict)
    ancestors: tuple[str, ...] = ()
    media: bool = False
    occasion: bool = False
    former: bool = False
    timeless: bool = False
    actor: bool = False
    treaty_maker: bool = False
    organ: bool = False
    sided: bool = False
    personal_name: bool = False
    theme: str | None = None
    apart: bool = False
    shape: str = "ellipse"
    hue: int = -1


@dataclass(frozen=True, slots=True)
class RelationType:
    """A type of relation.

    Attributes:
        id: stable, lower-case kebab.
        theme: the theme of a claim whose ends have none; see `ClaimIndex.theme`.
        domain: entity types (children included) of the subject, or ``claim``.
        range: the same of the object.
        time: ``moment`` (has a start only) or ``span``.
        description: what it means, in English.
        phrase: per language, the words from subject to object and from object to subject.
        past: the same for a span that has ended.
        symmetric: whether either end may stand first.
        inverse: the type that says the same from the object's side.
        denial: whether the subject speaks against the claim or the allegation that is the object.
        hedged: of a denial, mood of its status to language to the second phrase; none for ``stated``, which is `phrase`.
        contradicted: a pattern that speaks against the type in the title of a source; empty for none.
        membership: whether the subject is a version or a part of the allegation that is the object.
        opinion: whether it is a judgement or forecast, which needs a holder and is never asserted.
        control: which end owns or directs the other: ``subject``, ``object`` or nothing.
        force: whether the span is the time for which an agreement binds the subject.
        consent: whether it is the act by which the subject agrees to be bound by an agreement.
        ends_force: whether it is the act by which the subject ends being bound by an agreement.
        halts_force: whether an agreement doesn't bind the subject while it lasts.
        enacts: whether it is the act by which an agreement becomes law in the subject's own order.
        acts_for: whether the subject is an organ, official or envoy of the object, so that its acts are the object's.
        succeeds: whether its date is the end of the object, where that is of a type whose members exist no longer.
        lasting: after how many years what it names seldom goes on, so that a later document doesn't show that it did;
            0 for no limit.
        within: whether the subject lies in the object or is a part of it.
        side: whether the subject stands on the side of the object by a tie that nothing else here tells, as a citizen does.
        step: the number in the life cycle of an agreement, from 1; 0 where it has none.
        interest: the schema of FollowTheMoney that such a link has between ends that fit it; empty where none fits.
        matches: vocabulary prefix to local name of the matching external property.
    """

    id: str
    theme: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    time: str
    description: str
    phrase: dict[str, tuple[str, str]]
    past: dict[str, tuple[str, str]] = field(default_factory=dict)
    symmetric: bool = False
    inverse: str | None = None
    denial: bool = False
    hedged: dict[str, dict[str, str]] = field(default_factory=dict)
    contradicted: str = ""
    membership: bool = False
    opinion: bool = False
    control: str | None = None
    force: bool = False
    consent: bool = False
    within: bool = False
    succeeds: bool = False
    ends_force: bool = False
    halts_force: bool = False
    enacts: bool = False
    acts_for: bool = False
    side: bool = False
    lasting: int = 0
    step: int = 0
    interest: str = ""
    matches: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Schema:
    """All types and terms, each list in the order of its file."""

    entity_types: dict[str, EntityType]
    relation_types: dict[str, RelationType]
    languages: dict[str, Term]
    statuses: dict[str, Term]
    themes: dict[str, Term]
    source_kinds: dict[str, Term]
    media: dict[str, Term]
    carriers: dict[str, Term]
    units: dict[str, Term]
    references: dict[str, tuple[str, ...]]
    """The types of entity that may stand in a field that names one (``claimed_by``, ``publisher``, ...)."""

    def fits(self, entity_type: str, allowed: Iterable[str]) -> bool:
        """Whether an entity type, or one of its ancestors, is among the allowed ones."""
        return not set(allowed).isdisjoint(self.entity_types[entity_type].ancestors)

    def is_usable(self, entity_type: str) -> bool:
        """Whether there is such an entity type and an entity may have it."""
        return entity_type in self.entity_types and not self.entity_types[entity_type].abstract

    def noun(self, types: Iterable[str]) -> str:
        """Return what may be of one of the types, in English: ``a state, a territory or an organization``."""
        labels = [type if type == CLAIM else self.entity_types[type].label["en"] for type in types]
        *others, last = [f"{'an' if label[0] in 'aeiou' else 'a'} {label}" for label in labels]
        return f"{', '.join(others)} or {last}" if others else last

    def is_plain(self, status: str) -> bool:
        """Whether a claim of this status stands as a plain fact while nobody contests it."""
        return self.statuses[status].plain

    @cached_property
    def walked(self) -> tuple[str, ...]:
        """The statuses that search walks by default, surest first."""
        return tuple(term.id for term in self.statuses.values() if term.walked)

    @cached_property
    def memberships(self) -> frozenset[str]:
        """The relation types by which a claim belongs to an allegation."""
        return frozenset(kind.id for kind in self.relation_types.values() if kind.membership)

    @cached_property
    def successions(self) -> frozenset[str]:
        """The relation types by which an entity takes the place of another."""
        return frozenset(kind.id for kind in self.relation_types.values() if kind.succeeds)

    @cached_property
    def denials(self) -> frozenset[str]:
        """The relation types by which a claim is contested."""
        return frozenset(kind.id for kind in self.relation_types.values() if kind.denial)
