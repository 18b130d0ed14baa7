"""Progress of long writing, told on a terminal and nowhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import RawIOBase
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

__all__ = ["telling"]

EVERY = 0.3
"""Seconds between two messages, and before the first: what is done sooner needs none. Source: a choice of ours."""


class _Counted(RawIOBase):
    """A binary stream that counts what passes and tells it on standard error."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._count, self._next = stream, 0, time.monotonic() + EVERY
        self.told = False

    def writable(self) -> bool:
        """Return yes: that is what it is for."""
        return True

    def write(self, data: Buffer, /) -> int:
        """Pass bytes on."""
        self._count += len(memoryview(data))
        if time.monotonic() >= self._next:
            self._next, self.told = time.monotonic() + EVERY, True
            print(f"\r{self._count / 1e6:.1f} MB written\033[K", end="", file=sys.stderr, flush=True)
        return self._stream.write(data)


@contextmanager
def telling(stream: BinaryIO) -> Iterator[BinaryIO]:
    """Yield a stream that passes everything on, and tells how much on a terminal; without one, the stream itself."""
    if not sys.stderr.isatty():
        yield stream
        return
    counted = _Counted(stream)
    yield cast(BinaryIO, counted)  # write is all that is asked of it
    if counted.told:
        print("\r\033[K", end="", file=sys.stderr, flush=True)
