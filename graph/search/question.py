"""What the questions about two entities share: the claims let in, the ways between them, and the scores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise, product

from graph.model.claim_index import ClaimIndex
from graph.model.records import Relation
from graph.problems import UsageError, did_you_mean
from graph.search.adjacency import Adjacency
from graph.search.filters import Filters, Selection
from graph.search.ranking import Ranking

__all__ = ["Search"]


class Search:
    """A collection made ready for one question.

    Attributes:
        selection: the claims let in, and why the others are not.
        index: the collection as it was known, see `Selection.view`.
        recency: whether recent claims count more.
    """

    def __init__(self, index: ClaimIndex, filters: Filters | None = None, *, recency: bool = False) -> None:
        self.selection = Selection(index, filters)
        self.index = self.selection.view
        self.recency = recency
        self._order: dict[tuple[str, str], list[Relation]] = {}

    @cached_property
    def kept(self) -> Adjacency:
        """The relations let in, by their ends."""
        return Adjacency(self.selection.kept)

    @cached_property
    def whole(self) -> Adjacency:
        """All relations of the collection that can be walked, by their ends."""
        index = self.selection.index
        return Adjacency(relation for relation in index.relations.values() if index.is_walkable(relation))

    @cached_property
    def ranking(self) -> Ranking:
        """The scores of paths."""
        return Ranking(self.selection, recency=self.recency)

    def between(self, one: str, other: str) -> list[Relation]:
        """Return the relations let in between two neighbours, strongest first."""
        key = (one, other) if one < other else (other, one)
        found = self._order.get(key)
        if found is None:
            found = self._order[key] = self.ranking.strongest_first(self.kept.between(one, other))
        return found

    def passes_via(self, inner: Iterable[str]) -> bool:
        """Whether a path with these inner entities passes those that the filters ask for."""
        filters = self.selection.filters
        if not filters.via:
            return True
        return (all if filters.via_all else any)(id in inner for id in filters.via)

    def together(self, relations: Sequence[Relation]) -> bool:
        """Whether relations may stand on one path: they may have held at once, or nobody asks that they do."""
        return not self.selection.filters.together or self.index.holding.together(relations) is not None

    def count_together(self, way: Sequence[str]) -> int:
        """Return how many paths that follow a way over entities are let in, parallel relations making different ones."""
        steps = [self.kept.between(one, other) for one, other in pairwise(way)]
        return sum(map(self.together, product(*steps)))

    def relaxed(self, filters: Filters) -> Search:
        """Return the same collection made ready with other filters."""
        return Search(self.selection.index, filters, recency=self.recency)

    def within_reach(self, origin: str, destination: str, max_hops: int) -> list[Relation]:
        """Return the relations of the whole collection that lie near enough to both ends to be on some way."""
        here = self.whole.distances(origin, max_hops - 1)
        there = self.whole.distances(destination, max_hops - 1)
        far = max_hops
        found = []
        for relation in self.selection.index.relations.values():
            one, other = relation.subject, relation.object
            least = min(here.get(one, far) + there.get(other, far), here.get(other, far) + there.get(one, far))
            if least < max_hops and one != other:
                found.append(relation)
        return found

    def check(self, entities: Iterable[str], max_hops: int) -> None:
        """Refuse a question that has no meaning.

        Raises:
            UsageError: an entity that does not exist, appears twice or is to be avoided, or less than one hop.
        """
        known, asked = self.selection.index.entities, tuple(entities)
        for id in asked:
            if id not in known:
                raise UsageError(f"no entity has the id '{id}'{did_you_mean(id, list(known))}")
            if asked.count(id) > 1:
                raise UsageError(f"'{id}' appears twice in the question; name different entities")
            if id in self.selection.filters.avoid:
                raise UsageError(f"'{id}' is asked for and avoided at once; drop one of the two")
            if id in self.selection.filters.via:
                raise UsageError(f"'{id}' is an end of the paths, and cannot be passed on the way; leave it out of via")
        if max_hops < 1:
            raise UsageError(f"a path has at least one hop; {max_hops} asks for less")
