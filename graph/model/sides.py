"""The sides of an entity: the states and organizations of states to which it belongs, by the spine of the data.

An organ, an official, a citizen, a firm, a place belongs to somebody: ``acts_for``, ``within``, ``side`` and ``control``
in the schema say by which types of claims. The ties are followed upwards until they reach somebody who is bound by
treaties. A tie counts whenever it held, and where a source states or reports it: a side tells to whom something is to be
attributed, not what is so today.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from graph.model.claim_index import ClaimIndex
from graph.model.schema import RelationType

__all__ = ["sides_of", "ties_upwards", "without_side"]


def sides_of(index: ClaimIndex, entity: str, ties: Mapping[str, frozenset[str]] | None = None) -> frozenset[str]:
    """Return the ids of the states and organizations of states to which an entity belongs; itself where it is one.

    Args:
        index: the claims.
        entity: the id of an entity.
        ties: what `ties_upwards` returns, where several entities are asked about.
    """
    ties = ties_upwards(index) if ties is None else ties
    found, seen, waiting = set[str](), set[str](), [entity]
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        # What is bound by treaties belongs to itself: a state that lies in a region or leads a bloc isn't on its side.
        if index.schema.entity_types[index.entities[current].type].treaty_maker:
            found.add(current)
        else:
            waiting += sorted(ties.get(current, ()))
    return frozenset(found)


def ties_upwards(index: ClaimIndex) -> dict[str, frozenset[str]]:
    """Return of each entity those to whom it belongs by a single claim that is walked and that nobody denies."""
    types, walked, ties = index.schema.relation_types, index.schema.walked, defaultdict[str, set[str]](set)
    for relation in index.relations.values():
        if relation.status in walked and index.is_walkable(relation) and relation.id not in index.contested:
            for lower, upper in _belonging(types[relation.type], relation.subject, relation.object):
                ties[lower].add(upper)
    return {lower: frozenset(uppers) for lower, uppers in ties.items()}


def without_side(index: ClaimIndex) -> dict[str, tuple[str, ...]]:
    """Return by entity type those of whom claims speak and who belong to nobody, though by their nature they might.

    Types and ids stand in the order of the data; a type of which everybody has a side is left out.
    """
    ties, found = ties_upwards(index), defaultdict[str, list[str]](list)
    for id, entity in index.entities.items():
        sided = index.schema.entity_types[entity.type].sided
        if sided and index.relations_of(id) and not sides_of(index, id, ties):
            found[entity.type].append(id)
    return {type: tuple(ids) for type, ids in found.items()}


def _belonging(type: RelationType, subject: str, object: str) -> Iterator[tuple[str, str]]:
    """Yield who belongs to whom by a claim of a type; nothing where the type doesn't say so."""
    if type.acts_for or type.within or type.side or type.control == "object":
        yield subject, object
    elif type.control == "subject":
        yield object, subject
