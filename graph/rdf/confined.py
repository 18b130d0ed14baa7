"""Runs what a library can't be trusted to survive in a process of its own, with limits of memory and time.

A parser that recurses ends its process where the nesting is too deep, and a small file can unfold without bound.
"""

from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from graph.problems import LazoError

__all__ = ["Ended", "OutOfTime", "run_confined"]

CONFINE = Path(__file__).with_name("confine.py")


class OutOfTime(LazoError):
    """What ran in a process of its own was stopped because it took too long."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended.

    Attributes:
        code: its exit code; the number of a signal, negated, where one ended it.
        output: what it wrote.
        said: what it wrote on standard error.
        memory: how many bytes it was allowed.
    """

    code: int
    output: bytes
    said: str
    memory: int

    def why(self) -> str:
        """Return in a few words why it failed, as far as its end tells."""
        if self.code in (-signal.SIGSEGV, -getattr(signal, "SIGBUS", 7)) or "overflowed its stack" in self.said:
            return "it is nested too deeply"
        if self._wanted_memory():
            return f"it takes more than {self.memory >> 20} MiB of memory"
        if self.code == -getattr(signal, "SIGXCPU", 24):
            return "it takes too much time"
        last = self.said.strip().splitlines()[-1:] or ["without a word"]
        return f"the process ended with exit code {self.code}: {last[0][:200]}"

    def _wanted_memory(self) -> bool:
        """Whether an allocation failed, in Python or in a library, or the system ended the process for its memory."""
        signs = ("MemoryError", "memory allocation", "out of memory", "bad_alloc")
        return self.code == -getattr(signal, "SIGKILL", 9) or any(sign in self.said for sign in signs)


def run_confined(
    script: Path, arguments: list[str], *, seconds: float, memory: int, input: bytes | None = None
) -> Ended:
    """Run a script of ours to its end.

    Args:
        script: a file that imports nothing of the package.
        arguments: its arguments.
        seconds: how long it may take, by the clock and of the processor.
        memory: how many bytes of address space it may take.
        input: what it reads on standard input; by default that of this process.

    Raises:
        OutOfTime: it was stopped.
    """
    limits = [str(memory), str(math.ceil(seconds))]
    command = [sys.executable, "-P", str(CONFINE), *limits, str(script), *arguments]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    try:
        # Files that the shell opened for this command, such as /dev/fd/63, stay open for the child.
        done = subprocess.run(
            command, input=input, capture_output=True, timeout=seconds, check=False, close_fds=False, env=environment
        )
    except subprocess.TimeoutExpired:
        raise OutOfTime(f"it takes more than {seconds:g} seconds") from None
    return Ended(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"), memory)
