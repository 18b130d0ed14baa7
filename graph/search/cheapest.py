"""The cheapest ways between two entities of a compact network.

The cost of a way is additive: for each inner entity `graph.model.costs.hub_weight` of its degree and
`graph.model.costs.HOP`, so that `graph.model.costs.score_of` it is the product of the factors *hubs* and *length* of a path's
score. No path scores more than that, which is what makes a search by cost exact for scores.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graph.model.costs import HOP

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from graph.search.compact import CompactNetwork

    Ints = NDArray[np.int32]
    Wide = NDArray[np.int64]
    Flags = NDArray[np.bool_]

__all__ = ["LONGEST", "cheapest_ways"]

LONGEST = 4
"""The longest way, in hops, that the search knows."""

FAR = np.int64(2**62)

ROWS, MIDDLES = 16, 256
"""How many neighbours, or middles, are first expanded at once; later ones in growing numbers. Source: measured."""

HALVED = 4096
"""Rows with fewer neighbours in all are read in full; else where to stop is found first. Source: measured."""


def cheapest_ways(
    network: CompactNetwork, origin: int, destination: int, max_hops: int, most: int, let_in: Flags | None = None
) -> list[tuple[int, tuple[int, ...]]]:
    """Return at most ``most`` ways of at most ``max_hops`` hops that visit no entity twice, with their costs.

    Exact: these are the first of all such ways in order of cost, then hops, then the numbers of their entities.

    Ways of two hops are intersections of two rows; those of three are found by expanding the end with fewer relations
    two hops away, those of four by meeting in the middle. What cannot come before the last way kept is dropped
    before it is expanded; rows are in order of cost, so that only a beginning of each is read.

    Args:
        network: the relations.
        origin: one end.
        destination: the other end.
        max_hops: from 1 to `LONGEST`.
        most: the most ways returned.
        let_in: which pairs of neighbours may be walked, see `CompactNetwork.pairs_with`; all by default.
    """
    return _Search(network, origin, destination, most, let_in).run(max_hops)


class _Search:
    """One search; ``best`` holds the ways found as (cost, hops, entities), in order, at most ``most`` of them."""

    def __init__(self, network: CompactNetwork, origin: int, destination: int, most: int, let_in: Flags | None) -> None:
        self.network, self.most, self.let_in = network, most, let_in
        self.ends = (origin, destination)
        self.costs = network.costs
        self.best: list[tuple[int, int, tuple[int, ...]]] = []
        self.rows = tuple(self._row(end) for end in self.ends)

    def run(self, max_hops: int) -> list[tuple[int, tuple[int, ...]]]:
        """Return the cheapest ways; shorter ones are found first, so that they bound the longer."""
        # The direct way costs nothing, so it comes first whatever else is found.
        if max_hops >= 1 and bool(np.any(self.rows[0] == self.ends[1])):
            self.best.append((0, 1, self.ends))
        # No way passes an end again.
        self.rows = tuple(row[(row != self.ends[0]) & (row != self.ends[1])] for row in self.rows)
        if all(len(row) for row in self.rows):
            # A length is searched only if its cheapest conceivable way could still be kept.
            for hops, search in ((2, self._two), (3, self._three), (4, self._four)):
                if hops <= max_hops and self._least(hops) <= self._allowed(hops):
                    search()
        return [(cost, way) for cost, _, way in self.best]

    def _least(self, hops: int) -> int:
        """Return a cost that no way of so many hops stays under."""
        here, there = (int(self.costs[row[0]]) for row in self.rows)
        return max(here, there) if hops == 2 else here + there + (HOP if hops == 4 else 0)

    def _allowed(self, hops: int) -> int:
        """Return the highest cost with which a way of so many hops can still come among the best."""
        # Until enough ways are kept, anything is welcome.
        if len(self.best) < self.most:
            return int(FAR)
        # Of equal cost the shorter way comes first, so that a longer one must be cheaper.
        cost, fewest, _ = self.best[-1]
        return cost - 1 if fewest < hops else cost

    def _offer(self, costs: Wide, *inner: Ints) -> None:
        """Take in ways of one length, given by the columns of their inner entities."""
        # Only what can still be kept is sorted: at most `most` of the new ways, and all that tie with the last of them.
        hops = len(inner) + 1
        keep = np.flatnonzero(costs <= self._allowed(hops))
        if len(keep) > self.most:
            bound = np.partition(costs[keep], self.most - 1)[self.most - 1]
            keep = keep[costs[keep] <= bound]
        # Order: cost, then the entities from the origin on; lexsort takes the last key as the first.
        keys: list[Ints | Wide] = [column[keep] for column in reversed(inner)]
        order = keep[np.lexsort((*keys, costs[keep]))][: self.most]
        if not len(order):
            return
        columns = zip(*(column[order].tolist() for column in inner), strict=True)
        # Numbers leave the arrays only for the few ways that are kept.
        origin, destination = self.ends
        found = [
            (cost, hops, (origin, *between, destination))
            for cost, between in zip(costs[order].tolist(), columns, strict=True)
        ]
        self.best = sorted([*self.best, *found])[: self.most]

    def _row(self, entity: int) -> Ints:
        """Return the neighbours of an entity, cheapest first."""
        row = slice(int(self.network.starts[entity]), int(self.network.starts[entity + 1]))
        found = self.network.neighbours[row]
        return found if self.let_in is None else found[self.let_in[self.network.pairs[row]]]

    def _expand(self, rows: Ints, limits: Wide) -> tuple[Wide, Ints]:
        """Return for each neighbour, costing at most the limit of its row, the number of its row, and the neighbour."""
        # Rows are in order of cost: what costs more than the limit is cut off before anything is read.
        starts, ends = self.network.starts[rows], self.network.starts[rows + 1]
        lengths = ends - starts
        if int(lengths.sum()) > HALVED:
            lengths = self._within(starts, ends, limits) - starts
        # All rows are laid end to end: `rows_of` tells the row of each slot, `slots` where its neighbour stands.
        rows_of = np.repeat(np.arange(len(rows)), lengths)
        slots = np.arange(len(rows_of)) + np.repeat(starts - np.cumsum(lengths) + lengths, lengths)
        neighbours = self.network.neighbours[slots]
        # Short rows were not cut off above, so that the limit is applied to each neighbour here.
        keep = self.costs[neighbours] <= limits[rows_of]
        keep &= (neighbours != self.ends[0]) & (neighbours != self.ends[1])
        if self.let_in is not None:
            keep &= self.let_in[self.network.pairs[slots]]
        return rows_of[keep], neighbours[keep]

    def _within(self, starts: Wide, ends: Wide, limits: Wide) -> Wide:
        """Return for each row the end of the part that costs at most its limit, by halving."""
        # One binary search in all rows at once; a row is done when its bounds meet.
        low, high = starts.copy(), ends.copy()
        while True:
            open_rows = np.flatnonzero(low < high)
            if not len(open_rows):
                return low
            middle = (low[open_rows] + high[open_rows]) // 2
            inside = self.costs[self.network.neighbours[middle]] <= limits[open_rows]
            low[open_rows[inside]] = middle[inside] + 1
            high[open_rows[~inside]] = middle[~inside]

    def _weight(self, rows: Ints) -> int:
        """Return the number of relations to read when these rows are expanded in full."""
        return int((self.network.starts[rows + 1] - self.network.starts[rows]).sum())

    def _two(self) -> None:
        """Find the ways of two hops: the neighbours that both ends share."""
        # The middle is a neighbour of both ends: the shorter row is looked up in the marks of the longer.
        small, large = sorted(self.rows, key=len)
        marked = self._marks(large)
        middle = small[marked[small]]
        self._offer(self.costs[middle].astype(np.int64), middle)

    def _marks(self, entities: Ints) -> Flags:
        """Return for each entity whether it is among some."""
        marked = np.zeros(self.network.size, bool)
        marked[entities] = True
        return marked

    def _three(self) -> None:
        """Find the ways of three hops, portion by portion from the end with fewer relations."""
        # Expand the end whose neighbours have fewer relations; `swapped` puts the ways the right way round again.
        swapped = self._weight(self.rows[1]) < self._weight(self.rows[0])
        near, far = self.rows[::-1] if swapped else self.rows
        marked, least = self._marks(far), int(self.costs[far[0]])
        # Neighbours come by cost, in growing portions: the first ways found lower the limit for the next.
        at, chunk = 0, ROWS
        while at < len(near):
            rows = near[at : at + chunk]
            costs = self.costs[rows].astype(np.int64)
            limits = self._allowed(3) - costs
            # The other inner entity costs at least `least`: a row whose limit is below that has no way left to give.
            open_rows = limits >= least
            rows, limits, costs = rows[open_rows], limits[open_rows], costs[open_rows]
            if not len(rows):
                break
            # A way of three hops ends where a neighbour of a neighbour is a neighbour of the far end.
            rows_of, found = self._expand(rows, limits)
            keep = marked[found]
            rows_of, found = rows_of[keep], found[keep]
            inner = (found, rows[rows_of]) if swapped else (rows[rows_of], found)
            self._offer(costs[rows_of] + self.costs[found], *inner)
            at, chunk = at + chunk, chunk * 4

    def _four(self) -> None:
        """Find the ways of four hops, middle by middle in order of what each can give at best."""
        # Both ends are expanded to the entities in the middle; the near end is the one with fewer relations to read.
        swapped = self._weight(self.rows[0]) < self._weight(self.rows[1])
        near, far = self.rows if swapped else self.rows[::-1]
        joined = self._middles(near, far)
        if joined is None:
            return
        bounds, near_parts, far_parts, middles = joined
        # Middles come by their bound: once that exceeds what is allowed, no later middle can add a way.
        at, chunk = 0, MIDDLES
        while at < len(middles):
            allowed = self._allowed(4)
            if bounds[at] > allowed:
                break
            part = slice(at, at + chunk)
            # Every partner on one side with every partner on the other, the same entity on both sides left out.
            one, other, number = _cross(near_parts, far_parts, part)
            middle = middles[part][number]
            costs = self.costs[one].astype(np.int64) + self.costs[other] + self.costs[middle]
            keep = (one != other) & (costs <= allowed)
            one, other, middle, costs = (array[keep] for array in (one, other, middle, costs))
            inner = (one, middle, other) if swapped else (other, middle, one)
            self._offer(costs, *inner)
            at, chunk = at + chunk, chunk * 2

    def _middles(self, near: Ints, far: Ints) -> tuple[Wide, _Parts, _Parts, Ints] | None:
        """Return the entities in the middle in order of their bound, with their partners towards either end."""
        # From the near end: an inner entity leaves at least HOP for the middle and `least` for the far side.
        allowed, least = self._allowed(4), int(self.costs[far[0]])
        near_limits = allowed - least - self.costs[near].astype(np.int64)
        near, near_limits = near[near_limits >= HOP], near_limits[near_limits >= HOP]
        rows_of, met = self._expand(near, near_limits)
        partners = near[rows_of]
        # For each middle the cheapest partner on the near side; rows come cheapest first, so the last one written,
        # in reverse order, is the cheapest.
        lowest = np.full(self.network.size, FAR)
        lowest[met[::-1]] = self.costs[partners[::-1]]
        reached = np.flatnonzero(lowest < FAR).astype(np.int32)
        # A middle is kept if its cheapest near partner and the cheapest conceivable far partner are allowed.
        lower = lowest[reached] + self.costs[reached]
        reached, lower = reached[lower + least <= allowed], lower[lower + least <= allowed]
        if not len(reached):
            return None
        # The far side is read from the middles or from the far end, whichever has fewer relations.
        if self._weight(reached) <= self._weight(far):
            rows_of, others = self._expand(reached, allowed - lower)
            keep = self._marks(far)[others]
            far_met, far_partners = reached[rows_of[keep]], others[keep]
        else:
            limits = allowed - int(self.costs[near[0]]) - self.costs[far].astype(np.int64)
            far, limits = far[limits >= HOP], limits[limits >= HOP]
            rows_of, others = self._expand(far, limits)
            keep = lowest[others] < FAR
            far_met, far_partners = others[keep], far[rows_of[keep]]
        # One partner more than ways are wanted, because one of them may be the partner on the other side.
        far_parts = _Parts(far_met, far_partners, self.costs, self.most + 1)
        known = self._marks(far_parts.keys)[met]
        near_parts = _Parts(met[known], partners[known], self.costs, self.most + 1)
        # The bound of a middle is the cost of its cheapest partners on both sides and its own.
        middles = near_parts.keys
        bounds = near_parts.cheapest + far_parts.cheapest + self.costs[middles]
        order = np.argsort(bounds, kind="stable")
        order = order[bounds[order] <= allowed]
        return bounds[order], near_parts.take(order), far_parts.take(order), middles[order]


class _Parts:
    """For each middle its cheapest partners towards one end: ``partners[starts[i] : starts[i] + lengths[i]]``."""

    def __init__(self, met: Ints, partners: Ints, costs: Ints, most: int) -> None:
        # Sorted by middle, then cost, then number: the partners of a middle stand together, the cheapest first.
        order = np.lexsort((partners, costs[partners], met))
        met, partners = met[order], partners[order]
        starts = np.flatnonzero(np.diff(met, prepend=-1))
        self.partners, self.keys, self.starts = partners, met[starts], starts
        self.lengths = np.minimum(np.diff(np.append(starts, len(met))), most)
        self.cheapest = costs[partners[starts]].astype(np.int64)

    def take(self, order: Wide) -> _Parts:
        """Return the same with the middles in another order, or only some of them."""
        taken = object.__new__(_Parts)
        taken.partners = self.partners
        taken.keys, taken.starts = self.keys[order], self.starts[order]
        taken.lengths, taken.cheapest = self.lengths[order], self.cheapest[order]
        return taken


def _cross(one: _Parts, other: _Parts, part: slice) -> tuple[Ints, Ints, Wide]:
    """Return every pair of partners of each middle in a part, and the number of the middle in it."""
    # A middle with a and b partners makes a*b pairs; `within` counts them from 0 and splits into the two partners.
    here, there = one.lengths[part], other.lengths[part]
    sizes = here * there
    number = np.repeat(np.arange(len(sizes)), sizes)
    within = np.arange(len(number)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return (
        one.partners[one.starts[part][number] + within // there[number]],
        other.partners[other.starts[part][number] + within % there[number]],
        number,
    )
