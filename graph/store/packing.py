"""What lies between a writer and the bytes of a file: text as UTF-8, and gzip where the name asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from gzip import GzipFile
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO, cast

__all__ = ["packed", "text_on"]

SUFFIX = ".gz"


@contextmanager
def packed(file: Path, stream: BinaryIO) -> Iterator[BinaryIO]:
    """Yield a stream that packs with gzip where the name of a file ends in ``.gz``, and else the stream itself.

    No name or time stands in what is packed, so that two files of the same content are equal.
    """
    if file.suffix != SUFFIX:
        yield stream
        return
    with GzipFile(filename="", fileobj=stream, mode="wb", mtime=0) as zipped:
        yield cast(BinaryIO, zipped)


@contextmanager
def text_on(stream: BinaryIO) -> Iterator[TextIO]:
    """Yield a text stream in UTF-8 on top of a binary one, which stays open; no newline is translated."""
    text = TextIOWrapper(stream, encoding="utf-8", newline="")
    try:
        yield text
    finally:
        text.detach()
