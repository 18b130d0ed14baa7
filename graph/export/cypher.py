"""Cypher for Neo4j: nodes by type, relationships by relation type; run it with ``cypher-shell -f``.

A relationship bears its plain type only where the claim stands as a plain fact; otherwise the type begins with
``CLAIMED_``, so that a query for facts doesn't find it.
"""

from __future__ import annotations

import json
import re
from typing import TextIO

from graph.export.rows import Row, Value, edge_rows, node_rows
from graph.model.claim_index import ClaimIndex

__all__ = ["write_cypher"]


def write_cypher(index: ClaimIndex, stream: TextIO) -> None:
    """Write the statements that create the graph, one a line; run twice, they change nothing more."""
    stream.write("CREATE CONSTRAINT lazo_id IF NOT EXISTS FOR (n:Lazo) REQUIRE n.id IS UNIQUE;\n")
    for row in node_rows(index):
        stream.write(f"MERGE (n:Lazo {{id: {_literal(row['id'])}}}) SET n:{_label(row)}, n += {_map(row)};\n")
    for row in edge_rows(index):
        kind = str(row["type"]).upper().replace("-", "_")
        kind = kind if row["plain"] else f"CLAIMED_{kind}"
        stream.write(
            f"MATCH (s:Lazo {{id: {_literal(row['source'])}}}), (o:Lazo {{id: {_literal(row['target'])}}}) "
            f"MERGE (s)-[r:{kind} {{id: {_literal(row['id'])}}}]->(o) SET r += {_map(row)};\n"
        )


def _label(row: Row) -> str:
    return "".join(word.capitalize() for word in str(row["type"]).split("-"))


def _map(row: Row) -> str:
    known = {name: value for name, value in row.items() if value not in ("", ()) and name not in ("source", "target")}
    return f"{{{', '.join(f'{name}: {_literal(value)}' for name, value in known.items())}}}"


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
