"""A command ends in order: by a signal, an interruption, or a fault of the program itself."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from graph.cli import main
from graph.cli.parsing import CommandParser
from graph.problems import DataError, LazoError, Position, Problem, UsageError
from tests.processes.running import COMMAND, environment, shell

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"
"""A query that takes longer than anybody waits."""


@contextmanager
def querying(folder: Path, scratch: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Start a command whose engine is at work, and yield it with the number of the engine's process."""
    words = ["query", ENDLESS, "--data", str(folder)]
    options = {"TMPDIR": str(scratch)}
    with subprocess.Popen([*COMMAND, *words], stderr=subprocess.PIPE, env=environment(**options)) as process:
        try:
            while not (children := _children(process.pid)):
                assert process.poll() is None
                time.sleep(0.05)
            yield process, children[0]
        finally:
            process.kill()


def _children(pid: int) -> list[int]:
    """Return the numbers of the processes that a process started."""
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _is_alive(pid: int) -> bool:
    """Whether a process still runs; one that has ended and waits to be counted doesn't."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize(
    ("number", "expected"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)], ids=str
)
def test_a_signal_ends_the_engine_too(number: int, expected: int, toy_folder: Path, tmp_path: Path) -> None:
    """The exit code tells the signal; the engine's process is gone, and so is its folder; nothing is printed."""
    with querying(toy_folder, tmp_path) as (process, child):
        process.send_signal(number)
        assert process.stderr is not None
        errors = process.stderr.read()
        code = process.wait(timeout=30)
    assert (expected, b"", False, []) == (code, errors, _is_alive(child), os.listdir(tmp_path))


def test_a_signal_leaves_the_old_file(toy_folder: Path, tmp_path: Path) -> None:
    """Ended in the middle of an export, nothing is half-written, and nothing lies beside."""
    out = tmp_path / "out.ttl"
    out.write_text("old")
    script = (
        "import os, signal, sys\nfrom graph.cli import export, main\n"
        "def write(stream):\n    stream.write(b'half')\n    os.kill(os.getpid(), signal.SIGTERM)\n    stream.write(b'more')\n"
        "export._writer = lambda options: write\nsys.exit(main())"
    )
    command = [COMMAND[0], "-c", script, "export", "-o", str(out), "--data", str(toy_folder)]
    done = subprocess.run(command, env=environment(), capture_output=True, check=False)
    assert (143, b"", "old", ["out.ttl"]) == (done.returncode, done.stderr, out.read_text(), os.listdir(tmp_path))


IGNORING = (
    "import os, signal; from graph.cli.ending import ending_in_order\n"
    'with ending_in_order(): os.kill(os.getpid(), signal.SIGHUP); print("went on")'
)
"""A program that is told to end, in the way of this package, and ignores it."""


def test_a_signal_that_is_ignored_stays_so(tmp_path: Path) -> None:
    """Under ``nohup`` a terminal that is closed ends nothing."""
    done = shell(f"trap '' HUP; {COMMAND[0]} -c '{IGNORING}'; echo $?", tmp_path)
    assert ("went on\n0\n", "") == (done.stdout, done.stderr)


def test_handlers_are_put_back(toy_folder: Path) -> None:
    """A program that calls the command as a function keeps its own way with signals."""
    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)]
    main(["find", "Tarvia", "--data", str(toy_folder)])
    assert before == [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)]


def fail_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every command fail with an error."""

    def run(options: object) -> int:
        raise error

    command = SimpleNamespace(parser=CommandParser, run=run)
    monkeypatch.setattr("graph.cli.import_module", lambda name: command)


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (
            ValueError("no\nsense\x1b[0m"),
            70,
            "a fault of lazo itself (cli/__init__.py:{n}): ValueError: no\\nsense\\x1b[0m. ",
        ),
        (KeyError("x"), 70, "a fault of lazo itself (cli/__init__.py:{n}): KeyError: 'x'. "),
        (AssertionError(), 70, "a fault of lazo itself (cli/__init__.py:{n}): AssertionError. "),
        (RecursionError("deep"), 70, "a fault of lazo itself (cli/__init__.py:{n}): RecursionError: deep. "),
        (MemoryError(), 1, "there is not enough memory for this; ask for less"),
        (PermissionError(13, "Permission denied", "a\nb"), 1, "'a\\nb' cannot be used: Permission denied"),
        (LazoError("a server says\nthis"), 1, "a server says\\nthis"),
        (UsageError("no"), 2, "no"),
        (
            DataError([Problem(Position("a", n), "r", "x\ny", "m") for n in (1, 2)]),
            1,
            "a:1:1: x\\ny: m [r]\na:2:1: x\\ny: m [r]",
        ),
        (BrokenPipeError(), 0, ""),
        (KeyboardInterrupt(), 130, ""),
    ],
    ids=repr,
)
def test_every_error_is_a_line(
    error: BaseException, code: int, line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever goes wrong, there is one line about it (one a problem), and an exit code; never a traceback."""
    monkeypatch.delenv("LAZO_DEBUG", raising=False)
    fail_with(error, monkeypatch)
    found = main(["find"])
    report = "Please report it, as CONTRIBUTING.md says; LAZO_DEBUG=1 shows where it happened" if code == 70 else ""
    errors = capsys.readouterr().err
    told = line.replace("{n}", errors.partition("__init__.py:")[2].partition(")")[0])
    assert (code, f"lazo: {told}{report}\n" if line else "") == (found, errors)


def test_debugging_shows_the_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """With LAZO_DEBUG the traceback stands before the line."""
    monkeypatch.setenv("LAZO_DEBUG", "1")
    fail_with(ValueError("no"), monkeypatch)
    assert main(["find"]) == 70
    lines = capsys.readouterr().err.splitlines()
    assert ("Traceback (most recent call last):", "ValueError: no") == (lines[0], lines[-2])
    assert lines[-1].endswith("ValueError: no. Please report it, as CONTRIBUTING.md says")


def test_contributing_says_how_to_report() -> None:
    """The file that the line names has the section that it promises."""
    assert "## Report a fault\n" in (Path(__file__).parent.parent.parent / "CONTRIBUTING.md").read_text(
        encoding="utf-8"
    )
