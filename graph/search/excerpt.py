"""The part of a large collection from which an answer about two entities is worked out, the rest being left unmade.

The relations of a collection that comes from a snapshot stand in columns. What lies on some way between two entities is
found there; only these relations are made, with those that say who controls whom and those about them. Scores are
relative to the whole collection: degrees and frequencies are counted in the columns and go along. So the answer is the
one that the whole collection would give.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graph.model.claim_index import ClaimIndex
from graph.model.costs import hub_weight
from graph.model.records import Entity, Relation, Source
from graph.model.schema import Schema
from graph.model.totals import Given
from graph.store.columns import RelationRecords
from graph.store.lazy_records import Records

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Flags = NDArray[np.bool_]

__all__ = ["LARGE", "LARGEST_EXCERPT", "Excerpt", "excerpt_between"]

LARGE = 50_000
"""With fewer relations than this the whole collection is used. Source: making them all then takes half a second."""

LARGEST_EXCERPT = 200_000
"""With more relations on the ways between the two than this an excerpt would be no smaller than the whole.

Source: a choice of ours.
"""


class Excerpt(ClaimIndex):
    """Some relations of a collection, with all its entities and sources."""

    def __init__(
        self,
        schema: Schema,
        entities: Mapping[str, Entity],
        relations: Mapping[str, Relation],
        sources: Mapping[str, Source],
        degrees: Mapping[str, int],
        totals: Given,
    ) -> None:
        super().__init__(schema, entities, relations, sources)
        self._degrees, self.totals = degrees, totals

    def hub_degree(self, id: str) -> int:
        """Return how much of a hub an entity is in the whole collection."""
        return self._degrees.get(id, 1)


def excerpt_between(index: ClaimIndex, origin: str, destination: str, max_hops: int) -> ClaimIndex:
    """Return what is needed of a large collection to say what links two entities; any other collection as it is.

    Args:
        index: the collection.
        origin: one end.
        destination: the other end.
        max_hops: the longest path that is looked for.
    """
    relations, entities = index.relations, index.entities
    if not (isinstance(relations, RelationRecords) and isinstance(entities, Records)) or len(relations) < LARGE:
        return index
    try:
        import numpy as np
    except ImportError:
        return index
    columns = _Columns(index, relations, len(entities))
    wanted = columns.between(entities.row(origin), entities.row(destination), max_hops)
    if np.count_nonzero(wanted) > LARGEST_EXCERPT:
        return index
    wanted |= columns.of_control()
    columns.add_claims_about(wanted)
    made = {each.id: each for each in map(relations.at, np.flatnonzero(wanted).tolist())}
    degrees, neighbours = columns.counts(wanted)
    weights = {id: hub_weight(degree) for id, degree in degrees.items()}
    totals = Given(columns.types(), weights, neighbours, index.latest_source)
    return Excerpt(index.schema, index.entities, made, index.sources, degrees, totals)


class _Columns:
    """The columns of the relations as arrays; ends below ``size`` are entities, the others relations."""

    def __init__(self, index: ClaimIndex, relations: RelationRecords, size: int) -> None:
        import numpy as np

        def column(name: str) -> Numbers:
            return np.frombuffer(self._columns.columns[name], np.dtype(np.uintc)).astype(np.int64)

        self._index, self._columns, self._size = index, relations.columns, size
        self._subject, self._object, self._type = (column(name) for name in ("subject", "object", "type"))
        self._walkable: Flags = (self._subject < size) & (self._object < size)
        straight = np.flatnonzero(self._walkable & (self._subject != self._object))
        self._straight, self._one, self._other = straight, self._subject[straight], self._object[straight]

    def between(self, origin: int, destination: int, max_hops: int) -> Flags:
        """Return which relations lie on some way of at most so many hops."""
        import numpy as np

        # A relation lies on a way if the distances of its ends to the two, and itself, do not exceed the length.
        here, there = (self._distances(end, max_hops) for end in (origin, destination))
        one, other = self._one, self._other
        least = np.minimum(here[one] + there[other], here[other] + there[one])
        found = np.zeros(len(self._type), bool)
        found[self._straight[least < max_hops]] = True
        return found

    def _distances(self, end: int, max_hops: int) -> Numbers:
        """Return the hops to each entity; ``max_hops`` for those that are as far or farther."""
        import numpy as np

        found = np.full(self._size, max_hops)
        found[end] = 0
        # Breadth first over all relations at once: each round reaches the neighbours of the round before.
        for hops in range(1, max_hops):
            for one, other in ((self._one, self._other), (self._other, self._one)):
                reached = other[found[one] == hops - 1]
                found[reached] = np.minimum(found[reached], hops)
        return found

    def of_control(self) -> Flags:
        """Return which relations say who owns or directs whom, or whose place was taken."""
        types = self._index.schema.relation_types.values()
        return self._of(frozenset(kind.id for kind in types if kind.control or kind.succeeds))

    def _of(self, types: frozenset[str]) -> Flags:
        """Return which relations have one of the types."""
        import numpy as np

        return np.isin(self._type, [number for number, word in enumerate(self._columns.words) if word in types])

    def add_claims_about(self, wanted: Flags) -> None:
        """Add the claims about wanted relations, and the relations that wanted claims are about."""
        import numpy as np

        schema = self._index.schema
        # Claims with a claim as an end; `about` is which end that is.
        claims = np.flatnonzero(~self._walkable)
        ends = np.stack((self._subject[claims], self._object[claims])) - self._size
        about = ends >= 0
        member, denial = (self._of(kinds) for kinds in (schema.memberships, schema.denials))
        # Rounds until nothing is added: what is added may itself be spoken of.
        accused = np.zeros(self._size, bool)
        while True:
            before = np.count_nonzero(wanted)
            # A wanted claim brings its allegations, these the wider ones they belong to, and each brings who denies it.
            accused[self._object[member & wanted]] = True
            of_accused = (self._subject < self._size) & (self._object < self._size)
            wanted[of_accused & member & accused[np.where(of_accused, self._subject, 0)]] = True
            wanted[of_accused & denial & accused[np.where(of_accused, self._object, 0)]] = True
            wanted[claims[(about & wanted[np.where(about, ends, 0)]).any(axis=0)]] = True
            chosen = wanted[claims]
            wanted[ends[about & chosen]] = True
            if np.count_nonzero(wanted) == before:
                return

    def types(self) -> dict[str, int]:
        """Return how many relations between entities each type has."""
        import numpy as np

        counts = np.bincount(self._type[self._walkable], minlength=len(self._columns.words))
        return {word: count for word, count in zip(self._columns.words, counts.tolist(), strict=True) if count}

    def counts(self, wanted: Flags) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
        """Return the hub degree of each end of wanted relations, and its number of neighbours by each type."""
        import numpy as np

        # The entities that are ends of wanted relations: only of these the counts are needed.
        asked = np.zeros(self._size, bool)
        rows = wanted[self._straight]
        asked[self._one[rows]] = asked[self._other[rows]] = True
        # Each relation from both ends, as far as the end is asked for; one number for entity, neighbour and type, so that
        # distinct numbers are distinct triples.
        parts = [(one, other, asked[one]) for one, other in ((self._one, self._other), (self._other, self._one))]
        types = self._type[self._straight]
        width = max(1, len(self._columns.words))
        pairs = np.concatenate([one[keep] * self._size + other[keep] for one, other, keep in parts])
        typed = _distinct(pairs * width + np.concatenate([types[keep] for _, _, keep in parts]))
        # Hub degree: distinct neighbours; an occasion counts those alone that can act.
        pairs = _distinct(typed // width)
        owner, neighbour = pairs // self._size, pairs % self._size
        owner = owner[~self._flags("occasion")[owner] | self._flags("actor")[neighbour]]
        degrees = np.maximum(1, np.bincount(owner, minlength=self._size))
        # Neighbours by type: distinct triples without the neighbour, counted by runs of equal numbers.
        ids = self._columns.ends
        entities = np.flatnonzero(asked)
        by_type: dict[str, dict[str, int]] = {}
        groups = np.sort(typed // width // self._size * width + typed % width)
        firsts = np.flatnonzero(np.diff(groups, prepend=-1))
        lengths = np.diff(firsts, append=len(groups))
        for group, count in zip(groups[firsts].tolist(), lengths.tolist(), strict=True):
            by_type.setdefault(ids[group // width], {})[self._columns.words[group % width]] = count
        return {ids[entity]: int(degrees[entity]) for entity in entities.tolist()}, by_type

    def _flags(self, name: str) -> Any:
        """Return for each entity whether its type has a flag."""
        import numpy as np

        types = self._index.schema.entity_types
        flags = np.array([getattr(types[word], name) for word in self._columns.entity_words], bool)
        return flags[np.frombuffer(self._columns.entity_types, np.dtype(np.uintc))]


def _distinct(keys: Numbers) -> Numbers:
    import numpy as np

    keys = np.sort(keys)
    return keys[np.flatnonzero(np.diff(keys, prepend=-1))]
