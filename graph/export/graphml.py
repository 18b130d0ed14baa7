"""GraphML (Brandes et al., 2002; http://graphml.graphdrawing.org/): a directed multigraph with all fields as attributes."""

from __future__ import annotations

from typing import TextIO

from graph.export.rows import EDGE_FIELDS, NODE_FIELDS, edge_rows, flat, node_rows
from graph.export.xml_text import xml_attribute, xml_content
from graph.model.claim_index import ClaimIndex

__all__ = ["write_graphml"]

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write_graphml(index: ClaimIndex, stream: TextIO) -> None:
    """Write the graph as GraphML."""
    stream.write(HEAD)
    for place, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
        for name, field in fields.items():
            if name not in ("id", "source", "target"):
                stream.write(
                    f'<key id="{place}-{name}" for="{place}" attr.name="{name}" attr.type="string">'
                    f"<desc>{xml_content(field.meaning)}</desc></key>\n"
                )
    stream.write('<graph id="lazo" edgedefault="directed">\n')
    for row in map(flat, node_rows(index)):
        stream.write(f"<node id={xml_attribute(row['id'])}>{_data('node', row)}</node>\n")
    for row in map(flat, edge_rows(index)):
        ends = f"source={xml_attribute(row['source'])} target={xml_attribute(row['target'])}"
        stream.write(f"<edge id={xml_attribute(row['id'])} {ends}>{_data('edge', row)}</edge>\n")
    stream.write("</graph>\n</graphml>\n")


def _data(place: str, row: dict[str, str]) -> str:
    return "".join(
        f'<data key="{place}-{name}">{xml_content(value)}</data>'
        for name, value in row.items()
        if value and name not in ("id", "source", "target")
    )
