"""JSON Schemas (draft 2020-12) of what the commands print with ``--json``, derived from the types of the answers."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from graph.model.dates import PartialDate
from graph.model.json_form import JsonForm, Listed, json_fields
from graph.model.schema import Schema

__all__ = ["json_schema"]

DRAFT = "https://json-schema.org/draft/2020-12/schema"

DATE = r"\d{4}(-\d{2}(-\d{2})?)?"

SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    Decimal: {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"},
    PartialDate: {"type": "string", "pattern": rf"^({DATE}[~?]?|\[{DATE}\.\.{DATE}\]|unknown)$"},
    NoneType: {"type": "null"},
}


def json_schema(schema: Schema, title: str, *forms: type[JsonForm]) -> dict[str, Any]:
    """Return the JSON Schema of a command that answers with one of some forms.

    Every object is closed: it has all the fields that it names, and no other.
    """
    maker = _Maker(schema)
    outputs = [maker.of(form) for form in forms]
    whole = outputs[0] if len(outputs) == 1 else {"oneOf": outputs}
    return {"$schema": DRAFT, "title": title, **whole, "$defs": maker.definitions}


class _Maker:
    """Turns types into schemas; each form of an object is defined once, under its name."""

    def __init__(self, schema: Schema) -> None:
        self.definitions: dict[str, Any] = {}
        self._schema = schema

    def of(self, type: Any) -> dict[str, Any]:
        """Return the schema of a type."""
        origin, arguments = get_origin(type), get_args(type)
        if origin is Annotated:
            return self._listed(arguments[0], arguments[1])
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin in (Union, UnionType):
            return {"anyOf": [self.of(each) for each in arguments]}
        if type in SCALARS:
            return SCALARS[type]
        if origin is not None:
            return self._collection(origin, arguments)
        if type.__name__ not in self.definitions:
            self.definitions[type.__name__] = {}  # named first, so that a form may hold others of its kind
            self.definitions[type.__name__] = self._object(type)
        return {"$ref": f"#/$defs/{type.__name__}"}

    def _listed(self, type: Any, mark: Any) -> dict[str, Any]:
        """Return the schema of a text that is a member of a table of the vocabulary."""
        return {"enum": list(getattr(self._schema, mark.table))} if isinstance(mark, Listed) else self.of(type)

    def _collection(self, origin: Any, arguments: tuple[Any, ...]) -> dict[str, Any]:
        """Return the schema of a mapping, of a tuple of fixed length, or of a list of one kind."""
        if issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.of(arguments[1])}
        if origin is tuple and arguments[-1] is not Ellipsis:
            items = [self.of(each) for each in arguments]
            return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
        return {"type": "array", "items": self.of(arguments[0])}

    def _object(self, form: type[JsonForm]) -> dict[str, Any]:
        """Return the schema of an object, the fields of inlined ones among its own."""
        properties: dict[str, Any] = {}
        for field in json_fields(form):
            if field.inlined:
                properties.update(self._object(field.type)["properties"])
            else:
                properties[field.name] = self.of(field.type)
        return {
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }
