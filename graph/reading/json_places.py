"""One line of JSON with the place of each value, for lines in which something is wrong."""

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
    """A place in a file, counted from 0."""

    line: int
    column: int


class Refused(Exception):
    """A line that can't be read: where in it, by which rule, and why."""

    def __init__(self, column: int, rule: str, message: str) -> None:
        self.column, self.rule, self.message = column, rule, message
        super().__init__(message)


class KeyTwice(Exception):
    """A key stands twice in an object."""


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise KeyTwice
    return found


DECODER = JSONDecoder(object_pairs_hook=_without_twins, parse_int=Bare, parse_float=Bare, parse_constant=Bare)


class LocatedLine:
    """Reads a line with the place of each value.

    Attributes:
        twice: keys that stand twice, with the places of the first and of the further one.
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

    def _skip(self, place: int) -> int:
        found = _SPACE.match(self.text, place)
        return found.end() if found else place

    def _mark(self, place: int) -> JsonMark:
        return JsonMark(self._number, place)

    def _value(self, place: int, depth: int) -> tuple[Any, int]:
        if depth > DEEPEST:
            raise Refused(place, "json-syntax", f"nested more than {DEEPEST} deep")
        sign = self.text[place : place + 1]
        if sign == '"':
            return self._string(place)
        if sign == "{":
            return self._object(place, depth)
        if sign == "[":
            return self._array(place, depth)
        bare = _BARE.match(self.text, place)
        try:
            if bare is None:
                raise ValueError
            DECODER.decode(bare[0])
        except ValueError:
            raise Refused(place, "json-syntax", f"{self._found(place)} where a value is due") from None
        return Bare(bare[0]), bare.end()

    def _string(self, place: int) -> tuple[str, int]:
        try:
            found: tuple[str, int] = _SCAN_STRING(self.text, place + 1, True)
        except JSONDecodeError as error:
            message = f"{error.msg[0].lower()}{error.msg[1:].removesuffix(' at').rstrip(': ')}"
            raise Refused(error.pos, "json-syntax", message) from None
        return found

    def _object(self, place: int, depth: int) -> tuple[Mapping, int]:
        found = Mapping(self._mark(place))
        place = self._skip(place + 1)
        while self.text[place : place + 1] != "}" or found:
            if self.text[place : place + 1] != '"':
                raise Refused(place, "json-syntax", f"{self._found(place)} where a key in double quotes is due")
            at = self._mark(place)
            key, place = self._string(place)
            place = self._skip(self._expect(self._skip(place), ":"))
            mark = self._mark(place)
            value, place = self._value(place, depth + 1)
            if key in found:
                self.twice.append((key, found.marks[key][0], at))
            else:
                found[key], found.marks[key] = value, (at, mark)
            place = self._skip(place)
            if self.text[place : place + 1] == "}":
                break
            place = self._skip(self._expect(place, ",", "}"))
        return found, place + 1

    def _array(self, place: int, depth: int) -> tuple[Sequence, int]:
        found = Sequence(self._mark(place))
        place = self._skip(place + 1)
        while self.text[place : place + 1] != "]" or found:
            found.marks.append(self._mark(place))
            value, place = self._value(place, depth + 1)
            found.append(value)
            place = self._skip(place)
            if self.text[place : place + 1] == "]":
                break
            place = self._skip(self._expect(place, ",", "]"))
        return found, place + 1

    def _expect(self, place: int, *signs: str) -> int:
        if self.text[place : place + 1] != signs[0]:
            due = " or ".join(f"'{sign}'" for sign in signs)
            raise Refused(place, "json-syntax", f"{self._found(place)} where {due} is due")
        return place + 1

    def _found(self, place: int) -> str:
        sign = self.text[place : place + 1].strip()
        return f"'{sign}' stands" if sign else "the line ends"
