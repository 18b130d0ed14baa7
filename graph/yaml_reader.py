"""YAML as text with places: what a file says, before anything is made of it.

Only a small part of YAML is accepted, the part that a person can read without surprises: mappings, sequences and
scalars. Every scalar is text (``no`` stays ``"no"``, ``2025`` stays ``"2025"``). Anchors, aliases, tags, several
documents and duplicate keys are problems, each at its line and column.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from graph.problems import DataError, Position, Problem

__all__ = ["Mapping", "Sequence", "position_of", "read_yaml", "read_yaml_text"]

LONGEST_LINE = 20_000
DEEPEST = 12
LARGEST_FILE = 64 * 1024 * 1024


class Mapping(dict[str, Any]):
    """A YAML mapping whose entries know their place.

    ``marks[key]`` is ``(key line, key column, value line, value column)``, counted from 1.
    """

    __slots__ = ("column", "line", "marks")

    def __init__(self, line: int = 1, column: int = 1) -> None:
        super().__init__()
        self.line, self.column = line, column
        self.marks: dict[str, tuple[int, int, int, int]] = {}


class Sequence(list[Any]):
    """A YAML sequence whose entries know their place: ``marks[i]`` is ``(line, column)``, counted from 1."""

    __slots__ = ("column", "line", "marks")

    def __init__(self, line: int = 1, column: int = 1) -> None:
        super().__init__()
        self.line, self.column = line, column
        self.marks: list[tuple[int, int]] = []


def position_of(node: Any, trail: tuple[str | int, ...], path: str, *, key: bool = False) -> Position:
    """Return the place of the value that the trail of keys and indices leads to, or the nearest one above it.

    With ``key`` the place of the last key itself, not of its value.
    """
    line, column = getattr(node, "line", 1), getattr(node, "column", 1)
    for depth, part in enumerate(trail):
        if isinstance(node, Mapping) and part in node.marks:
            mark = node.marks[str(part)]
            line, column = mark[:2] if key and depth == len(trail) - 1 else mark[2:]
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.marks):
            line, column = node.marks[part]
        else:
            break
        node = node[part]
    return Position(path, line, column)


def read_yaml(file: Path, name: str | None = None) -> tuple[Mapping, list[Problem]]:
    """Return the root mapping of a file and the problems found; with problems the mapping may be partial.

    Args:
        file: the file to read.
        name: the path to print in problems; the file's own by default.
    """
    shown = name or str(file)
    try:
        if file.stat().st_size > LARGEST_FILE:
            return Mapping(), [_problem(shown, 1, 1, f"the file is larger than {LARGEST_FILE >> 20} MiB; use JSON Lines")]
        data = file.read_bytes()
    except OSError as error:
        return Mapping(), [_problem(shown, 1, 1, f"cannot be read: {error.strerror}")]
    return read_yaml_text(data, shown)


def read_yaml_text(data: bytes, path: str) -> tuple[Mapping, list[Problem]]:
    """Return the root mapping of YAML bytes and the problems found; ``path`` is only printed."""
    unreadable = _find_unreadable(data, path)
    if unreadable is not None:
        return Mapping(), [unreadable]
    builder = _Builder(path)
    try:
        return builder.build(data.decode("utf-8-sig"))
    except DataError as error:
        return Mapping(), [*builder.problems, *error.problems]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = " ".join(str(part) for part in (getattr(error, "context", None), getattr(error, "problem", None)) if part)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return Mapping(), [*builder.problems, _problem(path, line, column, what or "is not YAML")]


def _problem(path: str, line: int, column: int, message: str, rule: str = "yaml-syntax", subject: str = "file") -> Problem:
    return Problem(Position(path, line, column), rule, subject, message)


def _find_unreadable(data: bytes, path: str) -> Problem | None:
    """Return the first reason not to hand the bytes to a parser at all: binary, not UTF-8, or an endless line."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        before = data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")
        return _problem(path, line, len(before) + 1, "is not UTF-8 text; save the file as UTF-8", "encoding")
    zero = data.find(b"\0")
    if zero >= 0:
        line = data.count(b"\n", 0, zero) + 1
        return _problem(path, line, 1, "has a zero byte; this is not a text file", "encoding")
    start, line = 0, 1
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        if end - start > LONGEST_LINE:
            return _problem(path, line, 1, f"the line has {end - start} bytes; at most {LONGEST_LINE} are read", "line-length")
        start, line = end + 1, line + 1
    return None


class _Builder:
    """Builds nested values from the parser's events with a stack of its own, so that depth can be bounded."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.root: Any = None
        self.stack: list[Mapping | Sequence] = []
        self.keys: list[tuple[str, int, int] | None] = []

    def build(self, text: str) -> tuple[Mapping, list[Problem]]:
        documents = 0
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        for event in yaml.parse(text, Loader=loader):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._open(event, kind is yaml.MappingStartEvent)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.stack.pop()
                self.keys.pop()
            elif kind is yaml.AliasEvent:
                self._refuse(event, "aliases are not allowed; write the value out")
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._refuse(event, "a second document begins; keep one a file")
        if isinstance(self.root, Mapping):
            return self.root, self.problems
        what = "the file is empty" if self.root is None else "the root is not a mapping"
        return Mapping(), [*self.problems, _problem(self.path, 1, 1, f"{what}; write 'id:' and its fields", "root-mapping")]

    def _refuse(self, event: Any, message: str) -> None:
        mark = event.start_mark
        raise DataError([_problem(self.path, mark.line + 1, mark.column + 1, message)])

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or (event.tag is not None and event.tag != "!"):
            self._refuse(event, "anchors and tags are not allowed; write the value out")
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if self.stack and self.keys[-1] is None and isinstance(self.stack[-1], Mapping):
            self.keys[-1] = (event.value, line, column)
            return
        self._add(event.value, line, column)

    def _open(self, event: Any, mapping: bool) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse(event, "anchors and tags are not allowed; write the value out")
        if len(self.stack) >= DEEPEST:
            self._refuse(event, f"nested more than {DEEPEST} deep")
        if self.stack and self.keys[-1] is None and isinstance(self.stack[-1], Mapping):
            self._refuse(event, "a key must be text")
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        value = Mapping(line, column) if mapping else Sequence(line, column)
        self._add(value, line, column)
        self.stack.append(value)
        self.keys.append(None)

    def _add(self, value: Any, line: int, column: int) -> None:
        if not self.stack:
            self.root = value
            return
        parent = self.stack[-1]
        if isinstance(parent, Sequence):
            parent.append(value)
            parent.marks.append((line, column))
            return
        entry = self.keys[-1]
        assert entry is not None
        self.keys[-1] = None
        key, key_line, key_column = entry
        if key in parent:
            first = parent.marks[key]
            message = f"the key '{key}' stands twice, first in line {first[0]}; keep one"
            self.problems.append(_problem(self.path, key_line, key_column, message, "duplicate-key", key))
            return
        parent[key] = value
        parent.marks[key] = (key_line, key_column, line, column)
