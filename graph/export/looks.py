"""How entities and claims look in the formats that can say so: colour, line and weight, from the vocabulary's flags."""

from __future__ import annotations

from colorsys import hls_to_rgb
from typing import Literal

from graph.model.claim_index import ClaimIndex
from graph.model.records import Relation

__all__ = ["Line", "color_of", "line_of", "weight_of"]

Line = Literal["solid", "dashed", "dotted"]

GREY = (140, 140, 140)
LIGHTNESS, SATURATION = 0.55, 0.5
DASH = 5.0
"""A line whose dashes are shorter than this many of its widths is called dotted, where a format knows no lengths."""

DOUBTFUL = 0.5
"""The weight of a claim that is no plain fact: less than that of any plain one, however many repeat it."""


def color_of(index: ClaimIndex, type: str) -> tuple[int, int, int]:
    """Return the colour of an entity type as red, green and blue from 0 to 255; grey for what has no hue."""
    kind = index.schema.entity_types.get(type)
    if kind is None or kind.hue < 0:
        return GREY
    red, green, blue = hls_to_rgb(kind.hue / 360, LIGHTNESS, SATURATION)
    return round(red * 255), round(green * 255), round(blue * 255)


def line_of(index: ClaimIndex, relation: Relation) -> Line:
    """Return the line of a claim: solid for a plain fact, else dashed or dotted as the vocabulary draws its status.

    A contested claim of a status that is drawn solid is dashed.
    """
    if index.is_plain(relation):
        return "solid"
    dashes = index.schema.statuses[relation.status].line
    return "dashed" if not dashes or dashes[0] >= DASH else "dotted"


def weight_of(index: ClaimIndex, relation: Relation) -> float:
    """Return how much a claim weighs in a drawing: its independent origins if it is a plain fact, else `DOUBTFUL`."""
    return float(max(1, len(index.origins(relation)))) if index.is_plain(relation) else DOUBTFUL
