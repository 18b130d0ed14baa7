"""What a format writes."""

from __future__ import annotations

import io

from graph.export.formats import FORMATS
from graph.model.claim_index import ClaimIndex

__all__ = ["bytes_of", "written"]


def bytes_of(index: ClaimIndex, format: str) -> bytes:
    """Return what a format writes."""
    stream = io.BytesIO()
    FORMATS[format].write(index, stream)
    return stream.getvalue()


def written(index: ClaimIndex, format: str) -> str:
    """Return what a format of text writes."""
    return bytes_of(index, format).decode()
