"""The formats that the graph can be written in, RDF apart, and what each cannot hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TextIO

from graph.export.csv_tables import (
    write_edges_csv,
    write_nodes_csv,
    write_spreadsheet_edges_csv,
    write_spreadsheet_nodes_csv,
)
from graph.export.cypher import write_cypher
from graph.export.cytoscape_json import write_cytoscape_json
from graph.export.dot import write_dot
from graph.export.ftm import write_ftm
from graph.export.gexf import write_gexf
from graph.export.graphml import write_graphml
from graph.export.mermaid import write_mermaid
from graph.model.claim_index import ClaimIndex

__all__ = ["FORMATS", "Format"]


class Format(NamedTuple):
    """How a format is written, and what it loses."""

    write: Callable[[ClaimIndex, TextIO], None]
    loses: str


ALL = "places, roles and the details of sources (their ids stay)"

FORMATS = {
    "graphml": Format(write_graphml, ALL),
    "gexf": Format(write_gexf, f"{ALL}; its own dates are days, the true ones stand as attributes"),
    "csv-nodes": Format(write_nodes_csv, "relations (see csv-edges)"),
    "csv-edges": Format(write_edges_csv, f"the names of entities (see csv-nodes); {ALL}"),
    "spreadsheet-nodes": Format(
        write_spreadsheet_nodes_csv, "relations (see spreadsheet-edges); an apostrophe guards what might be a formula"
    ),
    "spreadsheet-edges": Format(
        write_spreadsheet_edges_csv,
        f"the names of entities (see spreadsheet-nodes); an apostrophe guards what might be a formula; {ALL}",
    ),
    "cypher": Format(write_cypher, ALL),
    "cytoscape": Format(write_cytoscape_json, ALL),
    "ftm": Format(
        write_ftm,
        f"{ALL}; types of relations (the phrase stays), numbers, claimants, dates that are not plain (the sentence has these)",
    ),
    "dot": Format(write_dot, "all but names, phrases, status and whether contested"),
    "mermaid": Format(write_mermaid, "all but names, phrases and marks"),
}
