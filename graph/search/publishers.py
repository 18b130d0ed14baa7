"""Who stands behind what is read: state media, bodies of a party, and how far each origin of a claim can be relied on."""

from __future__ import annotations

import math

from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.records import Citation, Relation

__all__ = ["INTERESTED", "Publishers"]

INTERESTED = 0.5
"""What is left of the reliability of a body on a matter of its own owner.

Source: a choice of ours; half, so that such a source adds to others but does not carry a claim alone.
"""


class Publishers:
    """Answers about the publishers of a collection, each worked out once.

    Who controls a publisher is read from the graph, on the day of its text: an owner of today says nothing of a text of
    twenty years ago. It counts as far as the relations that say so are plain facts of the whole collection.
    """

    def __init__(self, index: ClaimIndex) -> None:
        self._index = index

    def states(self, id: str, when: PartialDate | None = None) -> frozenset[str]:
        """Return the states that stand behind an entity on a date; a state stands behind itself."""
        return self._index.states_behind(id, when)

    def is_state_medium(self, id: str, when: PartialDate | None = None) -> bool:
        """Whether the entity publishes news and a state stood behind it on a date."""
        return self._index.schema.entity_types[self._index.entities[id].type].media and bool(self.states(id, when))

    def rests_on_state_media(self, relation: Relation) -> bool:
        """Whether every account of a claim begins with a medium that a state owned or directed then."""
        return all(self.is_state_medium(*self._index.beginning(citation)) for citation in relation.sources)

    def parties(self, relation: Relation, when: PartialDate | None = None) -> frozenset[str]:
        """Return whom a claim is about, and who stood behind them on a date; for a claim about a claim, of both."""
        found: frozenset[str] = frozenset()
        waiting, seen = [relation], {relation.id}
        while waiting:
            current = waiting.pop()
            for end in (current.subject, current.object):
                further = self._index.relations.get(end)
                if further is None:
                    found |= self._index.control.behind(end, when)
                elif end not in seen:
                    seen.add(end)
                    waiting.append(further)
        return found

    def is_interested(self, publisher: str, relation: Relation, when: PartialDate | None = None) -> bool:
        """Whether the publisher, be it a medium, a ministry or a firm, was a party's own or a party itself."""
        behind = self._index.control.behind(publisher, when)
        return not behind.isdisjoint(self.parties(relation, when))

    def rests_on_interested(self, relation: Relation) -> bool:
        """Whether every account of a claim begins with a party or with a body that a party owned or directed then."""
        begun = (self._index.beginning(citation) for citation in relation.sources)
        return all(self.is_interested(publisher, relation, day) for publisher, day in begun)

    def reliabilities(self, relation: Relation) -> dict[str, float]:
        """Return how far each independent beginning of a claim can be relied on, by publisher, from 0 to 1.

        The number is that of the kind of source in which the account begins, `INTERESTED` of it where its publisher is a
        party's own; the best one where an origin has several accounts.
        """
        index, worths = self._index, dict[str, float]()
        for citation in relation.sources:
            publisher, day = index.beginning(citation)
            worth = self._worth(citation) * (INTERESTED if self.is_interested(publisher, relation, day) else 1)
            worths[publisher] = max(worths.get(publisher, 0.0), worth)
        return {
            origin.publishers[0]: max(worths[publisher] for publisher in origin.publishers)
            for origin in index.joined_origins(relation)
        }

    def _worth(self, citation: Citation) -> float:
        """Return how far an account can be relied on, whoever is interested in it."""
        return math.prod(value for _, value in self.worth(citation))

    def worth(self, citation: Citation) -> list[tuple[str, float]]:
        """Return what the worth of an account is the product of, as ids of terms with their factors.

        These are the kind of the document in which it begins, the medium of that document's publisher or agency, and how
        the document that was read carries it; what isn't known counts 1.
        """
        index, schema = self._index, self._index.schema
        first, read = index.sources[index.chain(citation)[-1]], index.sources[citation.source]
        medium = index.entities[first.agency or first.publisher].medium
        terms = [schema.source_kinds[first.kind]]
        terms += [schema.media[medium]] if medium else []
        terms += [schema.carriers[read.carrier]] if read.carrier else []
        return [(term.id, term.factor) for term in terms]
