"""How a command ends other than by itself: by a signal, an interruption, or a fault of this program."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from graph.problems import DataError, LazoError
from graph.show.terminal import one_line

__all__ = ["INTERRUPTED", "complain", "ending_in_order", "report"]

FAULT = 70
"""The exit code of a fault of this program. Source: EX_SOFTWARE of ``sysexits.h`` (BSD)."""

INTERRUPTED = 128 + signal.SIGINT
"""The exit code after Ctrl-C. Source: POSIX.1-2024, Shell Command Language, 2.8.2 (128 and the signal's number)."""

SIGNALS = ("SIGTERM", "SIGHUP")


@contextmanager
def ending_in_order() -> Iterator[None]:
    """Let signals that end a process raise ``SystemExit``: children are stopped, files that are half-written go.

    A signal that is ignored, as under ``nohup``, or that somebody else handles, is left alone.
    """
    numbers = [getattr(signal, name) for name in SIGNALS if hasattr(signal, name)]
    taken = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    if threading.current_thread() is not threading.main_thread():
        taken = []
    for number in taken:
        signal.signal(number, _end)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


def _end(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)
    raise SystemExit(128 + number)


def complain(error: LazoError) -> None:
    """Print on standard error what a person can act on: one line, or one for each problem of data."""
    lines = map(str, error.problems) if isinstance(error, DataError) else [str(error)]
    print(f"lazo: {chr(10).join(map(one_line, lines))}", file=sys.stderr)


def report(error: Exception) -> int:
    """Print on standard error what went wrong and what to do about it, on one line; return the exit code.

    With ``LAZO_DEBUG`` in the environment the traceback comes first.
    """
    if os.environ.get("LAZO_DEBUG"):
        from traceback import print_exception

        print_exception(error)
    if isinstance(error, MemoryError):
        print("lazo: there is not enough memory for this; ask for less", file=sys.stderr)
        return 1
    if isinstance(error, OSError) and error.filename is not None:
        told = f"'{error.filename}' cannot be used: {error.strerror}"
        print(f"lazo: {one_line(told)}", file=sys.stderr)
        return 1
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    where = "" if os.environ.get("LAZO_DEBUG") else "; LAZO_DEBUG=1 shows where it happened"
    told = f"a fault of lazo itself{_where(error)}: {said[:300]}. Please report it, as CONTRIBUTING.md says{where}"
    print(f"lazo: {one_line(told)}", file=sys.stderr)
    return FAULT


def _where(error: Exception) -> str:
    """Return the last line of this package that the error passed, as `` (cli/links.py:12)``."""
    package, where, step = Path(__file__).parent.parent, "", error.__traceback__
    while step is not None:
        file = Path(step.tb_frame.f_code.co_filename)
        if file.is_relative_to(package):
            where = f" ({file.relative_to(package).as_posix()}:{step.tb_lineno})"
        step = step.tb_next
    return where
