"""Progress: told on a terminal only, and never among what is written."""

from __future__ import annotations

import io
import sys

import pytest

from graph.cli import progress
from graph.cli.progress import telling


class Terminal(io.StringIO):
    """A standard error that says that it is a terminal."""

    def isatty(self) -> bool:
        """Return yes."""
        return True


def test_without_a_terminal_nothing_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Where standard error is piped, the stream itself is used."""
    stream = io.BytesIO()
    with telling(stream) as told:
        assert told is stream


def test_on_a_terminal_the_count_is_told_and_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written passes unchanged; the count stands on standard error and is gone at the end."""
    monkeypatch.setattr(progress, "EVERY", 0.0)
    terminal, stream = Terminal(), io.BytesIO()
    monkeypatch.setattr(sys, "stderr", terminal)
    with telling(stream) as told:
        told.write(b"x" * 1_500_000)
    assert stream.getvalue() == b"x" * 1_500_000
    assert terminal.getvalue() == "\r1.5 MB written\033[K\r\033[K"
