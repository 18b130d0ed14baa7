"""Cypher for Neo4j: nodes by type, relationships by relation type; run it with ``cypher-shell -f``.

A relationship bears its plain type only where the claim stands as a plain fact; otherwise the type begins with
``CLAIMED_``, so that a query for facts doesn't find it.
"""

from __future__ import annotations

import json
from typing import TextIO

from graph.export.rows import Row, edge_rows, node_rows
from graph.model.claim_index import ClaimIndex

__all__ = ["write_cypher"]


def write_cypher(index: ClaimIndex, stream: TextIO) -> None:
    """Write the statements that create the graph, one a line; run twice, they change nothing more."""
    stream.write("CREATE CONSTRAINT lazo_id IF NOT EXISTS FOR (n:Lazo) REQUIRE n.id IS UNIQUE;\n")
    for row in node_rows(index):
        stream.write(f"MERGE (n:Lazo {{id: {_text(row['id'])}}}) SET n:{_label(row['type'])}, n += {_map(row)};\n")
    for row in edge_rows(index):
        kind = row["type"].upper().replace("-", "_")
        kind = kind if row["plain"] == "true" else f"CLAIMED_{kind}"
        stream.write(
            f"MATCH (s:Lazo {{id: {_text(row['source'])}}}), (o:Lazo {{id: {_text(row['target'])}}}) "
            f"MERGE (s)-[r:{kind} {{id: {_text(row['id'])}}}]->(o) SET r += {_map(row)};\n"
        )


def _label(type: str) -> str:
    return "".join(word.capitalize() for word in type.split("-"))


def _map(row: Row) -> str:
    fields = [f"{name}: {_text(value)}" for name, value in row.items() if value and name not in ("source", "target")]
    return f"{{{', '.join(fields)}}}"


def _text(value: str) -> str:
    """Return a string literal; those of JSON are valid in Cypher (openCypher 9, 3.1)."""
    return json.dumps(value, ensure_ascii=False)
