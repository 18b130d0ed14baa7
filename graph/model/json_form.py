"""Values as JSON: what a class shows of itself is said once, and both its JSON and its JSON Schema follow from that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Annotated, Any, ClassVar, get_type_hints

from graph.model.dates import PartialDate

__all__ = ["EntityTypeId", "JsonField", "JsonForm", "Listed", "RelationTypeId", "StatusId", "json_fields", "json_of"]

DIGITS = 6
"""Significant digits of a number that is not whole. Source: a choice of ours; more would promise what no factor holds."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Marks a text that is the id of a member of a table of the schema, named by its attribute there."""

    table: str


EntityTypeId = Annotated[str, Listed("entity_types")]
RelationTypeId = Annotated[str, Listed("relation_types")]
StatusId = Annotated[str, Listed("statuses")]


@dataclass(frozen=True, slots=True)
class JsonField:
    """A field of the JSON of a class: its name there, the attribute that holds it, its type, and whether it is inlined.

    The fields of an inlined value stand among those of the object itself.
    """

    name: str
    attribute: str
    type: Any
    inlined: bool = False


class JsonForm:
    """A value that has a JSON form.

    ``JSON`` lists its fields in order: ``name``, or ``name: attribute`` where the two differ, or ``*attribute`` for an
    object whose fields are inlined; a property counts as an attribute. Without ``JSON`` these are the fields of the
    dataclass that its ``repr`` shows.
    """

    __slots__ = ()

    JSON: ClassVar[tuple[str, ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the value as it stands in JSON."""
        found: dict[str, Any] = {}
        for field in json_fields(type(self)):
            value = json_of(getattr(self, field.attribute))
            found.update(value if field.inlined else {field.name: value})
        return found


_KNOWN: dict[type[JsonForm], tuple[JsonField, ...]] = {}


def json_fields(form: type[JsonForm]) -> tuple[JsonField, ...]:
    """Return the fields of the JSON of a class, in order; worked out once for each."""
    if form not in _KNOWN:
        _KNOWN[form] = tuple(_fields(form))
    return _KNOWN[form]


def _fields(form: type[JsonForm]) -> Iterator[JsonField]:
    """Yield the fields that ``JSON`` lists, or those that the dataclass shows of itself."""
    hints = get_type_hints(form, include_extras=True)
    for entry in form.JSON or [field.name for field in fields(form) if field.repr]:  # type: ignore[arg-type]
        inlined = entry.startswith("*")
        name, _, attribute = entry.removeprefix("*").partition(": ")
        attribute = attribute or name
        yield JsonField(name, attribute, hints.get(attribute) or _type_of_property(form, attribute), inlined)


def _type_of_property(form: type[JsonForm], name: str) -> Any:
    """Return the type that a property of a class returns."""
    return get_type_hints(getattr(form, name).fget, include_extras=True)["return"]


def json_of(value: Any) -> Any:
    """Return a value as JSON holds it: dates and exact numbers as text, other numbers to `DIGITS` digits."""
    match value:
        case None | str() | bool() | int():
            return value
        case float():
            return float(f"{value:.{DIGITS}g}")
        case JsonForm():
            return value.to_dict()
        case Mapping():
            return {key: json_of(each) for key, each in value.items()}
        case PartialDate() | Decimal():
            return str(value)
        case _:
            return [json_of(each) for each in value]
