"""Relations by their two ends: what a search walks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.model.records import Relation

__all__ = ["Adjacency"]


class Adjacency:
    """The relations between each two entities, found from either end; a relation from an entity to itself is left out.

    Attributes:
        links: entity to neighbour to the relations between them, whatever their direction.
    """

    def __init__(self, relations: Iterable[Relation]) -> None:
        self.links: dict[str, dict[str, list[Relation]]] = {}
        for relation in relations:
            subject, object = relation.subject, relation.object
            if subject != object:
                between = self.links.setdefault(subject, {}).get(object)
                if between is None:
                    between = self.links[subject][object] = []
                    self.links.setdefault(object, {})[subject] = between
                between.append(relation)

    def neighbours(self, id: str) -> dict[str, list[Relation]]:
        """Return the neighbours of an entity, each with the relations between the two."""
        return self.links.get(id, {})

    def between(self, one: str, other: str) -> list[Relation]:
        """Return the relations between two entities, in the order of the data."""
        return self.neighbours(one).get(other, [])

    def pairs(self) -> Iterator[list[Relation]]:
        """Yield the relations between each two neighbours, each pair once."""
        for one, others in self.links.items():
            for other, between in others.items():
                if one < other:
                    yield between

    def without(self, ids: Iterable[str]) -> Adjacency:
        """Return the same without some entities; the relations are shared."""
        gone = set(ids)
        smaller = Adjacency(())
        smaller.links = {
            one: {other: between for other, between in others.items() if other not in gone}
            for one, others in self.links.items()
            if one not in gone
        }
        return smaller

    def distances(self, id: str, most: int | None = None) -> dict[str, int]:
        """Return the hops to every entity within reach, at most ``most`` of them."""
        found, edge, hops = {id: 0}, [id], 0
        while edge and (most is None or hops < most):
            hops += 1
            further: list[str] = []
            for one in edge:
                for other in self.neighbours(one):
                    if other not in found:
                        found[other] = hops
                        further.append(other)
            edge = further
        return found
