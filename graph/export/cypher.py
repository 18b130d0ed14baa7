"""Cypher for Neo4j: nodes by type, relationships by relation type; run it with ``cypher-shell -f``.

A relationship bears its plain type only where the claim stands as a plain fact; otherwise the type begins with
``CLAIMED_``, so that a query for facts doesn't find it. Run again, or after a later export, the statements leave what this
export says and nothing of what an earlier one said; nodes and relationships that others made stay.
"""

from __future__ import annotations

import json
import re
from typing import TextIO

from graph.export.about_lines import comment_lines
from graph.export.rows import Row, Value, edge_rows, node_rows
from graph.model.claim_index import ClaimIndex
from graph.model.schema import CLAIM

__all__ = ["node_label", "relationship_type", "write_cypher"]


def write_cypher(index: ClaimIndex, stream: TextIO) -> None:
    """Write the statements that make the graph, one a line."""
    types = ":".join(_capitals(type) for type in [*index.schema.entity_types, CLAIM])
    stream.write(comment_lines(index, "//"))
    stream.write("CREATE CONSTRAINT lazo_id IF NOT EXISTS FOR (n:Lazo) REQUIRE n.id IS UNIQUE;\n")
    # What an earlier export said goes first: its relationships, types of nodes, and in the end nodes that are no more.
    stream.write("MATCH (:Lazo)-[r]->(:Lazo) WHERE r.lazo = true DELETE r;\n")
    stream.write(f"MATCH (n:Lazo) SET n.withdrawn = true REMOVE n:{types};\n")
    for row in node_rows(index):
        known = _map({**row, "withdrawn": ""})
        stream.write(f"MERGE (n:Lazo {{id: {_literal(row['id'])}}}) SET n:{node_label(row)}, n += {known};\n")
    for row in edge_rows(index):
        fields = {name: value for name, value in row.items() if name not in ("source", "target")}
        known = _map({**fields, "lazo": True})
        stream.write(
            f"MATCH (s:Lazo {{id: {_literal(row['source'])}}}), (o:Lazo {{id: {_literal(row['target'])}}}) "
            f"MERGE (s)-[r:{relationship_type(row)} {{id: {_literal(row['id'])}}}]->(o) SET r += {known};\n"
        )
    stream.write("MATCH (n:Lazo) WHERE n.withdrawn = true AND NOT (n)--() DELETE n;\n")


def node_label(row: Row) -> str:
    """Return the label that tells the type of a node."""
    return _capitals(str(row["type"]))


def relationship_type(row: Row) -> str:
    """Return the type of a relationship: that of the claim, behind ``CLAIMED_`` unless it is a plain fact."""
    kind = str(row["type"]).upper().replace("-", "_")
    return kind if row["plain"] else f"CLAIMED_{kind}"


def _capitals(type: str) -> str:
    return "".join(word.capitalize() for word in type.split("-"))


def _map(row: Row) -> str:
    """Return the values of a row, with ``null`` for what isn't known, which removes what an earlier export knew."""
    values = {name: "null" if value in ("", ()) else _literal(value) for name, value in row.items()}
    return f"{{{', '.join(f'{name}: {value}' for name, value in values.items())}}}"


def _literal(value: Value) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_literal, value))}]"
    return _text(value) if isinstance(value, str) else json.dumps(value)


def _text(text: str) -> str:
    r"""Return a string literal; those of JSON are valid in Cypher (openCypher 9, 3.1) but for one thing.

    Neo4j turns ``\u`` and four digits into a letter before it looks for strings, whatever stands before them, so that a
    label could end its own string: a text is written in two parts where a backslash stands before a ``u``.
    """
    return " + ".join(json.dumps(part, ensure_ascii=False) for part in re.split(r"(?<=\\)(?=[uU])", text))
