"""Files that look like data and are not read: a name that is nearly right, a folder deeper than is looked into."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

from graph.model.about import ABOUT
from graph.problems import Position, Problem
from graph.reading.typed_records import KINDS

__all__ = ["not_read"]

RULE = "file-not-read"

SUFFIXES = frozenset({".yaml", ".yml", ".jsonl", ".ndjson", ".json"})
"""How the names of files of records may end, or people think that they may."""

WRAPPED = frozenset({".txt", ".gz", ".zip", ".bz2", ".xz"})
"""What editors and packers put behind that."""

WORDS = {word: kind for kind in KINDS for word in (kind, {"entities": "entity"}.get(kind, kind.removesuffix("s")))}
"""The words by which a file is taken for data, in the plural and in the singular, and the kind that they mean."""

LIKE = 0.8
"""How alike a word must be to one of these, from 0 to 1. Source: a choice of ours; two letters exchanged are 0.89."""

MOST_FILES = 20_000
"""How many files below a folder are examined. Source: a choice of ours."""


def not_read(folder: Path, read: Collection[Path], shown: str) -> list[Problem]:
    """Return a problem for each file below a folder that looks like data and isn't among those that are read.

    Hidden files and folders are left out: programs keep their own there.

    Args:
        folder: the data folder.
        read: the files that are read.
        shown: what the folder is called in problems.
    """
    known = {file.resolve() for file in read}
    return [
        Problem(Position(f"{shown}/{file.relative_to(folder).as_posix()}"), RULE, "file", message)
        for file in islice(_files_below(folder), MOST_FILES)
        if (message := _message(file, folder)) and file.resolve() not in known
    ]


def _files_below(folder: Path) -> Iterator[Path]:
    """Yield all files below a folder by name, be they links to nothing, but no hidden ones."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root, name) for name in sorted(files) if not name.startswith("."))


def _message(file: Path, folder: Path) -> str | None:
    """Return why a file that looks like data isn't read, and what to do; nothing where it doesn't look so."""
    first, *ends = file.name.casefold().split(".")
    suffixes = [f".{end}" for end in ends]
    kind = next(filter(None, map(_kind_of, re.split(r"[^a-z]+", first))), None)
    about = bool(get_close_matches(first, [ABOUT.removesuffix(".yaml")], 1, LIKE))
    if not (kind or about) or not SUFFIXES & set(suffixes) or not set(suffixes) <= SUFFIXES | WRAPPED:
        return None
    if not file.exists():
        return "is not read: it is a link to a file that isn't there; mend the link, or take it away"
    if not kind:
        right = file == folder / ABOUT
        return None if right else f"is not read; what is said of the whole stands right in '{folder.name}', as {ABOUT}"
    form = "jsonl" if {".jsonl", ".ndjson"} & set(suffixes) else "yaml"
    if len(file.relative_to(folder).parts) > 2:
        where = f"'{folder.name}' or a folder right in it"
        return f"is not read: it stands too deep; move it into {where}, as {kind}.{form}"
    return f"is not read; name it {kind}.{form}, in a folder of its own where there is one already"


def _kind_of(word: str) -> str | None:
    """Return the kind of records that a word of a file's name means."""
    return next((WORDS[found] for found in get_close_matches(word, WORDS, 1, LIKE)), None)
