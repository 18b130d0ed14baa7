"""YAML as text with positions: what a file says, before anything is made of it.

Only a small part of YAML is accepted, the part that a person can read without surprises: mappings, sequences and
scalars. Every scalar is text (``no`` stays ``"no"``, ``2025`` stays ``"2025"``). Anchors, aliases, tags, several
documents and duplicate keys are problems, each at its line and column.
"""

from __future__ import annotations

import re
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, Any, TypeGuard

from graph.problems import DataError, Position, Problem

if TYPE_CHECKING:
    import yaml

__all__ = ["Bare", "Mapping", "Sequence", "position_of", "read_yaml", "read_yaml_text", "spell_trail"]

LONGEST_LINE = 20_000
DEEPEST = 12
LARGEST_FILE = 24 * 1024 * 1024
"""Bytes of a file that are read. Source: measured; a MiB of YAML takes up to 55 MiB of memory, so that this is 1.3 GiB."""

UNCLOSED = "found unexpected end of stream"
MEANINGS = {
    UNCLOSED: "the quotation mark is never closed; close it",
    "found character that cannot start any token": "a tab or a reserved sign stands here; use blanks, or quotes",
    "mapping values are not allowed in this context": "a second ': ' stands in one line; put quotes around the text",
    "could not find expected ':'": "a key without ': ' and a value; write 'key: value'",
    "did not find expected key": "the line fits no field above it; check its indentation and quotes",
    "did not find expected '-' indicator": "the line fits no item above it; check its indentation",
    "exceeded maximum nesting depth": f"nested more than {DEEPEST} deep",
}
"""What the parser's words mean to a person who wrote the file."""

_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.1 does not count among printable characters (5.1)."""

Mark = Any
"""A position as PyYAML gives it: ``line`` and ``column``, counted from 0."""


class Mapping(dict[str, Any]):
    """A YAML mapping that knows its position, and in ``marks`` the position of each key and of its value."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark = None) -> None:
        self.mark = mark
        self.marks: dict[str, tuple[Mark, Mark]] = {}


class Sequence(list[Any]):
    """A YAML sequence that knows its position, and in ``marks`` the position of each item."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark = None) -> None:
        self.mark = mark
        self.marks: list[Mark] = []


class Bare:
    """A scalar that is no text, where a format has such: a number, ``true``, ``false`` or ``null`` without quotes."""

    __slots__ = ("spelling",)

    def __init__(self, spelling: str) -> None:
        self.spelling = spelling

    def __str__(self) -> str:
        return self.spelling


def position_of(node: Any, trail: tuple[str | int, ...], path: str, *, key: bool = False) -> Position:
    """Return the position of the value that the trail of keys and indices leads to, or the nearest one above it.

    With ``key`` the position of the last key itself, not of its value.
    """
    mark = getattr(node, "mark", None)
    for depth, part in enumerate(trail):
        if isinstance(node, Mapping) and part in node.marks:
            mark = node.marks[str(part)][0 if key and depth == len(trail) - 1 else 1]
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.marks):
            mark = node.marks[part]
        else:
            break
        node = node[part]
    return _position(path, mark)


def spell_trail(trail: tuple[str | int, ...]) -> str:
    """Return a trail of keys and indices as one name, counted from 1.

    >>> spell_trail(("quantities", 0, "unit"))
    'quantities[1].unit'
    """
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in trail).removeprefix(".")


def _position(path: str, mark: Mark) -> Position:
    return Position(path, mark.line + 1, mark.column + 1) if mark else Position(path)


def read_yaml(file: Path, name: str | None = None) -> tuple[Mapping, list[Problem]]:
    """Return the root mapping of a file and the problems found; with problems the mapping may be partial.

    Args:
        file: the file to read.
        name: the path to print in problems; the file's own by default.
    """
    shown = name or str(file)
    try:
        status = file.stat()
        if not (S_ISREG(status.st_mode) or S_ISDIR(status.st_mode)):
            return Mapping(), [_problem(Position(shown), "cannot be read: not a plain file", "readable-file")]
        if status.st_size > LARGEST_FILE:
            message = (
                f"the file is larger than {LARGEST_FILE >> 20} MiB; write its records as JSON Lines "
                f"('{file.stem}.jsonl', see docs/bulk.md), or split the collection"
            )
            return Mapping(), [_problem(Position(shown), message, "file-size")]
        data = file.read_bytes()
    except OSError as error:
        return Mapping(), [_problem(Position(shown), f"cannot be read: {error.strerror}", "readable-file")]
    return read_yaml_text(data, shown)


def read_yaml_text(data: bytes, path: str) -> tuple[Mapping, list[Problem]]:
    """Return the root mapping of YAML bytes and the problems found; ``path`` is only printed."""
    import yaml

    text = _text(data, path)
    if isinstance(text, Problem):
        return Mapping(), [text]
    try:
        root, problems = _build(text, path)
    except DataError as error:
        return Mapping(), list(error.problems)
    except yaml.YAMLError as error:
        return Mapping(), [_syntax_problem(error, text, path)]
    if _is_mapping(root):
        return root, problems
    what = "the file is empty" if root is None or root == "" else "the root is not a mapping"
    return Mapping(), [*problems, _problem(Position(path), f"{what}; write 'id:' and its fields", "root-mapping")]


def _is_mapping(root: Any) -> TypeGuard[Mapping]:
    return isinstance(root, Mapping)


def _problem(position: Position, message: str, rule: str = "yaml-syntax", subject: str = "file") -> Problem:
    return Problem(position, rule, subject, message)


def _syntax_problem(error: yaml.YAMLError, text: str, path: str) -> Problem:
    """Return what the parser refuses, with its position."""
    import yaml

    if isinstance(error, yaml.reader.ReaderError):
        found = _FORBIDDEN.search(text)
        offset = found.start() if found else 0
        position = Position(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
        what = f"the character U+{ord(text[offset]):04X} is not allowed" if found else "is not text"
        return _problem(position, f"{what}; take it out", "encoding")
    said: str = getattr(error, "problem", None) or "is not YAML"
    mark = getattr(error, "context_mark" if said == UNCLOSED else "problem_mark", None)
    context: str = getattr(error, "context", None) or ""
    return _problem(_position(path, mark), MEANINGS.get(said) or f"{context} {said}".lstrip())


def _text(data: bytes, path: str) -> str | Problem:
    """Return the bytes as text, or the first reason not to hand them to a parser at all: binary, or an endless line."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")
        position = Position(path, data.count(b"\n", 0, error.start) + 1, len(before) + 1)
        return _problem(position, "is not UTF-8 text; save the file as UTF-8", "encoding")
    zero = text.find("\0")
    if zero >= 0:
        position = Position(path, text.count("\n", 0, zero) + 1, zero - text.rfind("\n", 0, zero))
        return _problem(position, "has a zero byte; this is not a text file", "encoding")
    lengths = [len(line) for line in data.split(b"\n")]
    if max(lengths) > LONGEST_LINE:
        line, length = next((line, length) for line, length in enumerate(lengths, 1) if length > LONGEST_LINE)
        message = f"the line has {length} bytes; at most {LONGEST_LINE} are read"
        return _problem(Position(path, line), message, "line-length")
    return text


def _build(text: str, path: str) -> tuple[Any, list[Problem]]:
    """Return the root value of the text, or nothing where it is empty, and the duplicate keys.

    The loop makes no call of its own for a scalar, because it runs some twenty times a record.

    Raises:
        DataError: something that is YAML and yet not accepted.
    """
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    documents = Sequence()
    problems: list[Problem] = []
    stack: list[Any] = []
    parent: Any = documents
    marks: Any = documents.marks
    mapping = False
    key: Any = None
    key_mark: Mark = None
    for event in iter(loader(text).get_event, None):
        kind = type(event)
        if kind is yaml.ScalarEvent and event.anchor is None and event.tag is None:
            value = event.value
            if mapping and key is None:
                key, key_mark = value, event.start_mark
                continue
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            parent = stack.pop()
            marks, mapping = parent.marks, type(parent) is Mapping
            continue
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            _refuse(event, path, depth=len(stack), as_key=mapping and key is None)
            value = (Mapping if kind is yaml.MappingStartEvent else Sequence)(event.start_mark)
        else:
            _refuse(event, path, documents=len(documents))
            continue
        if not mapping:
            parent.append(value)
            marks.append(event.start_mark)
        elif key in parent:
            record = key if len(stack) == 1 else next(reversed(stack[1]), key)
            problems.append(_duplicate(record, key, marks[key][0], key_mark, path))
        else:
            parent[key] = value
            marks[key] = (key_mark, event.start_mark)
        key = None
        if kind is not yaml.ScalarEvent:
            stack.append(parent)
            parent, marks, mapping = value, value.marks, kind is yaml.MappingStartEvent
    return (documents[0] if documents else None), problems


def _refuse(event: Any, path: str, *, depth: int = 0, as_key: bool = False, documents: int = 0) -> None:
    """Raise a `DataError` where the event is something that a person would stumble over."""
    import yaml

    kind = type(event)
    message = None
    if kind is yaml.AliasEvent:
        message = "aliases are not allowed; write the value out"
    elif getattr(event, "anchor", None) is not None or getattr(event, "tag", None) is not None:
        message = "anchors and tags are not allowed; write the value out"
    elif depth >= DEEPEST:
        message = f"nested more than {DEEPEST} deep"
    elif as_key:
        message = "a key must be text"
    elif kind is yaml.DocumentStartEvent and documents:
        message = "a second document begins; keep one a file"
    if message:
        raise DataError([_problem(_position(path, event.start_mark), message)])


def _duplicate(record: str, key: str, first: Mark, second: Mark, path: str) -> Problem:
    message = f"the key '{key}' appears twice, first in line {first.line + 1}; keep one"
    return _problem(_position(path, second), message, "duplicate-key", record)
