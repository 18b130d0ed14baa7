"""Files that are whole or not there: written beside, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TextIO

from graph.problems import LazoError

__all__ = ["replacing"]


@contextmanager
def replacing(file: Path) -> Iterator[TextIO]:
    """Yield a text stream in UTF-8 that takes the place of a file once everything has been written.

    If anything fails before, the file stays as it was. No newline is translated.

    Raises:
        LazoError: the folder doesn't exist or can't be written.
    """
    try:
        beside = NamedTemporaryFile(  # noqa: SIM115 - closed below, before the rename
            "w", encoding="utf-8", newline="", dir=file.parent, prefix=f".{file.name}.", delete=False
        )
    except OSError as error:
        raise LazoError(f"'{file}' cannot be written: {error.strerror}") from error
    try:
        with beside:
            yield beside
        os.chmod(beside.name, file.stat().st_mode & 0o777 if file.exists() else 0o644)
        os.replace(beside.name, file)
    except OSError as error:
        Path(beside.name).unlink(missing_ok=True)
        raise LazoError(f"'{file}' cannot be written: {error.strerror}") from error
    except BaseException:
        Path(beside.name).unlink(missing_ok=True)
        raise
