"""GEXF 1.3 (https://gexf.net/): for Gephi; parallel relations are edges of different kinds, dates make it dynamic.

GEXF knows days only: a year or month stands as its first day where it begins and its last day where it ends, and the
date as it is known stands beside it as an attribute. What happens at a moment, and what is only known to have held when
it was seen, lives just then. A line is solid for plain facts, dashed or dotted for the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

from graph.export.about_lines import about_fields
from graph.export.looks import color_of, line_of, weight_of
from graph.export.rows import EDGE_FIELDS, Kind, edge_rows, flat, node_fields, node_rows
from graph.export.xml_text import xml_attribute, xml_content
from graph.model.claim_index import ClaimIndex
from graph.model.dates import UNKNOWN
from graph.model.records import Relation

__all__ = ["write_gexf"]

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
"""
TYPES: Mapping[Kind, str] = {str: "string", bool: "boolean", int: "integer", float: "double", tuple: "string"}
"""Lists are joined texts: those of GEXF have no way to write a separator inside a member."""
OWN = ("id", "source", "target", "label")
KNOWN = {"start": "start_known", "end": "end_known"}
"""What our dates are called, because ``start`` and ``end`` are GEXF's own."""


def write_gexf(index: ClaimIndex, stream: TextIO) -> None:
    """Write the graph as GEXF."""
    stream.write(HEAD)
    stream.write(_meta(about_fields(index)))
    stream.write('<graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n')
    for owner, fields in (("node", node_fields(index.schema)), ("edge", EDGE_FIELDS)):
        stream.write(f'<attributes class="{owner}">\n')
        for name, field in fields.items():
            if name not in OWN:
                known = KNOWN.get(name, name)
                stream.write(f'<attribute id="{known}" title="{known}" type="{TYPES[field.kind]}"/>\n')
        stream.write("</attributes>\n")
    stream.write("<nodes>\n")
    for row in map(flat, node_rows(index)):
        red, green, blue = color_of(index, row["type"])
        color = f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
        names = f"id={xml_attribute(row['id'])} label={xml_attribute(row['label'])}"
        stream.write(f"<node {names}>{_values(row)}{color}</node>\n")
    stream.write("</nodes>\n<edges>\n")
    for row in map(flat, edge_rows(index)):
        stream.write(_edge(index, index.relations[row["id"]], row))
    stream.write("</edges>\n</graph>\n</gexf>\n")


def _meta(about: Mapping[str, str]) -> str:
    """Return what GEXF can say of a data set; its date is that of the version, never that of the export."""
    date = f' lastmodifieddate="{about["issued"]}"' if "issued" in about else ""
    told = "; ".join(f"{name}: {value}" for name, value in about.items() if name != "publisher")
    creator = xml_content(about.get("publisher", ""))
    return f"<meta{date}><creator>{creator}</creator><description>{xml_content(told)}</description></meta>\n"


def _edge(index: ClaimIndex, relation: Relation, row: Mapping[str, str]) -> str:
    ends = f"source={xml_attribute(row['source'])} target={xml_attribute(row['target'])}"
    names = f"id={xml_attribute(row['id'])} label={xml_attribute(row['label'])} kind={xml_attribute(row['id'])}"
    look = f'<viz:shape value="{line_of(index, relation)}"/>'
    weight = f'weight="{weight_of(index, relation)}"'
    return f"<edge {names} {ends} {weight}{_spell(index, relation)}>{_values(row)}{look}</edge>\n"


def _spell(index: ClaimIndex, relation: Relation) -> str:
    """Return the time in which an edge lives; nothing for a claim without any date, which GEXF shows at all times."""
    first, last = relation.start, relation.end
    if first and not last and index.schema.relation_types[relation.type].time == "moment":
        last = first
    if not first and not last:
        first = last = relation.as_of
    # What is over, nobody says when, lives for as long as it was known to: it must not seem to go on.
    if last == UNKNOWN:
        last = relation.as_of or first
    start = f' start="{first.first_day}"' if first else ""
    return start + (f' end="{last.last_day}"' if last else "")


def _values(row: Mapping[str, str]) -> str:
    values = (
        f'<attvalue for="{KNOWN.get(name, name)}" value={xml_attribute(value)}/>'
        for name, value in row.items()
        if value and name not in OWN
    )
    return f"<attvalues>{''.join(values)}</attvalues>"
