"""What a script says when a package isn't installed: one line in place of a traceback."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def told_if_missing() -> Iterator[None]:
    """Let a script import; where a package is missing, end it with exit code 2 and a line that says what brings it."""
    try:
        yield
    except ModuleNotFoundError as error:
        print(
            f"{Path(sys.argv[0]).name}: no package '{error.name}' in this Python; 'python3 scripts/tasks.py setup' makes "
            "an environment in .venv that has what the tests need, and \"pip install '.[benchmark]'\" adds the rest",
            file=sys.stderr,
        )
        sys.exit(2)
