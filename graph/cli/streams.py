"""The standard streams, whatever they are: a terminal, a file, a pipe; closed, full, cut off, of a narrow encoding.

What is piped or redirected is UTF-8, whatever the machine's code page is. A terminal of a narrower one gets the
nearest signs that it has. Where standard output can't take what is printed, that is an error of one sentence; a reader
that stops reading, such as ``head``, is none. Nothing that happens to standard error ever ends a command.
"""

from __future__ import annotations

import codecs
import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedIOBase, BufferedWriter, FileIO, TextIOWrapper
from select import select
from typing import BinaryIO, TextIO, cast

from graph.problems import LazoError
from graph.show.terminal import one_line
from graph.store.packing import text_on

__all__ = ["flowing", "flowing_bytes", "standard_streams"]

STDIN, STDOUT, STDERR = range(3)

NEAREST = {
    **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f", " "),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("–—‑−", "-"),
    "…": "...",
    "•": "*",
    "×": "x",
    "→": "->",
}
"""What a terminal shows instead of a sign of ours that it doesn't have; for any other one a question mark."""


@contextmanager
def standard_streams() -> Iterator[None]:
    """Let the streams of this process be guarded ones for as long as it lasts.

    Streams that somebody put in the place of those of the process, such as a notebook, are left as they are.
    """
    before = sys.stdout, sys.stderr
    _reserve()
    try:
        if _is_own(sys.stdout, STDOUT):
            sys.stdout = _guarded(_Output(), sys.stdout)
        if _is_own(sys.stderr, STDERR):
            sys.stderr = _guarded(_Errors(), sys.stderr)
        yield
    finally:
        sys.stdout, sys.stderr = before


@contextmanager
def flowing() -> Iterator[TextIO]:
    """Yield standard output for a long text in a format of its own: UTF-8, newlines as they are.

    Raises:
        BrokenPipeError: the reader has gone, so that there is no use in going on.
    """
    with flowing_bytes() as stream, text_on(stream) as text:
        yield text


@contextmanager
def flowing_bytes() -> Iterator[BinaryIO]:
    """Yield standard output for bytes, see `flowing`; on a terminal what could steer it is written out."""
    sys.stdout.flush()
    if sys.stdout.isatty():
        yield cast(BinaryIO, _Shown(sys.stdout))
        return
    raw = _raw(sys.stdout)
    if isinstance(raw, _Output):
        raw.patient = False
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


class _Output(FileIO):
    """Standard output: what can't be written is an error that says so; what nobody reads any more is dropped."""

    def __init__(self) -> None:
        super().__init__(STDOUT, "wb", closefd=False)
        self.patient, self.lost = True, False

    def write(self, data: object) -> int:
        """Write bytes; after an error everything is dropped, so that it is told once."""
        if not self.lost:
            try:
                return _write_all(self, data)
            except BrokenPipeError:
                self.lost = True
                if not self.patient:
                    raise
            except OSError as error:
                self.lost = True
                reason = "it is closed" if error.errno == errno.EBADF else error.strerror
                raise LazoError(f"standard output cannot be written: {reason}") from None
        return len(data)  # type: ignore[arg-type] # bytes of some kind


class _Errors(FileIO):
    """Standard error: what can't be written is dropped, for there is nowhere to say so."""

    def __init__(self) -> None:
        super().__init__(STDERR, "wb", closefd=False)

    def write(self, data: object) -> int:
        """Write bytes, or drop them."""
        try:
            return _write_all(self, data)
        except OSError:
            return len(data)  # type: ignore[arg-type] # bytes of some kind


def _write_all(raw: FileIO, data: object) -> int:
    """Write bytes to a descriptor; where another program made it one that doesn't wait, wait for it."""
    while (count := FileIO.write(raw, data)) is None:  # type: ignore[arg-type] # bytes of some kind
        select([], [raw.fileno()], [])
    return count


class _Shown(BufferedIOBase):
    """A terminal that takes text in UTF-8: what is written passes with every sign spelt out that could steer it."""

    def __init__(self, terminal: TextIO) -> None:
        super().__init__()
        self._terminal = terminal
        self._decoder = codecs.getincrementaldecoder("utf-8")("backslashreplace")

    def writable(self) -> bool:
        """Return that it can be written."""
        return True

    def write(self, data: object) -> int:
        """Write bytes of text; a letter may be cut between two calls."""
        text = self._decoder.decode(bytes(data))  # type: ignore[call-overload] # bytes of some kind
        lines = text.replace("\r\n", "\n").split("\n")
        self._terminal.write("\n".join("\t".join(map(one_line, line.split("\t"))) for line in lines))
        return len(data)  # type: ignore[arg-type] # bytes of some kind


def _reserve() -> None:
    """Take the numbers of closed standard streams, so that no file that is opened later gets one of them."""
    for number, way in ((STDIN, os.O_RDONLY), (STDOUT, os.O_RDONLY), (STDERR, os.O_RDWR)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, way)


def _is_own(stream: TextIO | None, number: int) -> bool:
    """Whether this is the process's own stream, and no console of Windows, which has its own way of writing."""
    if stream is None:
        return True
    own = stream is (sys.__stdout__ if number == STDOUT else sys.__stderr__)
    return own and type(_raw(stream)) is FileIO and stream.fileno() == number


def _raw(stream: TextIO) -> object:
    buffer = getattr(stream, "buffer", None)
    return getattr(buffer, "raw", buffer)


def _guarded(raw: FileIO, before: TextIO | None) -> TextIO:
    codecs.register_error("lazo-nearest", _nearest)
    terminal = raw.isatty()
    encoding = before.encoding if terminal and before is not None else "utf-8"
    errors = "lazo-nearest" if terminal else "backslashreplace"
    return TextIOWrapper(
        BufferedWriter(raw), encoding, errors, line_buffering=terminal or raw.fileno() == STDERR, write_through=False
    )


def _nearest(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    signs = error.object[error.start : error.end]
    return "".join(NEAREST.get(sign, "?") for sign in signs), error.end
