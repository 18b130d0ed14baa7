"""Checked claims with the indices that every question needs: no input or output, no search.

A `ClaimIndex` exists only where the data has no error, so nothing here or above tests for dangling ends.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import copy
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Protocol, runtime_checkable

from graph.model.control import Control
from graph.model.dates import PartialDate
from graph.model.holding import Holding
from graph.model.origins import Origin, join_origins
from graph.model.records import Citation, Entity, Relation, Source
from graph.model.rivals import find_rivals
from graph.model.schema import Schema
from graph.model.totals import Counted, Totals

__all__ = ["ClaimIndex", "latest_of"]


@runtime_checkable
class SortedByType(Protocol):
    """A mapping of relations that finds those of some types without making the others."""

    def of_types(self, types: Collection[str]) -> Iterator[Relation]:
        """Yield the relations of some types, in the order of the data."""
        ...


@runtime_checkable
class KnowsLatest(Protocol):
    """A mapping of sources that knows their last date without making them."""

    latest: PartialDate | None


def latest_of(sources: Iterable[Source]) -> PartialDate | None:
    """Return the last plain date on which one of the sources was issued or read."""
    dates = (date for source in sources for date in (source.issued, source.accessed))
    return max((date for date in dates if date and date.is_plain), default=None)


class ClaimIndex:
    """Entities, relations and sources by id, and the ways between them; read-only.

    Args:
        schema: the types that the records follow.
        entities: by id, in the order of the data.
        relations: by id, in the order of the data.
        sources: by id, in the order of the data.
    """

    folders: tuple[Path, ...] = ()
    """The folders that the claims were read from, where they were read from any."""

    excerpt: bool = False
    """Whether these are only some of the claims of the folders."""

    as_of: PartialDate | None = None
    """The date that a question asks about; see `asked`."""

    unpublished: frozenset[str] = frozenset()
    """The relations let in although no source says when it was published; see `asked`."""

    def __init__(
        self,
        schema: Schema,
        entities: Mapping[str, Entity],
        relations: Mapping[str, Relation],
        sources: Mapping[str, Source],
    ) -> None:
        self.schema = schema
        self.entities = entities
        self.relations = relations
        self.sources = sources

    @cached_property
    def _by_end(self) -> dict[str, tuple[Relation, ...]]:
        found: dict[str, list[Relation]] = {}
        for relation in self.relations.values():
            for end in {relation.subject: None, relation.object: None}:
                found.setdefault(end, []).append(relation)
        return {end: tuple(relations) for end, relations in found.items()}

    def relations_of(self, id: str) -> tuple[Relation, ...]:
        """Return the relations of which the entity or relation is an end, in the order of the data."""
        return self._by_end.get(id, ())

    def hub_degree(self, id: str) -> int:
        """Return how much of a hub an entity is: the number of different neighbours that it can link, at least 1.

        Of an occasion (an agreement, a document, an event) these are its participants, the neighbours that can act: that
        much is known of a treaty, its subjects and its consequences, does not make it link more parties.
        """
        ends = {end for relation in self.relations_of(id) for end in (relation.subject, relation.object)}
        others = [self.entities[end].type for end in ends if end != id and end in self.entities]
        types = self.schema.entity_types
        if types[self.entities[id].type].occasion:
            others = [type for type in others if types[type].actor]
        return max(1, len(others))

    def denials_of(self, relation_id: str) -> tuple[Relation, ...]:
        """Return the relations that deny or dispute a claim, or an allegation to which it belongs, in the order of the data.

        Where one claim disputes another, each stands against the other.
        """
        return self._denials.get(relation_id, ())

    @cached_property
    def _denials(self) -> dict[str, tuple[Relation, ...]]:
        found: dict[str, list[Relation]] = {}
        for relation in self._of_types(self.schema.denials):
            for denied in self._reach(relation.subject, relation.object):
                found.setdefault(denied, []).append(relation)
        return {denied: tuple(relations) for denied, relations in found.items()}

    def _reach(self, *ends: str) -> dict[str, None]:
        """Return ends and, of those that are allegations, all that belongs to them, straight or through narrower ones."""
        found: dict[str, None] = {}
        waiting = list(ends)
        while waiting:
            current = waiting.pop(0)
            if current not in found:
                found[current] = None
                waiting.extend(relation.subject for relation in self._members.get(current, ()))
        return found

    @cached_property
    def _members(self) -> dict[str, list[Relation]]:
        """By allegation, the relations that say what belongs to it."""
        found: dict[str, list[Relation]] = {}
        for relation in self._of_types(self.schema.memberships):
            found.setdefault(relation.object, []).append(relation)
        return found

    def memberships_of(self, id: str) -> tuple[Relation, ...]:
        """Return the relations by which a claim belongs to allegations, and these to wider ones, nearest first."""
        found: dict[str, Relation] = {}
        waiting = [id]
        while waiting:
            current = waiting.pop(0)
            for relation in self._memberships.get(current, ()):
                if relation.id not in found:
                    found[relation.id] = relation
                    waiting.append(relation.object)
        return tuple(found.values())

    @cached_property
    def _memberships(self) -> dict[str, list[Relation]]:
        """By claim or allegation, the relations that say to which allegations it belongs."""
        found: dict[str, list[Relation]] = {}
        for relation in (each for members in self._members.values() for each in members):
            found.setdefault(relation.subject, []).append(relation)
        return found

    def rivals_of(self, relation_id: str) -> tuple[str, ...]:
        """Return the ids of claims about the same two whose figures or dates exclude those of a claim."""
        return self._rivals.get(relation_id, ())

    @cached_property
    def _rivals(self) -> dict[str, tuple[str, ...]]:
        return find_rivals(self.schema, self.relations.values())

    def _of_types(self, types: Collection[str]) -> Iterator[Relation]:
        """Yield the relations of some types, in the order of the data."""
        if isinstance(self.relations, SortedByType):
            return self.relations.of_types(types)
        return (relation for relation in self.relations.values() if relation.type in types)

    @cached_property
    def contested(self) -> frozenset[str]:
        """The ids of the relations that somebody denies or disputes, however sure that denial itself is."""
        return frozenset(end for end in self._denials if end in self.relations)

    @cached_property
    def firmly_contested(self) -> frozenset[str]:
        """Those of `contested` of which a denial has a status that search walks: it isn't only alleged or possible."""
        walked = self.schema.walked
        return frozenset(id for id in self.contested if any(each.status in walked for each in self._denials[id]))

    def is_plain(self, relation: Relation) -> bool:
        """Whether the claim may be written as a plain fact: its status is plain and nobody contests it."""
        return self.schema.is_plain(relation.status) and relation.id not in self.contested

    def theme(self, relation: Relation) -> str:
        """Return the theme of a claim: that of the thing it is about, else that of its verb.

        The thing is the object or, where that has no theme, the subject. Some verbs keep their theme: where a reactor
        stands, what somebody thinks of it and who denies it is structure, assessment and evidence.
        """
        schema = self.schema
        verb = schema.relation_types[relation.type].theme
        if schema.themes[verb].kept:
            return verb
        things = (self.entities.get(end) for end in (relation.object, relation.subject))
        themes = (thing.theme or schema.entity_types[thing.type].theme for thing in things if thing)
        return next(filter(None, themes), verb)

    def is_walkable(self, relation: Relation) -> bool:
        """Whether both ends are entities, so that a path can lead along it."""
        return relation.subject in self.entities and relation.object in self.entities

    def chain(self, citation: Citation) -> tuple[str, ...]:
        """Return the source ids from the one that was read back to the one in which the claim begins."""
        chain = list(citation.chain())
        while True:
            further = [step for step in self.sources[chain[-1]].passes_on if step not in chain]
            if not further:
                return tuple(chain)
            chain += further

    def beginning(self, citation: Citation) -> tuple[str, PartialDate | None]:
        """Return the publisher or agency with which the cited account begins, and the day of its text.

        That is the day on which the document was issued or, if it has no such date, read; where it has neither, that of the nearest
        document that passes it on.
        """
        chain = [self.sources[id] for id in reversed(self.chain(citation))]
        days = (source.issued or source.accessed for source in chain)
        return chain[0].agency or chain[0].publisher, next((day for day in days if day), None)

    def origin(self, citation: Citation) -> str:
        """Return the entity id of the publisher or agency with which the cited account begins."""
        return self.beginning(citation)[0]

    def joined_origins(self, relation: Relation) -> tuple[Origin, ...]:
        """Return the independent beginnings of a claim, in the order of its sources.

        Two texts of one publisher, two reprints of one agency, and two publishers that had one owner on the days of their
        texts are one beginning.
        """
        begun = (self.beginning(citation) for citation in relation.sources)
        return join_origins(Origin((publisher,), self.control.owners(publisher, day)) for publisher, day in begun)

    def origins(self, relation: Relation) -> tuple[str, ...]:
        """Return for each independent beginning of a claim the publisher that stands for it, in the order of its sources."""
        if len(relation.sources) == 1:
            return (self.origin(relation.sources[0]),)
        return tuple(origin.publishers[0] for origin in self.joined_origins(relation))

    @cached_property
    def control(self) -> Control:
        """Who owns or directs whom, as far as that stands as a plain fact of the whole collection."""
        types = [kind.id for kind in self.schema.relation_types.values() if kind.control]
        return Control(self.schema, filter(self.is_plain, self._of_types(types)), self.holding, self.today)

    def states_behind(self, entity_id: str, when: PartialDate | None = None) -> frozenset[str]:
        """Return the states that owned or directed an entity on a date, straight or through others; a state itself too."""
        return frozenset(id for id in self.control.behind(entity_id, when) if self._is_state(id))

    def _is_state(self, id: str) -> bool:
        entity = self.entities.get(id)
        return entity is not None and self.schema.fits(entity.type, ("state",))

    @cached_property
    def successions(self) -> dict[str, PartialDate]:
        """By entity of a type whose members exist no longer, when another one took its place, as far as that is plain."""
        found: dict[str, PartialDate] = {}
        for relation in self._of_types(self.schema.successions):
            entity = self.entities.get(relation.object)
            if entity and self.schema.entity_types[entity.type].former and relation.start and self.is_plain(relation):
                found[entity.id] = min(relation.start, found.get(entity.id, relation.start))
        return found

    @cached_property
    def totals(self) -> Totals:
        """The counts that scores are relative to; an excerpt is given those of the whole that it is from."""
        return Counted(self)

    @cached_property
    def holding(self) -> Holding:
        """When each claim held."""
        return Holding(self)

    @cached_property
    def today(self) -> date:
        """The day on which the collection stands: what ends after it is not over.

        It is the last date of a source, so that an answer over the same data is the same on every day; where no source
        has a date, it is the day of the clock.
        """
        latest = self.totals.latest
        return latest.first_day if latest else date.today()

    @property
    def latest_source(self) -> PartialDate | None:
        """The last plain date of a source."""
        if isinstance(self.sources, KnowsLatest):
            return self.sources.latest
        return latest_of(self.sources.values())

    def asked(self, as_of: PartialDate | None, unpublished: Collection[str] = ()) -> ClaimIndex:
        """Return the same collection as a question about a time sees it: what is marked, and what is over.

        Args:
            as_of: the date asked about, which is then today.
            unpublished: the ids of the relations of which no source says when it was published.
        """
        view = copy(self)
        view.as_of, view.unpublished = as_of, frozenset(unpublished)
        if as_of:
            # Who controls whom today is asked of the collection, not of the day asked about.
            view.holding, view.control, view.today = self.holding, self.control, as_of.first_day
        return view

    def with_relations(self, relations: Iterable[Relation]) -> ClaimIndex:
        """Return an index of the same entities and sources with only these relations; who controls whom stays known."""
        found = ClaimIndex(self.schema, self.entities, {kept.id: kept for kept in relations}, self.sources)
        found.control = self.control
        found.folders, found.excerpt = self.folders, True
        return found
