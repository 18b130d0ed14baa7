"""GraphML (Brandes et al., 2002; http://graphml.graphdrawing.org/): a directed multigraph with typed attributes.

Beside the fields of the rows, nodes have a ``color`` (as ``#rrggbb``) and edges a ``weight``, by which programs draw.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

from graph.export.about_lines import about_fields
from graph.export.looks import color_of, weight_of
from graph.export.rows import EDGE_FIELDS, Field, Kind, edge_rows, flat, node_fields, node_rows
from graph.export.xml_text import xml_attribute, xml_content
from graph.model.claim_index import ClaimIndex

__all__ = ["write_graphml"]

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
TYPES: Mapping[Kind, str] = {str: "string", bool: "boolean", int: "int", float: "double", tuple: "string"}
"""GraphML has no lists: they are joined texts."""
OWN = ("id", "source", "target")


def write_graphml(index: ClaimIndex, stream: TextIO) -> None:
    """Write the graph as GraphML."""
    stream.write(HEAD)
    for owner, fields in (
        ("node", {**node_fields(index.schema), "color": Field("the colour of its type")}),
        ("edge", {**EDGE_FIELDS, "weight": Field("its independent beginnings if it is a plain fact, else 0.5", float)}),
    ):
        for name, field in fields.items():
            if name not in OWN:
                stream.write(
                    f'<key id="{owner}-{name}" for="{owner}" attr.name="{name}" attr.type="{TYPES[field.kind]}">'
                    f"<desc>{xml_content(field.meaning)}</desc></key>\n"
                )
    about = about_fields(index)
    for name in about:
        stream.write(f'<key id="graph-{name}" for="graph" attr.name="{name}" attr.type="string"/>\n')
    stream.write('<graph id="lazo" edgedefault="directed">\n')
    for name, value in about.items():
        stream.write(f'<data key="graph-{name}">{xml_content(value)}</data>\n')
    for row in map(flat, node_rows(index)):
        red, green, blue = color_of(index, row["type"])
        data = _data("node", {**row, "color": f"#{red:02x}{green:02x}{blue:02x}"})
        stream.write(f"<node id={xml_attribute(row['id'])}>{data}</node>\n")
    for row in map(flat, edge_rows(index)):
        ends = f"source={xml_attribute(row['source'])} target={xml_attribute(row['target'])}"
        data = _data("edge", {**row, "weight": str(weight_of(index, index.relations[row["id"]]))})
        stream.write(f"<edge id={xml_attribute(row['id'])} {ends}>{data}</edge>\n")
    stream.write("</graph>\n</graphml>\n")


def _data(owner: str, row: Mapping[str, str]) -> str:
    return "".join(
        f'<data key="{owner}-{name}">{xml_content(value)}</data>'
        for name, value in row.items()
        if value and name not in OWN
    )
