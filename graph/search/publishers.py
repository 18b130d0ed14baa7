"""Who stands behind what is read: state media, and how far each independent beginning of a claim can be relied on."""

from __future__ import annotations

from graph.model.claim_index import ClaimIndex
from graph.model.records import Relation

__all__ = ["INTERESTED", "Publishers"]

INTERESTED = 0.5
"""What is left of the reliability of state media on a matter of their own state.

Source: a choice of ours; half, so that such a source adds to others but does not carry a claim alone.
"""


class Publishers:
    """Answers about the publishers of a collection, each worked out once.

    That a publisher is a state medium is read from the graph: it is a medium that a state owns or directs, straight or
    through others, as far as the relations that say so are plain facts of the whole collection.
    """

    def __init__(self, index: ClaimIndex) -> None:
        self._index = index
        self._states: dict[str, frozenset[str]] = {}

    def states(self, id: str) -> frozenset[str]:
        """Return the states that stand behind an entity; a state stands behind itself."""
        found = self._states.get(id)
        if found is None:
            found = self._states[id] = self._index.states_behind(id)
        return found

    def is_state_medium(self, id: str) -> bool:
        """Whether the entity publishes news and a state stands behind it."""
        return self._index.schema.entity_types[self._index.entities[id].type].media and bool(self.states(id))

    def parties(self, relation: Relation) -> frozenset[str]:
        """Return the states at the ends of a claim or behind them; for a claim about a claim, of both."""
        found: frozenset[str] = frozenset()
        waiting, seen = [relation], {relation.id}
        while waiting:
            current = waiting.pop()
            for end in (current.subject, current.object):
                further = self._index.relations.get(end)
                if further is None:
                    found |= self.states(end)
                elif end not in seen:
                    seen.add(end)
                    waiting.append(further)
        return found

    def is_interested(self, publisher: str, relation: Relation) -> bool:
        """Whether the publisher is a state medium of a party to the claim."""
        return self.is_state_medium(publisher) and not self.states(publisher).isdisjoint(self.parties(relation))

    def reliabilities(self, relation: Relation) -> dict[str, float]:
        """Return how far each independent beginning of a claim can be relied on, by publisher, from 0 to 1.

        The number is that of the kind of source in which the account begins, the best one where a publisher has
        several; `INTERESTED` of it where the publisher is a state medium of a party.
        """
        schema, found = self._index.schema, dict[str, float]()
        for citation in relation.sources:
            first = self._index.sources[self._index.chain(citation)[-1]]
            origin = first.agency or first.publisher
            found[origin] = max(found.get(origin, 0.0), schema.source_kinds[first.kind].factor)
        return {
            origin: worth * INTERESTED if self.is_interested(origin, relation) else worth
            for origin, worth in found.items()
        }
