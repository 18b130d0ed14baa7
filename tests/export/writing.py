"""What a format writes, as a text."""

from __future__ import annotations

import io

from graph.export.formats import FORMATS
from graph.model.claim_index import ClaimIndex

__all__ = ["written"]


def written(index: ClaimIndex, format: str) -> str:
    """Return what a format writes."""
    stream = io.StringIO(newline="")
    FORMATS[format].write(index, stream)
    return stream.getvalue()
