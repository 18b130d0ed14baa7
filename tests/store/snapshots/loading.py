"""Whether a load reads its files anew, and what it gives."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from graph import loader
from graph.loader import load_index
from graph.model.claim_index import ClaimIndex
from graph.problems import Problem
from graph.reading.dataset import Dataset, read_dataset

KINDS = ("entities", "relations", "sources")


def records(index: ClaimIndex) -> list[list[tuple[str, object]]]:
    """Return every record of an index with its id, in order."""
    return [list(getattr(index, kind).items()) for kind in KINDS]


def is_read_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Load a folder and return whether its files were parsed."""
    read: list[Sequence[Path]] = []

    def noted(folders: Sequence[Path]) -> tuple[Dataset, list[Problem]]:
        read.append(folders)
        return read_dataset(folders)

    with monkeypatch.context() as patched:
        patched.setattr(loader, "read_dataset", noted)
        load_index([folder])
    return bool(read)
