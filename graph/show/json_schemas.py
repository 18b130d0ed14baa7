"""JSON Schemas (draft 2020-12) of what the commands print with ``--json``."""

from __future__ import annotations

from typing import Any

from graph.model.schema import Schema

__all__ = ["json_schemas"]

DRAFT = "https://json-schema.org/draft/2020-12/schema"

TEXT: dict[str, Any] = {"type": "string"}
COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
FLAG: dict[str, Any] = {"type": "boolean"}
TEXT_OR_NULL: dict[str, Any] = {"type": ["string", "null"]}
DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
DATE_OR_NULL: dict[str, Any] = {
    "type": ["string", "null"],
    "pattern": rf"^({DATE}[~?]?|\[{DATE}\.\.{DATE}\]|unknown)$",
}
TEXTS: dict[str, Any] = {"type": "object", "additionalProperties": TEXT}
HIDDEN: dict[str, Any] = {"type": "object", "additionalProperties": COUNT}


def json_schemas(schema: Schema) -> dict[str, Any]:
    """Return command name to the JSON Schema of its output."""
    step = _step(schema)
    entity_types = {"enum": [kind.id for kind in schema.entity_types.values() if not kind.abstract]}
    match = _object(id=TEXT, type=entity_types, label=TEXT, score={"type": "number"}, matched=TEXT)
    neighbour = _object(id=TEXT, type=entity_types, label=TEXT, hops=COUNT)
    outputs = {
        "links": _links(step),
        "near": _object(
            entity=TEXT,
            query={"type": "object"},
            entities=_list(neighbour),
            relations=_list(step),
            complete=FLAG,
            hidden=HIDDEN,
        ),
        "find": _object(matches=_list(match)),
        "show": {"oneOf": [_entity(entity_types, step), _claim(step), _source(step)]},
        "timeline": _object(
            query={"type": "object"},
            complete=FLAG,
            entries=_list(_with(step, date=DATE_OR_NULL, kind={"enum": ["start", "end", "as_of"]})),
            undated=_list(step),
            hidden=HIDDEN,
        ),
    }
    return {name: {"$schema": DRAFT, "title": f"lazo {name} --json", **output} for name, output in outputs.items()}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _with(base: dict[str, Any], **properties: Any) -> dict[str, Any]:
    return _object(**{**base["properties"], **properties})


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _step(schema: Schema) -> dict[str, Any]:
    denial = _object(
        relation=TEXT,
        by=TEXT,
        status={"enum": list(schema.statuses)},
        contested=FLAG,
        claimed_by=_list(TEXT),
        through=TEXT_OR_NULL,
        sentence=TEXT,
        sources=_list(TEXT),
    )
    return _object(
        relation=TEXT,
        type={"enum": list(schema.relation_types)},
        subject=TEXT,
        object=TEXT,
        **{"from": TEXT, "to": TEXT},
        status={"enum": list(schema.statuses)},
        contested=FLAG,
        start=DATE_OR_NULL,
        end=DATE_OR_NULL,
        as_of=DATE_OR_NULL,
        sentence=TEXT,
        sources=_list(TEXT),
        origins=COUNT,
        claimed_by=_list(TEXT),
        denials=_list(denial),
        parallel=_list(TEXT),
    )


def _links(step: dict[str, Any]) -> dict[str, Any]:
    factors = {"type": "object", "additionalProperties": {"type": "number", "minimum": 0, "maximum": 1}}
    path = _object(
        rank={"type": "integer", "minimum": 1},
        score={"type": "number"},
        factors=factors,
        pattern=TEXT,
        alike=COUNT,
        steps=_list(step),
    )
    change = _object(kind=TEXT, value=TEXT_OR_NULL, text=TEXT, hops=COUNT, example=_list(step))
    nothing = _object(kind=TEXT, text=TEXT, changes=_list(change))
    query = _object(entities=_list(TEXT), max_hops=COUNT, status=_list(TEXT), as_of=DATE_OR_NULL, known_at=DATE_OR_NULL)
    return _object(
        query=query,
        complete=FLAG,
        examined={"type": ["integer", "null"], "minimum": 0},
        shown=COUNT,
        hidden=HIDDEN,
        why_nothing={"oneOf": [{"type": "null"}, nothing]},
        left_out=_list(_with(step, reason=TEXT)),
        paths=_list(path),
    )


def _cited() -> dict[str, Any]:
    return _object(
        id=TEXT,
        source_kind=TEXT,
        publisher=TEXT,
        title=TEXT_OR_NULL,
        issued=DATE_OR_NULL,
        accessed=DATE_OR_NULL,
        url=TEXT_OR_NULL,
    )


def _claim(step: dict[str, Any]) -> dict[str, Any]:
    number = {"type": ["string", "null"], "pattern": r"^-?\d+(\.\d+)?$"}
    quantity = _object(
        unit=TEXT, value=number, min=number, max=number, about=FLAG, of=TEXT_OR_NULL, measure=TEXT_OR_NULL
    )
    source = _with(
        _cited(),
        locator=TEXT_OR_NULL,
        says=TEXT_OR_NULL,
        read=DATE_OR_NULL,
        passed_on=_list(_cited()),
        origin=TEXT,
        state_medium=FLAG,
        interested=FLAG,
    )
    return _with(
        step,
        kind={"const": "relation"},
        plain=FLAG,
        place=_list(TEXT),
        role=TEXTS,
        quantities=_list(quantity),
        sources=_list(source),
        rivals=_list(step),
        against=_list(step),
        about=_list(step),
        speaks_of=_list(step),
        allegations=_list(TEXT),
    )


def _entity(entity_types: dict[str, Any], step: dict[str, Any]) -> dict[str, Any]:
    return _object(
        kind={"const": "entity"},
        id=TEXT,
        type=entity_types,
        label=TEXTS,
        aliases={"type": "object", "additionalProperties": _list(TEXT)},
        description=TEXTS,
        identifiers=TEXTS,
        states_behind=_list(TEXT),
        relations=_list(_claim(step)),
        mentions=_list(step),
        published=_list(TEXT),
    )


def _source(step: dict[str, Any]) -> dict[str, Any]:
    return _with(
        _cited(),
        kind={"const": "source"},
        passed_on=_list(_cited()),
        passed_on_by=_list(TEXT),
        state_medium=FLAG,
        relations=_list(step),
    )
