"""JSON Lines as text with positions: the records of a YAML file in bulk, one a line.

A line is an object: the record as it stands in YAML, with its ``id`` among the fields. Every scalar is text, as every
scalar in YAML is read as text: numbers, ``true``, ``false`` and ``null`` without quotation marks are problems, and so
are duplicate keys, empty lines, a byte order mark and whatever else isn't plain JSON in UTF-8.

A line is read by the parser of the standard library and let go again. Only where a position in it is asked for, because
something is wrong there, is it read a second time, by a parser that knows positions.
"""

from __future__ import annotations

import re
import sys
import time
from array import array
from collections.abc import Iterator
from json import dumps
from pathlib import Path
from stat import S_ISREG
from typing import Any, BinaryIO

from graph.problems import Position, Problem
from graph.reading.json_positions import DECODER, JsonMark, KeyTwice, LocatedLine, Refused
from graph.reading.yaml_reader import Bare, Mapping

__all__ = ["JsonLines", "read_jsonl"]

LONGEST_LINE = 1_000_000
MOST_UNREADABLE = 100
MARK = b"\xef\xbb\xbf"

_SURROGATE = re.compile("[\ud800-\udfff]")


class RecordLine(Mapping):
    """The fields of one record without its id; their positions are looked for when they are first asked for."""

    __slots__ = ("_text",)

    def __init__(self, fields: dict[str, Any], number: int, text: str) -> None:
        self.update(fields)
        self.mark, self._text = JsonMark(number, 0), text

    def __getattr__(self, name: str) -> Any:
        if name != "marks":
            raise AttributeError(name)
        located = LocatedLine(self._text, self.mark.line).root()
        self.update((name, value) for name, value in located.items() if name != "id")
        self.marks = located.marks
        return self.marks


class _Marks(dict[str, Any]):
    """The position of each record by id: the beginning of its line."""

    def __init__(self, lines: dict[str, int]) -> None:
        self._lines = lines

    def __getitem__(self, id: str) -> tuple[JsonMark, JsonMark]:
        mark = JsonMark(self._lines[id], 0)
        return mark, mark

    def __contains__(self, id: object) -> bool:
        return id in self._lines


class JsonLines(Mapping):
    """The records of a file by id, read anew from the file whenever they are asked for.

    To iterate is to read the file; only then is known how many records there are, and what is wrong.

    Attributes:
        problems: the lines that can't be read, and the keys that appear twice.
    """

    __slots__ = ("_current", "_file", "_lines", "_path", "_starts", "problems")

    def __init__(self, file: Path, path: str) -> None:
        super().__init__()
        self._lines: dict[str, int] = {}
        self.marks = _Marks(self._lines)
        self.problems: list[Problem] = []
        self._file, self._path = file, path
        self._starts = array("Q", [0])
        self._current: tuple[str | None, Any] = (None, None)

    def __iter__(self) -> Iterator[str]:
        self._lines.clear()
        self.problems.clear()
        del self._starts[1:]
        try:
            if S_ISREG(self._file.stat().st_mode) or self._file.is_dir():
                with self._file.open("rb") as stream:
                    yield from self._ids(stream)
            else:
                self._refuse(0, Refused(0, "readable-file", "cannot be read: not a plain file"))
        except OSError as error:
            self._refuse(0, Refused(0, "readable-file", f"cannot be read: {error.strerror}"))
        if len(self._starts) == 1 and not self.problems:
            self._refuse(0, Refused(0, "root-mapping", "the file is empty; write one record a line"))

    def __getitem__(self, id: str) -> Any:
        if self._current[0] == id:
            return self._current[1]
        number = self._lines[id]
        try:
            with self._file.open("rb") as stream:
                stream.seek(self._starts[number])
                return self._record(stream.readline(LONGEST_LINE + 1), number)[1]
        except (OSError, Refused):
            return RecordLine({}, number, "{}")

    def __contains__(self, id: object) -> bool:
        return id in self._lines

    def __len__(self) -> int:
        return len(self._lines)

    def __bool__(self) -> bool:
        """Whether every line could be read, so that what isn't here doesn't stand in the file."""
        return bool(self._lines) and all(problem.rule == "duplicate-key" for problem in self.problems)

    def _ids(self, stream: BinaryIO) -> Iterator[str]:
        progress = _Progress(self._path)
        number = unreadable = 0
        while raw := stream.readline(LONGEST_LINE + 1):
            try:
                id, record = self._record(raw, number)
                if id in self._lines:
                    first = f"first in line {self._lines[id] + 1}"
                    raise Refused(0, "duplicate-key", f"the id '{id}' appears twice, {first}; keep one")
            except Refused as refused:
                self._refuse(number, refused)
                unreadable += 1
                if unreadable == MOST_UNREADABLE:
                    self._refuse(number, Refused(0, "json-syntax", "too many bad lines; what follows isn't read"))
                    break
            else:
                self._lines[id] = number
                self._current = (id, record)
                yield id
            while len(raw) > LONGEST_LINE and not raw.endswith(b"\n"):
                raw = stream.readline(LONGEST_LINE + 1)
            self._starts.append(stream.tell())
            number += 1
            if not number % 10_000:
                progress.show(number)
        progress.clear()

    def _record(self, raw: bytes, number: int) -> tuple[str, RecordLine]:
        text = _text(raw, number)
        try:
            fields = DECODER.decode(text)
            if "null" in text or "true" in text or "false" in text:
                fields = _barred(fields)
        except (KeyTwice, ValueError, RecursionError):
            fields = self._located(text, number)
        if not isinstance(fields, dict):
            raise Refused(0, "json-syntax", 'the line is not an object; write {"id": ...} with the fields')
        if "\\u" in text and _SURROGATE.search(dumps(fields, ensure_ascii=False, default=str)):
            raise Refused(text.find("\\u"), "encoding", "half a character (a lone surrogate) stands here; take it out")
        id = fields.pop("id", None)
        if not isinstance(id, str):
            missing = "there is no 'id'" if id is None else "the 'id' is not text"
            raise Refused(0, "required-key", f"{missing}; write it with the other fields")
        return id, RecordLine(fields, number, text)

    def _located(self, text: str, number: int) -> Any:
        """Return what a line holds that has a key twice; of a line that can't be read raise where and why."""
        line = LocatedLine(text, number)
        fields = line.root()
        subject = str(fields.get("id", "file")) if isinstance(fields, dict) else "file"
        for key, first, second in line.twice:
            message = f"the key '{key}' appears twice, first in column {first.column + 1}; keep one"
            self._problem(second, "duplicate-key", subject, message)
        return fields

    def _refuse(self, number: int, refused: Refused) -> None:
        self._problem(JsonMark(number, refused.column), refused.rule, "file", refused.message)

    def _problem(self, mark: JsonMark, rule: str, subject: str, message: str) -> None:
        position = Position(self._path, mark.line + 1, mark.column + 1)
        self.problems.append(Problem(position, rule, subject, message))


def read_jsonl(file: Path, path: str) -> tuple[JsonLines, list[Problem]]:
    """Return the records of a file, read when iterated, and the list of problems, which fills then.

    Args:
        file: the file to read.
        path: the path to print in problems.
    """
    lines = JsonLines(file, path)
    return lines, lines.problems


def _text(raw: bytes, number: int) -> str:
    """Return the line as text.

    Raises:
        Refused: it is too long, or something else than text.
    """
    if len(raw) > LONGEST_LINE:
        raise Refused(0, "line-length", f"the line has more than the {LONGEST_LINE} bytes that are read")
    if not number and raw.startswith(MARK):
        raise Refused(0, "encoding", "the file begins with a byte order mark; save it without")
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        column = len(raw[: error.start].decode())
        raise Refused(column, "encoding", "is not UTF-8 text; save the file as UTF-8") from None
    if "\0" in text:
        raise Refused(text.index("\0"), "encoding", "has a zero byte; this is not a text file")
    if text.isspace():
        raise Refused(0, "json-syntax", "the line is empty; take it out")
    return text


def _barred(value: Any) -> Any:
    """Return the value with ``true``, ``false`` and ``null`` as what they are: no text."""
    if isinstance(value, dict):
        return {key: _barred(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_barred(item) for item in value]
    return value if isinstance(value, str | Bare) else Bare({None: "null", True: "true", False: "false"}[value])


class _Progress:
    """Tells a person at a terminal how far a long reading is; says nothing where nobody looks."""

    def __init__(self, name: str) -> None:
        self._name, self._began, self._shown = name, time.monotonic(), False

    def show(self, count: int) -> None:
        """Print the number of records read, once a second has gone by."""
        if time.monotonic() - self._began > 1 and sys.stderr.isatty():
            self._shown = True
            print(f"\r{self._name}: {count:,} records read", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take away what was printed."""
        if self._shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
