"""Runs the command as people do: as a process of its own, its streams being whatever they like."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

__all__ = ["COMMAND", "environment", "on_terminal", "run", "shell"]

ROOT = Path(__file__).parent.parent.parent

COMMAND = [sys.executable, "-c", "from graph.cli import main; raise SystemExit(main())"]


def environment(**changes: str) -> dict[str, str]:
    """Return the environment of this process with some changes, this tree of the code first."""
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    return {**kept, "PYTHONPATH": str(ROOT), "LAZO_NO_SNAPSHOT": "1", **changes}


def run(*words: str | Path, env: Mapping[str, str] | None = None, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Return the command after it has ended, its output caught unless the options say otherwise."""
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, **options}
    command = [*COMMAND, *map(str, words)]
    return subprocess.run(command, env=environment(**(env or {})), check=False, timeout=120, **streams)


def shell(line: str, folder: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """Return a line of the shell after it has ended, in a folder; ``lazo`` is this tree's command."""
    lazo = f"""lazo() {{ '{COMMAND[0]}' -c "{COMMAND[2]}" "$@"; }}"""
    command = ["bash", "-c", f"{lazo}\n{line}"]
    return subprocess.run(
        command, cwd=folder, env=environment(**changes), capture_output=True, text=True, check=False, timeout=120
    )


def on_terminal(
    *words: str | Path, rows: int = 40, columns: int = 100, env: Mapping[str, str] | None = None
) -> tuple[int, bytes]:
    """Run the command with its output on a terminal, and return the exit code and all that the terminal got."""
    import fcntl
    import struct
    import termios

    leader, follower = os.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    command = [*COMMAND, *map(str, words)]
    changes = {"TERM": "xterm", **(env or {})}
    with subprocess.Popen(
        command, env=environment(**changes), stdin=follower, stdout=follower, stderr=follower
    ) as process:
        os.close(follower)
        received = bytearray()
        while piece := _piece(leader):
            received += piece
    os.close(leader)
    return process.returncode, bytes(received)


def _piece(leader: int) -> bytes:
    try:
        return os.read(leader, 1 << 16)
    except OSError:  # the other end is closed
        return b""
