"""What claims say that the record of their sources doesn't show: figures, days of beginning, and ties that a name implies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.model.claim_index import ClaimIndex
from graph.model.records import Entity, Relation
from graph.search.publishers import Publishers

__all__ = ["party_figures", "undated_starts", "untied_names"]

UnsupportedLook = tuple[str, Sequence[Relation], Sequence[str]]


def party_figures(publishers: Publishers, claims: Sequence[Relation]) -> Iterator[UnsupportedLook]:
    """Yield claims with a number that nobody is named for, although all their accounts begin with a party or its bodies."""
    for relation in claims:
        if relation.quantities and not relation.claimed_by and publishers.rests_on_interested(relation):
            yield relation.id, [relation], [citation.source for citation in relation.sources]


def undated_starts(index: ClaimIndex, claims: Sequence[Relation]) -> Iterator[UnsupportedLook]:
    """Yield claims with a start whose sources have neither a date nor a place in the text where it stands."""
    for relation in claims:
        issued = [index.sources[id].issued for citation in relation.sources for id in index.chain(citation)]
        if relation.start and not any(issued) and not any(citation.locator for citation in relation.sources):
            yield relation.id, [relation], [citation.source for citation in relation.sources]


def untied_names(index: ClaimIndex, claims: Sequence[Relation]) -> Iterator[UnsupportedLook]:
    """Yield entities whose label names a state, with which no claim links them; under them their claims."""
    states = [entity for entity in index.entities.values() if index.schema.fits(entity.type, ("state",))]
    by_name = {state.name(): state.id for state in states}
    # The longest name first, so that Guinea isn't read into Guinea-Bissau.
    names = sorted(by_name, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, names))})(?![\w-])") if names else re.compile("(?!)")
    for entity in _ends(index, claims).values():
        claims_of = index.relations_of(entity.id)
        near = {end for relation in claims_of for end in (relation.subject, relation.object)}
        named = {by_name[name] for name in pattern.findall(entity.name())}
        if missing := sorted(named - near):
            yield entity.id, claims_of, missing


def _ends(index: ClaimIndex, claims: Sequence[Relation]) -> dict[str, Entity]:
    """Return the entities at the ends of claims, by id."""
    ends = {end: None for relation in claims for end in (relation.subject, relation.object)}
    return {end: index.entities[end] for end in ends if end in index.entities}
