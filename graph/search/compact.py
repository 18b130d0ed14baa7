"""Relations as arrays: what a search walks in collections of millions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model.costs import HOP

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int32]
    Flags = NDArray[np.bool_]

__all__ = ["CompactNetwork"]


class CompactNetwork:
    """A multigraph in rows: for each entity its neighbours in order of cost, for each two of these their relations.

    It keeps about 32 bytes a relation and none of Python's objects. Entities are numbers; given in the order of their
    ids, what is decided by numbers is decided by ids.

    Args:
        size: the number of entities.
        one: the number of one end of each relation; which end does not matter.
        other: the number of its other end. A relation from an entity to itself is left out.
        degrees: the hub degree of each entity; the number of its neighbours where it isn't given.

    Attributes:
        costs: what each entity costs a way as an inner one: `hub_weight` of its degree, and `HOP`.
        starts: where the row of each entity begins; one more for the end of the last.
        neighbours: the rows, in each the neighbours of an entity in order of cost, then number.
        pairs: for each slot of the rows, the number of the pair that the two make.
        relations: the relations by pair, as rows of the arrays that were given.
        pair_starts: where the relations of each pair begin; one more for the end of the last.
    """

    def __init__(self, size: int, one: Ints, other: Ints, degrees: Ints | None = None) -> None:
        import numpy as np

        self.size = size
        # A pair is a number, lesser end first; sorting by it brings the relations of a pair together.
        low, high = np.minimum(one, other).astype(np.int64), np.maximum(one, other).astype(np.int64)
        straight = np.flatnonzero(low != high)
        keys = low[straight] * size + high[straight]
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        first = np.flatnonzero(np.diff(keys, prepend=-1))
        self.relations: Ints = straight[order].astype(np.int32)
        self.pair_starts: Ints = np.append(first, len(keys)).astype(np.int32)
        # Each pair stands in the rows of both its ends.
        low, high = keys[first] // size, keys[first] % size
        ends, neighbours = np.concatenate((low, high)), np.concatenate((high, low))
        counts = np.bincount(ends, minlength=size)
        hubs = counts if degrees is None else degrees
        self.costs: Ints = (HOP + np.rint(1000 * np.log(np.maximum(hubs, 1)))).astype(np.int32)
        # Rows by entity, within a row by cost, so that a search may stop at its limit.
        order = np.lexsort((neighbours, self.costs[neighbours], ends))
        self.neighbours: Ints = neighbours[order].astype(np.int32)
        # The pairs were listed twice, once from each end: the remainder is the number of the pair.
        self.pairs: Ints = (order % max(1, len(first))).astype(np.int32)
        self.starts: NDArray[np.int64] = np.concatenate(([0], np.cumsum(counts)))

    @property
    def nbytes(self) -> int:
        """The bytes kept."""
        arrays = (self.relations, self.pair_starts, self.costs, self.neighbours, self.pairs, self.starts)
        return sum(array.nbytes for array in arrays)

    def relations_between(self, one: int, other: int) -> Ints:
        """Return the relations between two entities, as rows of the arrays that the network was made of."""
        import numpy as np

        row = slice(self.starts[one], self.starts[one + 1])
        found = np.flatnonzero(self.neighbours[row] == other)
        if not len(found):
            return self.relations[:0]
        pair = self.pairs[row][found[0]]
        return self.relations[self.pair_starts[pair] : self.pair_starts[pair + 1]]

    def pairs_with(self, kept: Flags) -> Flags:
        """Return which pairs of neighbours have a relation that is kept; filters become the ``let_in`` of a search."""
        import numpy as np

        if not len(self.relations):
            return np.zeros(0, bool)
        return np.asarray(np.logical_or.reduceat(kept[self.relations], self.pair_starts[:-1]))
