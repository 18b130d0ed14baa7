"""Who owns or directs whom, on which day: read from the relations whose type has a direction of control."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from graph.model.dates import PartialDate
from graph.model.holding import Held, Holding
from graph.model.records import Relation
from graph.model.schema import Schema

__all__ = ["Control"]


class Control:
    """Who stands behind an entity.

    Args:
        schema: tells the types that say so, and which end of them owns.
        relations: of these types, those that stand as plain facts.
        holding: tells when each of them held.
        today: what counts where no date is asked for.
    """

    def __init__(self, schema: Schema, relations: Iterable[Relation], holding: Holding, today: date) -> None:
        self._holding, self._today = holding, PartialDate(today.year, today.month, today.day)
        self._over: dict[str, list[tuple[str, Relation]]] = {}
        for relation in relations:
            owned, owner = relation.subject, relation.object
            if schema.relation_types[relation.type].control == "subject":
                owned, owner = owner, owned
            self._over.setdefault(owned, []).append((owner, relation))
        self._known: dict[tuple[str, PartialDate | None], frozenset[str]] = {}

    def behind(self, id: str, when: PartialDate | None = None) -> frozenset[str]:
        """Return an entity and whoever owned or directed it on a date, straight or through others.

        A control counts unless it did not hold then: where it may have held, and where nothing dates it. Without a date
        it is asked for today.
        """
        found = self._known.get((id, when))
        if found is None:
            seen: dict[str, None] = {}
            waiting = [id]
            while waiting:
                current = waiting.pop()
                if current not in seen:
                    seen[current] = None
                    waiting.extend(self._owners(current, when))
            found = self._known[id, when] = frozenset(seen)
        return found

    def owners(self, id: str, when: PartialDate | None = None) -> frozenset[str]:
        """Return where the chains of control end on a date: whom nobody controls; the entity itself where nobody does."""
        behind = self.behind(id, when)
        return frozenset(other for other in behind if not self._owners(other, when)) or behind

    def _owners(self, id: str, when: PartialDate | None) -> list[str]:
        day = when or self._today
        return [owner for owner, relation in self._over.get(id, ()) if self._holding.on(relation, day) is not Held.NOT]
