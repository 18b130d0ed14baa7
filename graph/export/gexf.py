"""GEXF 1.3 (https://gexf.net/): for Gephi; parallel relations are edges of different kinds, dates make it dynamic.

GEXF knows days only: a year or month stands as its first day where it begins and its last day where it ends, and the
date as it is known stands beside it as an attribute.
"""

from __future__ import annotations

from typing import TextIO

from graph.export.rows import EDGE_FIELDS, NODE_FIELDS, edge_rows, flat, node_rows
from graph.export.xml_text import xml_attribute
from graph.model.claim_index import ClaimIndex
from graph.model.dates import UNKNOWN, PartialDate

__all__ = ["write_gexf"]

OWN = ("id", "source", "target", "label")
KNOWN = {"start": "start_known", "end": "end_known"}
"""What our dates are called, because ``start`` and ``end`` are GEXF's own."""


def write_gexf(index: ClaimIndex, stream: TextIO) -> None:
    """Write the graph as GEXF."""
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n')
    stream.write('<graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n')
    for place, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
        stream.write(f'<attributes class="{place}">\n')
        for name in fields:
            if name not in OWN:
                known = KNOWN.get(name, name)
                stream.write(f'<attribute id="{known}" title="{known}" type="string"/>\n')
        stream.write("</attributes>\n")
    stream.write("<nodes>\n")
    for row in map(flat, node_rows(index)):
        stream.write(f"<node id={xml_attribute(row['id'])} label={xml_attribute(row['label'])}>{_values(row)}</node>\n")
    stream.write("</nodes>\n<edges>\n")
    for row in map(flat, edge_rows(index)):
        ends = f"source={xml_attribute(row['source'])} target={xml_attribute(row['target'])}"
        names = f"label={xml_attribute(row['label'])} kind={xml_attribute(row['id'])}"
        moment = index.schema.relation_types[row["type"]].time == "moment"
        stream.write(f"<edge id={xml_attribute(row['id'])} {ends} {names}{_span(row, moment)}>{_values(row)}</edge>\n")
    stream.write("</edges>\n</graph>\n</gexf>\n")


def _span(row: dict[str, str], moment: bool) -> str:
    start = f' start="{PartialDate.parse(row["start"]).first_day}"' if row["start"] else ""
    last = row["end"] or (row["start"] if moment else "")
    end = PartialDate.parse_end(last) if last else UNKNOWN
    return start + (f' end="{end.last_day}"' if end != UNKNOWN else "")


def _values(row: dict[str, str]) -> str:
    values = (
        f'<attvalue for="{KNOWN.get(name, name)}" value={xml_attribute(value)}/>'
        for name, value in row.items()
        if value and name not in OWN
    )
    return f"<attvalues>{''.join(values)}</attvalues>"
