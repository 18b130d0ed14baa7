"""Progress of long writing, told on a terminal and nowhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

__all__ = ["telling"]

EVERY = 0.3
"""Seconds between two messages, and before the first: what is done sooner needs none."""


class _Counted:
    """A text stream that counts what passes and tells it on standard error."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._count, self._next = stream, 0, time.monotonic() + EVERY
        self.told = False

    def write(self, text: str) -> int:
        self._count += len(text)
        if time.monotonic() >= self._next:
            self._next, self.told = time.monotonic() + EVERY, True
            print(f"\r{self._count / 1e6:.1f} million characters written\033[K", end="", file=sys.stderr, flush=True)
        return self._stream.write(text)


@contextmanager
def telling(stream: TextIO) -> Iterator[TextIO]:
    """Yield a stream that passes everything on, and tells how much on a terminal; without one, the stream itself."""
    if not sys.stderr.isatty():
        yield stream
        return
    counted = _Counted(stream)
    yield counted  # type: ignore[misc] # write is all that is asked of it
    if counted.told:
        print("\r\033[K", end="", file=sys.stderr, flush=True)
