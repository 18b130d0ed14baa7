"""One line of JSON with the position of each value, for lines in which something is wrong."""

from __future__ import annotations

import re
from json import JSONDecodeError, JSONDecoder, decoder
from typing import Any, NamedTuple

from graph.reading.yaml_reader import DEEPEST, Bare, Mapping, Sequence

__all__ = ["DECODER", "JsonMark", "KeyTwice", "LocatedLine", "Refused"]

_SCAN_STRING: Any = vars(decoder)["scanstring"]
_SPACE = re.compile(r"[ \t\n\r]*")
_BARE = re.compile(r"-?[\w.+-]+")


class JsonMark(NamedTuple):
    """A position in a file, counted from 0."""

    line: int
    column: int


class Refused(Exception):
    """A line that can't be read: where in it, by which rule, and why."""

    def __init__(self, column: int, rule: str, message: str) -> None:
        self.column, self.rule, self.message = column, rule, message
        super().__init__(message)


class KeyTwice(Exception):
    """A key appears twice in an object."""


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise KeyTwice
    return found


DECODER = JSONDecoder(object_pairs_hook=_without_twins, parse_int=Bare, parse_float=Bare, parse_constant=Bare)


class LocatedLine:
    """Reads a line with the position of each value.

    Attributes:
        twice: keys that appear twice, with the positions of the first and of the further one.
    """

    def __init__(self, text: str, number: int) -> None:
        self.text, self._number = text.rstrip(" \t\r\n"), number
        self.twice: list[tuple[str, JsonMark, JsonMark]] = []

    def root(self) -> Any:
        """Return the value that the line holds.

        Raises:
            Refused: it isn't JSON, or nested too deep.
        """
        value, end = self._value(self._skip(0), 0)
        end = self._skip(end)
        if end < len(self.text):
            raise Refused(end, "json-syntax", "something follows the record; write one record a line")
        return value

    def _skip(self, offset: int) -> int:
        found = _SPACE.match(self.text, offset)
        return found.end() if found else offset

    def _mark(self, offset: int) -> JsonMark:
        return JsonMark(self._number, offset)

    def _value(self, offset: int, depth: int) -> tuple[Any, int]:
        """Return the value that begins at an offset, and where it ends."""
        if depth > DEEPEST:
            raise Refused(offset, "json-syntax", f"nested more than {DEEPEST} deep")
        sign = self.text[offset : offset + 1]
        if sign == '"':
            return self._string(offset)
        if sign == "{":
            return self._object(offset, depth)
        if sign == "[":
            return self._array(offset, depth)
        bare = _BARE.match(self.text, offset)
        try:
            if bare is None:
                raise ValueError
            DECODER.decode(bare[0])
        except ValueError:
            raise Refused(offset, "json-syntax", f"{self._found(offset)} where a value is expected") from None
        return Bare(bare[0]), bare.end()

    def _string(self, offset: int) -> tuple[str, int]:
        try:
            found: tuple[str, int] = _SCAN_STRING(self.text, offset + 1, True)
        except JSONDecodeError as error:
            message = f"{error.msg[0].lower()}{error.msg[1:].removesuffix(' at').rstrip(': ')}"
            raise Refused(error.pos, "json-syntax", message) from None
        return found

    def _object(self, offset: int, depth: int) -> tuple[Mapping, int]:
        """Return the object that begins at an offset, and where it ends."""
        found = Mapping(self._mark(offset))
        offset = self._skip(offset + 1)
        while self.text[offset : offset + 1] != "}" or found:
            if self.text[offset : offset + 1] != '"':
                raise Refused(offset, "json-syntax", f"{self._found(offset)} where a key in double quotes is expected")
            at = self._mark(offset)
            key, offset = self._string(offset)
            offset = self._skip(self._expect(self._skip(offset), ":"))
            mark = self._mark(offset)
            value, offset = self._value(offset, depth + 1)
            if key in found:
                self.twice.append((key, found.marks[key][0], at))
            else:
                found[key], found.marks[key] = value, (at, mark)
            offset = self._skip(offset)
            if self.text[offset : offset + 1] == "}":
                break
            offset = self._skip(self._expect(offset, ",", "}"))
        return found, offset + 1

    def _array(self, offset: int, depth: int) -> tuple[Sequence, int]:
        """Return the array that begins at an offset, and where it ends."""
        found = Sequence(self._mark(offset))
        offset = self._skip(offset + 1)
        while self.text[offset : offset + 1] != "]" or found:
            found.marks.append(self._mark(offset))
            value, offset = self._value(offset, depth + 1)
            found.append(value)
            offset = self._skip(offset)
            if self.text[offset : offset + 1] == "]":
                break
            offset = self._skip(self._expect(offset, ",", "]"))
        return found, offset + 1

    def _expect(self, offset: int, *signs: str) -> int:
        if self.text[offset : offset + 1] != signs[0]:
            expected = " or ".join(f"'{sign}'" for sign in signs)
            raise Refused(offset, "json-syntax", f"{self._found(offset)} where {expected} is expected")
        return offset + 1

    def _found(self, offset: int) -> str:
        sign = self.text[offset : offset + 1].strip()
        return f"'{sign}' stands" if sign else "the line ends"
