"""The canonical form of data files: one way to write each record, so that a diff shows what was said anew.

Records stand by id in natural order, a blank line between two; fields in the order of the model, ``sources`` last. A
collection of texts stands on one line where it fits into 120 columns; every other collection has one item a line. A
text is plain where every YAML reader takes it for the same text, else in double quotes, or folded where it is too long.
Comments stay: the block at the top of the file, and whole lines above a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, fields
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from graph.model.dates import PartialDate
from graph.model.records import Citation, Quantity, Relation
from graph.problems import DataError, Position, Problem
from graph.reading.comments import Comments, read_comments
from graph.reading.typed_records import KINDS, Record
from graph.reading.vocabulary import load_schema
from graph.reading.yaml_reader import read_yaml, read_yaml_text
from graph.store.files import replacing

__all__ = ["canonical_text", "format_file", "natural_order", "scalar", "text_of", "write_records"]

WIDTH = 120

_PLAIN = re.compile(r"[^\W\d_](?:[\w\-./()'’«»–—&+%;!?=@*°#]|:(?=[^\s,\[\]{}])| (?=[^ #]))*")
"""Texts that are the same plain text in YAML 1.1, in 1.2 and, without a question mark, inside brackets."""

_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_FOLDABLE = re.compile(r"\S+(?: \S+)+")
_DIGITS = re.compile(r"(\d+)", re.ASCII)


def natural_order(id: str) -> list[tuple[int, str]]:
    """Return a sort key by which ``ru-2`` stands before ``ru-10``.

    >>> sorted(["ru-10", "ru-2"], key=natural_order)
    ['ru-2', 'ru-10']
    """
    parts = enumerate(_DIGITS.split(id))
    return [(len(part.lstrip("0")), part) if odd % 2 else (-1, part) for odd, part in parts]


def canonical_text(kind: str, root: Mapping[str, Any], comments: Comments | None = None) -> str:
    """Return the canonical text of a file of records.

    Args:
        kind: one of `graph.reading.typed_records.KINDS`.
        root: by id, the fields of each record as text.
        comments: what to keep beside the records; where they come to stand at the top, they are the top from then on.
    """
    kept = comments or Comments()
    ids = sorted(root, key=natural_order)
    blocks = ["\n".join((*kept.above.get(id, ()), *_record(kind, id, root[id]))) for id in ids]
    if not kept.header and ids and kept.above.get(ids[0]):
        blocks[:1] = ["\n".join(kept.above[ids[0]]), "\n".join(_record(kind, ids[0], root[ids[0]]))]
    return "\n\n".join([*kept.header, *blocks, *kept.footer]) + "\n"


def write_records(kind: str, records: Iterable[Record]) -> str:
    """Return the canonical text of a file that holds these records of one kind."""
    return canonical_text(kind, {record.id: text_of(record) for record in records})


def format_file(kind: str, file: Path, *, write: bool = True) -> bool:
    """Bring a file into canonical form, or only look; return whether that changes anything.

    The new text is read again and compared before it takes the old one's place in a single step.

    Raises:
        DataError: the file cannot be read, or has a comment inside a record, which would be lost.
    """
    root, problems = read_yaml(file)
    if problems:
        raise DataError(problems)
    data = file.read_bytes()
    formatted = canonical_text(kind, root, read_comments(data.decode("utf-8-sig"), root, str(file)))
    if formatted.encode() == data:
        return False
    reread, problems = read_yaml_text(formatted.encode(), str(file))
    if reread != root:
        message = "the canonical text would not read as the same records; shorten what is named"
        raise DataError([*problems, Problem(Position(str(file)), "canonical-form", "file", message)])
    if write:
        with replacing(file) as stream:
            stream.write(formatted)
    return True


def text_of(value: Record | Citation | Quantity) -> dict[str, Any]:
    """Return the fields of a record as they stand in a file: texts, lists and mappings, nothing that is the default.

    >>> text_of(Quantity("person", value=Decimal("300"), about=True))
    {'unit': 'person', 'value': '300', 'about': 'true'}
    """
    found = ((field.name, getattr(value, field.name), field) for field in fields(value) if field.name != "id")
    return {name: _as_text(item) for name, item, field in found if item != _default(field)}


def _default(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


def _as_text(value: Any) -> Any:
    match value:
        case str():
            return value
        case bool():
            return str(value).lower()
        case Decimal():
            return format(value, "f")
        case PartialDate():
            return str(value)
        case tuple():
            return [_as_text(item) for item in value]
        case dict():
            return {key: _as_text(item) for key, item in value.items()}
    return text_of(value)


def _ranks(owner: type[Any]) -> dict[str, int]:
    names = sorted((field.name for field in fields(owner) if field.name != "id"), key="sources".__eq__)
    return {name: rank for rank, name in enumerate(names)}


PARTS: dict[tuple[type[Any], str], type[Any]] = {(Relation, "quantities"): Quantity, (Relation, "sources"): Citation}
RANKS: dict[type[Any], dict[str, int]] = {
    **{owner: _ranks(owner) for owner in (*KINDS.values(), *PARTS.values())},
}
"""The order of each key in a mapping of a class."""


@lru_cache(maxsize=1)
def _language_ranks() -> dict[str, int]:
    """Return the number of each language in a mapping by language, in the order of the vocabulary."""
    return {language: rank for rank, language in enumerate(load_schema().languages)}


def _ordered(owner: type[Any] | None, value: Mapping[str, Any]) -> list[tuple[str, Any]]:
    ranks = _language_ranks() if owner is None else RANKS[owner]
    return sorted(value.items(), key=lambda item: (ranks.get(item[0], len(ranks)), item[0] if owner is None else ""))


def _record(kind: str, id: str, value: Any) -> Iterator[str]:
    if not isinstance(value, Mapping):
        yield from _field(scalar(id), value, None, 0)
        return
    yield f"{scalar(id)}:"
    owner = KINDS[kind]
    for name, item in _ordered(owner, value):
        yield from _field(scalar(name), item, PARTS.get((owner, name)), 2)


def _field(lead: str, value: Any, owner: type[Any] | None, indent: int) -> Iterator[str]:
    """Yield the lines of ``lead: value``; ``owner`` is the class of the items of a list, if they have one."""
    start = " " * indent + lead + ":"
    inline = _inline(value, None)
    if inline is not None and len(start) + 1 + len(inline) <= WIDTH:
        yield f"{start} {inline}"
    elif isinstance(value, str):
        yield from _long(start, value, indent + 2)
    elif isinstance(value, Mapping):
        yield start
        for name, item in _ordered(None, value):
            yield from _field(scalar(name), item, None, indent + 2)
    else:
        yield start
        for item in value:
            yield from _item(item, owner, indent + 2)


def _item(value: Any, owner: type[Any] | None, indent: int) -> Iterator[str]:
    """Yield the lines of one item of a list."""
    start = " " * indent + "-"
    inline = _inline(value, owner)
    if inline is not None and len(start) + 1 + len(inline) <= WIDTH:
        yield f"{start} {inline}"
    elif isinstance(value, str):
        yield from _long(start, value, indent + 2)
    elif isinstance(value, Mapping):
        lines = [line for name, item in _ordered(owner, value) for line in _field(scalar(name), item, None, indent + 2)]
        yield f"{start} {lines[0].lstrip(' ')}"
        yield from lines[1:]
    else:
        yield start
        for item in value:
            yield from _item(item, None, indent + 2)


def _inline(value: Any, owner: type[Any] | None) -> str | None:
    """Return the value on one line, or nothing where it holds more than texts."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Mapping):
        if all(isinstance(item, str) for item in value.values()):
            return (
                "{"
                + ", ".join(f"{_in_brackets(name)}: {_in_brackets(item)}" for name, item in _ordered(owner, value))
                + "}"
            )
    elif all(isinstance(item, str) for item in value):
        return "[" + ", ".join(map(_in_brackets, value)) + "]"
    return None


def _long(start: str, text: str, indent: int) -> Iterator[str]:
    """Yield a text that is too long for its line: folded where that keeps it as it is, else in quotes."""
    if _FOLDABLE.fullmatch(text) is None or _ESCAPED.search(text.replace('"', "").replace("\\", "")):
        yield f"{start} {scalar(text)}"
        return
    yield f"{start} >-"
    line = ""
    for word in text.split(" "):
        if line and indent + len(line) + 1 + len(word) > WIDTH:
            yield " " * indent + line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield " " * indent + line


def scalar(text: str) -> str:
    """Return a text as it stands on a line: plain where that is safe, else in double quotes.

    >>> print(scalar("Port Sabel"), scalar("2025"), scalar("no"))
    Port Sabel "2025" "no"
    """
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _in_brackets(text: str) -> str:
    """Return a text as it stands inside brackets, where not every reader takes a question mark for a letter."""
    plain = scalar(text)
    return f'"{text}"' if plain == text and "?" in text else plain


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return _SHORT.get(character) or f"\\u{ord(character):04x}"
