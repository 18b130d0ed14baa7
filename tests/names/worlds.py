"""Small collections of names alone."""

from __future__ import annotations

from graph.model.claim_index import ClaimIndex
from graph.model.records import Entity
from graph.reading.vocabulary import load_schema


def named(*names: tuple[str, ...], type: str = "organization") -> ClaimIndex:
    """Return entities of one type without any claim, each with an English label and further names."""
    entities = (
        Entity(f"e-{number}", type, {"en": label}, aliases={"ru": tuple(further)} if further else {})
        for number, (label, *further) in enumerate(names)
    )
    return ClaimIndex(load_schema(), {entity.id: entity for entity in entities}, {}, {})
