"""From the text of a file to a typed record, or to what is wrong with it.

Each record is typed by itself, so that a wrong one costs nothing but itself and each problem keeps its position.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from graph.model.records import Citation, Entity, Quantity, Relation, Source
from graph.problems import Problem, did_you_mean, nearest
from graph.reading.yaml_reader import Bare, Mapping, position_of, spell_trail

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails, ValidationError

__all__ = ["KINDS", "Record", "read_record"]

Record: TypeAlias = Entity | Relation | Source

KINDS: dict[str, type[Record]] = {"entities": Entity, "relations": Relation, "sources": Source}
"""The kinds of record, each named as its file is, in the order in which they are read."""

NOUNS = {"entities": "an entity", "relations": "a relation", "sources": "a source"}
PARTS: dict[str, type[Any]] = {"quantities": Quantity, "sources": Citation}

UNKNOWN = "unexpected_keyword_argument"

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_ID = 120


@lru_cache(maxsize=3)
def _typed(kind: str) -> Callable[[dict[str, Any]], Record]:
    """Return the function that types the text fields of a record of this kind."""
    from pydantic import TypeAdapter

    typed: Callable[[dict[str, Any]], Record] = TypeAdapter(KINDS[kind]).validator.validate_python
    return typed


def read_record(kind: str, id: str, root: Mapping, path: str) -> tuple[Record | None, list[Problem]]:
    """Return the record that stands under an id of a file, or nothing and every problem found in it.

    Args:
        kind: one of `KINDS`.
        id: a key of the root.
        root: the root mapping of the file.
        path: the path to print in problems.
    """
    problems = [] if _ID.fullmatch(id) and len(id) <= LONGEST_ID else [_bad_id(id, root, path)]
    text = root[id]
    if not isinstance(text, Mapping):
        message = f"must be a mapping, not {_kind_of(text)}; write the fields of {NOUNS[kind]} below it"
        return None, [*problems, Problem(position_of(root, (id,), path), "value-kind", id, message)]
    if "id" in text:
        message = "no key 'id' here; the id is the key of the record"
        return None, [*problems, Problem(position_of(root, (id, "id"), path, key=True), "known-key", id, message)]
    try:
        record = _typed(kind)({"id": id, **text})
    except ValueError as error:
        details = cast("ValidationError", error).errors(include_url=False)
        return None, [*problems, *_problems(kind, id, details, root, path)]
    problems += [_empty(id, name, root, path) for name, value in text.items() if not value]
    return (None if problems else record), problems


def _empty(id: str, name: str, root: Mapping, path: str) -> Problem:
    return Problem(position_of(root, (id, name), path, key=True), "empty-value", id, f"'{name}' is empty; leave it out")


def _bad_id(id: str, root: Mapping, path: str) -> Problem:
    message = f"is not an id; use lower-case letters a-z, digits and single hyphens, at most {LONGEST_ID}"
    return Problem(position_of(root, (id,), path, key=True), "id-form", f"'{id[:LONGEST_ID]}'", message)


def _problems(kind: str, id: str, details: list[ErrorDetails], root: Mapping, path: str) -> Iterator[Problem]:
    """Yield what the refusals mean; a key that is both unknown and missing under its right name is told once."""
    meant = {(*detail["loc"][:-1], *_nearest(kind, detail["loc"])) for detail in details if detail["type"] == UNKNOWN}
    for detail in details:
        if not (detail["type"] == "missing" and detail["loc"] in meant):
            yield _problem(kind, id, detail, root, path)


def _known(kind: str, trail: tuple[str | int, ...]) -> list[str]:
    """Return the names of the keys that are known where the trail ends."""
    owner = PARTS[str(trail[0])] if len(trail) == 3 else KINDS[kind]
    return [field.name for field in fields(owner) if field.name != "id"]


def _nearest(kind: str, trail: tuple[str | int, ...]) -> list[str]:
    return nearest(str(trail[-1]), _known(kind, trail))


def _problem(kind: str, id: str, detail: ErrorDetails, root: Mapping, path: str) -> Problem:
    """Return what one refusal of pydantic means, in the words and at the position in the file."""
    trail, key = detail["loc"], spell_trail(detail["loc"])
    position = position_of(root, (id, *trail), path, key=detail["type"] == UNKNOWN)
    match detail["type"]:
        case "unexpected_keyword_argument":
            known = _known(kind, trail)
            offer = did_you_mean(str(trail[-1]), known) or f"; known are {', '.join(known)}"
            return Problem(position, "known-key", id, f"no key '{trail[-1]}' here{offer}")
        case "missing":
            return Problem(position, "required-key", id, f"'{key}' is missing; write it with its value")
        case "value_error":
            return Problem(position, "date-form", id, f"'{key}': {detail['ctx']['error']}")
        case "number-form" | "flag-form" as rule:
            return Problem(position, rule, id, f"'{key}': {detail['msg']}")
        case wrong:
            wanted = WANTED.get(wrong, "something else")
            return Problem(position, "value-kind", id, f"'{key}' must be {wanted}, not {_kind_of(detail['input'])}")


WANTED = {
    "string_type": "text",
    "dict_type": "a mapping",
    "dataclass_type": "a mapping",
    "tuple_type": "a list",
}


def _kind_of(value: Any) -> str:
    if isinstance(value, str):
        return f"the text '{value[:40]}'" if value else "nothing"
    if isinstance(value, Bare):
        return f"the bare {value.spelling[:40]}; put it in quotes"
    return "a mapping" if isinstance(value, dict) else "a list"
