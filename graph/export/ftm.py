"""FollowTheMoney entities as JSON Lines (https://followthemoney.tech/): for OpenSanctions' and Aleph's tools.

Each entity becomes the schema that its type matches (``ftm`` in the vocabulary); each relation an ``UnknownLink`` whose
``role`` is the phrase, behind its mark unless it is a plain fact. A claim that others speak of is a ``Note`` too.
"""

from __future__ import annotations

import json
from typing import TextIO

from graph.export.rows import Row, edge_rows, node_rows
from graph.model.claim_index import ClaimIndex
from graph.model.schema import CLAIM

__all__ = ["write_ftm"]


def write_ftm(index: ClaimIndex, stream: TextIO) -> None:
    """Write one entity a line, nodes before links."""
    for row in node_rows(index):
        names = [row[f"label_{language}"] for language in ("es", "pt", "ru")] + row["aliases"].split("|")
        properties = {
            "name": [row["label"]],
            "alias": [name for name in dict.fromkeys(names) if name and name != row["label"]],
            "wikidataId": [row["wikidata"]],
        }
        _write(stream, row["id"], _schema_of(index, row["type"]), properties)
    for row in edge_rows(index):
        _write(stream, f"link.{row['id']}", "UnknownLink", _link(index, row))


def _schema_of(index: ClaimIndex, type: str) -> str:
    """Return the schema that a type or the nearest of its ancestors matches."""
    if type == CLAIM:
        return "Note"
    types = index.schema.entity_types
    return next(types[kind].matches["ftm"] for kind in types[type].ancestors if "ftm" in types[kind].matches)


def _link(index: ClaimIndex, row: Row) -> dict[str, list[str]]:
    sources = [index.sources[id] for id in row["sources"].split("|") if id]
    return {
        "subject": [row["source"]],
        "object": [row["target"]],
        "role": [row["label"]],
        "status": [row["status"]] + (["contested"] if row["contested"] == "true" else []),
        "startDate": [row["start"]],
        "endDate": [row["end"]],
        "date": [row["as_of"]],
        "summary": [row["sentence"]],
        "publisher": [index.entities[source.publisher].name() for source in sources],
        "sourceUrl": [source.url for source in sources if source.url],
        "recordId": [row["id"]],
    }


def _write(stream: TextIO, id: str, schema: str, properties: dict[str, list[str]]) -> None:
    kept = {name: list(dict.fromkeys(filter(None, values))) for name, values in properties.items() if any(values)}
    stream.write(json.dumps({"id": id, "schema": schema, "properties": kept}, ensure_ascii=False) + "\n")
