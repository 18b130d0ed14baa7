"""From folders to a graph of checked claims, or to every problem that stands in the way."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import TypeAlias

from graph.checks import problems_in
from graph.model.claim_index import ClaimIndex
from graph.model.records import Entity, Relation, Source
from graph.problems import DataError, Problem, UsageError
from graph.reading.about import about_problems
from graph.reading.dataset import data_files, files_not_read, read_dataset
from graph.reading.vocabulary import load_schema
from graph.store.columns import decode, encode
from graph.store.snapshot import cache_folder, content_key, read_snapshot, write_snapshot

__all__ = ["check_folders", "load_index", "shipped_data"]

LoadedRecords: TypeAlias = tuple[Mapping[str, Entity], Mapping[str, Relation], Mapping[str, Source]]


def load_index(folders: Sequence[Path] = ()) -> ClaimIndex:
    """Return the checked claims of all collections in the folders, or of the shipped data where none is named.

    Raises:
        DataError: the data breaks a binding rule; every problem is named, sorted by position.
        UsageError: a folder is missing or holds no records.
    """
    schema = load_schema()
    with _collector_paused():
        index = ClaimIndex(schema, *_compiled(named := tuple(folders) or (shipped_data(),)))
    index.folders = named
    return index


def _compiled(folders: Sequence[Path]) -> LoadedRecords:
    """Return the records from the snapshot of their files, or else from the files, and keep a snapshot of them."""
    files = data_files(folders)
    snapshot = _snapshot_file(folders)
    key = content_key(files, "records") if snapshot else None
    if snapshot is None or key is None or files_not_read(folders):
        return _read(folders)
    parts = read_snapshot(snapshot, key)
    if parts is not None:
        return decode(parts)
    parts = encode(*_read(folders))
    if content_key(files, "records") == key:
        write_snapshot(snapshot, key, parts)
    return decode(parts)


def _snapshot_file(folders: Sequence[Path]) -> Path | None:
    """Return where the snapshot of folders stands.

    That is in the one folder that was named, but in the user's cache if there are several, if it can't be written, or
    if it is part of the package, which must stay as it was installed.
    """
    cache = cache_folder()
    if cache is None:
        return None
    alone = len(folders) == 1 and not os.environ.get("LAZO_CACHE")
    if alone and os.access(folders[0], os.W_OK) and not _ships(folders[0]):
        return folders[0] / ".lazo.snapshot"
    names = "\0".join(str(folder.resolve()) for folder in folders)
    return cache / f"{blake2b(names.encode(), digest_size=12).hexdigest()}.snapshot"


def _ships(folder: Path) -> bool:
    try:
        return folder.resolve().is_relative_to(shipped_data().resolve())
    except UsageError:
        return False


def _read(folders: Sequence[Path]) -> LoadedRecords:
    """Return the checked records; the positions of values are let go here, before the collector would walk over them."""
    dataset, problems = read_dataset(folders)
    problems += problems_in(dataset, load_schema(), upkeep=False)
    if problems:
        raise DataError(problems)
    return dataset.entities, dataset.relations, dataset.sources


def check_folders(folders: Sequence[Path] = ()) -> list[Problem]:
    """Return every problem of all collections in the folders, upkeep included, sorted by position.

    Raises:
        UsageError: a folder is missing or holds no records.
    """
    with _collector_paused():
        named = folders or [shipped_data()]
        dataset, problems = read_dataset(named)
        problems += problems_in(dataset, load_schema())
        problems += (problem for folder in named for problem in about_problems(folder))
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
