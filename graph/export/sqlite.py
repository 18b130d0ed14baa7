"""SQLite: four tables with keys, a view of plain facts alone, and full-text search; Datasette shows it as it is.

Lists are JSON texts. What isn't known is NULL. `nodes_fts` and `edges_fts` are tables of FTS5 over names and sentences.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from typing import BinaryIO

from graph.export.about_lines import about_fields
from graph.export.rows import Field, Kind, Row, Value, node_fields
from graph.export.tables import TABLES
from graph.model.claim_index import ClaimIndex

__all__ = ["write_sqlite"]

TYPES: Mapping[Kind, str] = {str: "TEXT", bool: "INTEGER", int: "INTEGER", float: "REAL", tuple: "TEXT"}
KEYS = {
    "nodes": 'PRIMARY KEY ("id")',
    "edges": 'PRIMARY KEY ("id"), FOREIGN KEY ("source") REFERENCES "nodes" ("id"), '
    'FOREIGN KEY ("target") REFERENCES "nodes" ("id")',
    "sources": 'PRIMARY KEY ("id"), FOREIGN KEY ("publisher") REFERENCES "nodes" ("id")',
    "citations": 'PRIMARY KEY ("relation", "position"), FOREIGN KEY ("relation") REFERENCES "edges" ("id"), '
    'FOREIGN KEY ("source") REFERENCES "sources" ("id")',
}
FACTS = 'CREATE VIEW "facts" AS SELECT * FROM "edges" WHERE "plain" = 1'
INDICES = [("edges", "source"), ("edges", "target"), ("edges", "type"), ("citations", "source")]
SEARCHED = {"nodes": ("label", "aliases"), "edges": ("label", "sentence")}
"""The columns with full-text search, those of names in a further language (``label_es``) apart."""


def write_sqlite(index: ClaimIndex, stream: BinaryIO) -> None:
    """Write the claims as a database."""
    with closing(sqlite3.connect(":memory:")) as database:
        for name, table in TABLES.items():
            fields = table.fields(index.schema)
            database.execute(f'CREATE TABLE "{name}" ({_columns(fields)}, {KEYS[name]})')
            marks = ", ".join("?" * len(fields))
            database.executemany(f'INSERT INTO "{name}" VALUES ({marks})', map(_cells, table.rows(index)))
        database.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT)")
        database.executemany("INSERT INTO about VALUES (?, ?)", about_fields(index).items())
        database.execute(FACTS)
        for owner, column in INDICES:
            database.execute(f'CREATE INDEX "{owner}_{column}" ON "{owner}" ("{column}")')
        for name, columns in _searched(index).items():
            database.execute(
                f'CREATE VIRTUAL TABLE "{name}_fts" USING fts5 ({", ".join(columns)}, content="{name}", '
                'tokenize="unicode61 remove_diacritics 2")'
            )
            database.execute(f'INSERT INTO "{name}_fts" ("{name}_fts") VALUES (\'rebuild\')')
        database.commit()
        stream.write(database.serialize())


def _searched(index: ClaimIndex) -> dict[str, tuple[str, ...]]:
    """Return the columns with full-text search by table, names in every language among them."""
    names = tuple(name for name in node_fields(index.schema) if name.startswith("label_"))
    return {**SEARCHED, "nodes": (*SEARCHED["nodes"], *names)}


def _columns(fields: Mapping[str, Field]) -> str:
    return ", ".join(f'"{name}" {TYPES[field.kind]}' for name, field in fields.items())


def _cells(row: Row) -> tuple[str | int | float | None, ...]:
    return tuple(_cell(value) for value in row.values())


def _cell(value: Value) -> str | int | float | None:
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False) if value else None
    return None if value == "" else value
