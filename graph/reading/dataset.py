"""What files say: the records of one or more collections, each value with its position.

A dataset may be wrong; the checks look at it. A collection is a folder with ``entities.yaml``, ``relations.yaml`` and
``sources.yaml``, not all of which need be there; ``entities.jsonl`` and so on hold the same records in bulk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.model.records import Entity, Relation, Source
from graph.problems import DataError, Position, Problem, UsageError
from graph.reading.jsonl import read_jsonl
from graph.reading.typed_records import KINDS, Record, read_record
from graph.reading.unread import not_read
from graph.reading.yaml_reader import Mapping, position_of, read_yaml

__all__ = ["DataFile", "Dataset", "collections_in", "data_files", "files_not_read", "read_dataset", "shown_path"]

READERS: dict[str, Callable[[Path, str], tuple[Mapping, list[Problem]]]] = {".yaml": read_yaml, ".jsonl": read_jsonl}
"""How a file is read, by the end of its name."""

NAMES = [f"{kind}{suffix}" for kind in KINDS for suffix in READERS]


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of records of one kind; ``path`` is printed, ``root`` is the text that it holds."""

    kind: str
    file: Path
    path: str
    root: Mapping = field(repr=False)
    readable: bool = True


@dataclass
class Dataset:
    """The records of files, in the order of collections and lines, with the position of each value.

    Attributes:
        entities: by id.
        relations: by id.
        sources: by id.
        files: in the order in which they were read.
        unread: the ids that stand in the files but whose records could not be read.
    """

    entities: dict[str, Entity] = field(default_factory=dict)
    relations: dict[str, Relation] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    files: list[DataFile] = field(default_factory=list)
    unread: dict[str, set[str]] = field(default_factory=lambda: {kind: set() for kind in KINDS})
    _home: dict[str, DataFile] = field(default_factory=dict)

    def records(self, kind: str) -> dict[str, Record]:
        """Return the records of a kind, by id."""
        found: dict[str, Record] = getattr(self, kind)
        return found

    def citing(self) -> Iterator[Relation | Source]:
        """Yield every record that names entities and sources in its fields."""
        yield from self.relations.values()
        yield from self.sources.values()

    def knows(self, kind: str, id: str) -> bool:
        """Whether a record of this kind stands in the files under the id, be it readable or not."""
        return id in self.records(kind) or id in self.unread[kind]

    def is_whole(self, kind: str) -> bool:
        """Whether no file of this kind had to be left out, so that what is not here is nowhere."""
        return all(data_file.root for data_file in self.files if data_file.kind == kind)

    def position(self, id: str, *trail: str | int, key: bool = False) -> Position:
        """Return the position of a value of a record, or of the nearest one above it that is written.

        Args:
            id: the id of the record.
            *trail: the keys and indices that lead to the value.
            key: whether the position of the last key is meant, not that of its value.
        """
        home = self._home[id]
        return position_of(home.root, (id, *trail), home.path, key=key or not trail)

    def add(self, data_file: DataFile) -> Iterator[Problem]:
        """Take in the records of a file and yield what is wrong with each of them alone."""
        self.files.append(data_file)
        records, unread = self.records(data_file.kind), self.unread[data_file.kind]
        for id in data_file.root:
            if id in self._home:
                here = position_of(data_file.root, (id,), data_file.path, key=True)
                message = f"the id is taken in {self.position(id)}; an id names one record of all kinds and collections"
                yield Problem(here, "unique-id", id, message)
                continue
            self._home[id] = data_file
            record, problems = read_record(data_file.kind, id, data_file.root, data_file.path)
            yield from problems
            if record is None:
                unread.add(id)
            else:
                records[id] = record


def collections_in(folder: Path) -> list[Path]:
    """Return the collections of a data folder: itself, then its sub-folders by name, as far as they hold records.

    Raises:
        DataError: it holds no file of records, but one that is nearly called so.
        UsageError: there is no such folder, or nowhere in it a file of records.
    """
    if not folder.is_dir():
        raise UsageError(f"no data folder '{folder}'; name a folder that has {_file_names()}")
    try:
        below = sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
        found = [path for path in (folder, *below) if any((path / name).exists() for name in NAMES)]
    except OSError as error:
        raise UsageError(f"'{folder}' cannot be read: {error.strerror}; check the permissions of the folder") from error
    if not found:
        if unread := not_read(folder, (), shown_path(folder)):
            raise DataError(unread)
        raise UsageError(f"no records in '{folder}'; a data folder has {_file_names()}, or sub-folders that do")
    return found


def data_files(folders: Sequence[Path]) -> list[Path]:
    """Return the files of records of all collections in the folders, in the order in which they are read.

    Raises:
        UsageError: a folder is missing or holds no records.
    """
    collections = {collection.resolve(): collection for folder in folders for collection in collections_in(folder)}
    found: list[Path] = []
    for kind in KINDS:
        found += [folder / f"{kind}{suffix}" for folder in collections.values() for suffix in READERS]
    return [file for file in found if file.exists()]


def files_not_read(folders: Sequence[Path]) -> list[Problem]:
    """Return a problem for each file in the folders that looks like data and isn't read."""
    read = data_files(folders)
    return [problem for folder in folders for problem in not_read(folder, read, shown_path(folder))]


def read_dataset(folders: Sequence[Path]) -> tuple[Dataset, list[Problem]]:
    """Return what the files of all collections in the folders say, and what is wrong with each record alone.

    Raises:
        UsageError: a folder is missing or holds no records.
    """
    dataset, problems = Dataset(), files_not_read(folders)
    for file in data_files(folders):
        problems += _read(dataset, file)
    return dataset, problems


def _read(dataset: Dataset, file: Path) -> Iterable[Problem]:
    path = shown_path(file)
    root, problems = READERS[file.suffix](file, path)
    data_file = DataFile(file.stem, file, path, root, readable=not problems)
    yield from dataset.add(data_file)
    yield from problems


def shown_path(file: Path) -> str:
    """Return the path as a person in the current folder would write it."""
    return (file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file).as_posix()


def _file_names() -> str:
    return ", ".join(f"{kind}.yaml" for kind in KINDS) + ", or the same as .jsonl"
