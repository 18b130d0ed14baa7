"""From folders to a graph of checked claims, or to every problem that stands in the way."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from graph.checks import problems_in
from graph.claim_index import ClaimIndex
from graph.dataset import read_dataset
from graph.problems import DataError, Problem, UsageError
from graph.schema import load_schema

__all__ = ["check_folders", "load_index", "shipped_data"]


def load_index(folders: Sequence[Path] = ()) -> ClaimIndex:
    """Return the checked claims of all collections in the folders, or of the shipped data where none is named.

    Raises:
        DataError: the data breaks a binding rule; every problem is named, sorted by place.
        UsageError: a folder is missing or holds no records.
    """
    with _collector_paused():
        return _load(folders or [shipped_data()])


def _load(folders: Sequence[Path]) -> ClaimIndex:
    """Return the checked claims; the places of values are let go here, before the collector would walk over them."""
    schema = load_schema()
    dataset, problems = read_dataset(folders)
    problems += problems_in(dataset, schema, upkeep=False)
    if problems:
        raise DataError(problems)
    return ClaimIndex(schema, dataset.entities, dataset.relations, dataset.sources)


def check_folders(folders: Sequence[Path] = ()) -> list[Problem]:
    """Return every problem of all collections in the folders, upkeep included, sorted by place.

    Raises:
        UsageError: a folder is missing or holds no records.
    """
    with _collector_paused():
        dataset, problems = read_dataset(folders or [shipped_data()])
        problems += problems_in(dataset, load_schema())
    return sorted(set(problems))


def shipped_data() -> Path:
    """Return the data folder that ships with the package: inside it when installed, beside it in a checkout.

    Raises:
        UsageError: the package came without data.
    """
    package = Path(__file__).parent
    for folder in (package / "_data", package.parent / "data"):
        if folder.is_dir():
            return folder
    raise UsageError("the package came without data; name a data folder with --data")


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause the collection of cycles, of which bulk data has none: without it loading is two to four times faster."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
