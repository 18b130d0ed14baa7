"""What a path costs, and what it therefore scores: one additive scale for every engine."""

from __future__ import annotations

import math

__all__ = ["HOP", "PER_SCORE", "hub_weight", "score_of"]

HOP = 1000
"""What a hop after the first costs a path, in the unit of `hub_weight`."""

PER_SCORE = 2000
"""How much cost divides a score by e: hubs count by the square root of their degree, thousandths of a logarithm each.

Source: the damping exponent 1/2 of the degree-weighted path count, Himmelstein et al., GigaScience 12, 2023.
"""


def hub_weight(degree: int) -> int:
    """Return what an inner entity of this degree costs a path, in thousandths of a natural logarithm.

    The degree is `graph.model.claim_index.ClaimIndex.hub_degree`, over all relations of the whole collection, filters or
    not, so that a path keeps its weight when a filter changes. The number is an integer so that every engine, a SPARQL
    server among them, adds up the same sum.

    >>> hub_weight(1), hub_weight(20)
    (0, 2996)
    """
    return round(1000 * math.log(degree))


def score_of(cost: float) -> float:
    """Return the factor, from 0 to 1, by which a cost lowers a score; no path of that cost scores more.

    >>> score_of(0), round(score_of(2000), 4)
    (1.0, 0.3679)
    """
    return math.exp(-cost / PER_SCORE)
