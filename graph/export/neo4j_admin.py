"""Tables with typed headers for ``neo4j-admin database import``, which loads millions of relations in minutes.

As in Cypher, a relationship bears its plain type only where the claim stands as a plain fact. Lists are joined by the unit
separator, the control character that no checked text can hold: the tool has no way to write a separator inside a member.
Source: Neo4j Operations Manual 5, Import, CSV header format.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import BinaryIO

from graph.export.about_lines import comment_lines
from graph.export.archive import write_archive
from graph.export.cypher import node_label, relationship_type
from graph.export.rows import EDGE_FIELDS, Field, Kind, Row, Value, edge_rows, flat_value, node_fields, node_rows
from graph.model.claim_index import ClaimIndex

__all__ = ["SEPARATOR", "write_neo4j_admin"]

SEPARATOR = "\x1f"
TYPES: Mapping[Kind, str] = {str: "string", bool: "boolean", int: "int", float: "double", tuple: "string[]"}
HOW = """neo4j-admin database import full --array-delimiter=U+001F --multiline-fields=true \\
    --nodes=nodes.csv --relationships=edges.csv DATABASE

A relationship whose type begins with CLAIMED_ is no plain fact: its label begins with the reason.
"""
NODE_OWN, EDGE_OWN = ("id",), ("source", "target")


def write_neo4j_admin(index: ClaimIndex, stream: BinaryIO) -> None:
    """Write an archive of the two tables and the command that loads them."""
    nodes = ["id:ID", ":LABEL", *_header(node_fields(index.schema), NODE_OWN)]
    edges = [":START_ID", ":END_ID", ":TYPE", *_header(EDGE_FIELDS, EDGE_OWN)]
    files = [
        ("nodes.csv", _table(nodes, _nodes(index))),
        ("edges.csv", _table(edges, _edges(index))),
        ("README.txt", HOW + "\n" + comment_lines(index, "")),
    ]
    write_archive(files, stream)


def _header(fields: Mapping[str, Field], own: Iterable[str]) -> list[str]:
    return [f"{name}:{TYPES[field.kind]}" for name, field in fields.items() if name not in own]


def _nodes(index: ClaimIndex) -> Iterator[list[str]]:
    for row in node_rows(index):
        yield [str(row["id"]), f"Lazo;{node_label(row)}".replace(";", SEPARATOR), *_cells(row, NODE_OWN)]


def _edges(index: ClaimIndex) -> Iterator[list[str]]:
    for row in edge_rows(index):
        yield [str(row["source"]), str(row["target"]), relationship_type(row), *_cells(row, EDGE_OWN)]


def _cells(row: Row, own: Iterable[str]) -> list[str]:
    return [_cell(value) for name, value in row.items() if name not in own]


def _cell(value: Value) -> str:
    return SEPARATOR.join(value) if isinstance(value, tuple) else flat_value(value)


def _table(header: list[str], rows: Iterable[list[str]]) -> str:
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()
