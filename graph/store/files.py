"""Files that are whole or not there: written beside, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from tempfile import mkstemp
from typing import BinaryIO, TextIO

from graph.problems import LazoError

__all__ = ["replacing", "replacing_bytes"]


@contextmanager
def replacing(file: Path) -> Iterator[TextIO]:
    """Yield a text stream in UTF-8 that takes the place of a file once everything has been written.

    If anything fails before, the file stays as it was. No newline is translated.

    Raises:
        LazoError: the folder doesn't exist or can't be written.
    """
    with replacing_bytes(file) as beside, TextIOWrapper(beside, encoding="utf-8", newline="") as text:
        yield text


@contextmanager
def replacing_bytes(file: Path) -> Iterator[BinaryIO]:
    """Yield a binary stream that takes the place of a file once everything has been written; see `replacing`."""
    try:
        handle, name = mkstemp(dir=file.parent, prefix=f".{file.name}.")
    except OSError as error:
        raise LazoError(f"'{file}' cannot be written: {error.strerror}") from error
    try:
        with os.fdopen(handle, "wb") as beside:
            yield beside
        os.chmod(name, file.stat().st_mode & 0o777 if file.exists() else 0o644)
        os.replace(name, file)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise LazoError(f"'{file}' cannot be written: {error.strerror}") from error
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
