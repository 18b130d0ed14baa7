"""The beginning of a child process: ``confine.py MEMORY SECONDS SCRIPT ...`` limits itself, then runs the script.

It imports nothing of the package, so that it starts at once. Where the system has no such limits, as on Windows, the
time that the parent waits is the only one.
"""

from __future__ import annotations

import runpy
import sys


def confine(memory: int, seconds: int) -> None:
    """Limit the address space in bytes and the processor time of this process, and let it leave no core file."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    confine(int(sys.argv[1]), int(sys.argv[2]))
    sys.argv = sys.argv[3:]
    runpy.run_path(sys.argv[0], run_name="__main__")
