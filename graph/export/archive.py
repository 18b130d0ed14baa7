"""Several files in one: a ZIP archive in which nothing depends on when it was made."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

__all__ = ["write_archive"]

PERMISSIONS = 0o644 << 16


def write_archive(files: Iterable[tuple[str, str]], stream: BinaryIO) -> None:
    """Write files, each a path and its text, in their order."""
    made = BytesIO()  # the library seeks in what it writes to, which a pipe cannot do
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for path, text in files:
            entry = ZipInfo(path)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, PERMISSIONS
            archive.writestr(entry, text.encode())
    stream.write(made.getvalue())
