"""How far and how much an answer looks, where nobody says otherwise."""

from __future__ import annotations

__all__ = ["MAX_HOPS", "TOP"]

MAX_HOPS = 3
"""The longest path looked for. Source: a choice of ours; what is farther apart hardly explains anything."""

TOP = 15
"""The most explanations. Source: a choice of ours; about as many as a reader takes in."""
