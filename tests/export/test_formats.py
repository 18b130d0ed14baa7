"""Exports: every relation is in each format, and none that is doubtful looks like a plain fact there."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import networkx as nx
import pytest

from graph.export.formats import FORMATS
from graph.export.rows import EDGE_FIELDS, Field, Row, edge_rows, flat, node_fields, node_rows
from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.reading.vocabulary import load_schema
from tests.export.writing import bytes_of, written


def test_rows_have_their_fields(toy: ClaimIndex) -> None:
    """Each row has just the documented fields, in their order."""
    assert {tuple(row) for row in node_rows(toy)} == {tuple(node_fields(toy.schema))}
    assert {tuple(row) for row in edge_rows(toy)} == {tuple(EDGE_FIELDS)}


def test_every_end_is_a_node(toy: ClaimIndex) -> None:
    """No edge points at nothing: a claim that is spoken of is a node too."""
    nodes = {row["id"] for row in node_rows(toy)}
    assert {end for row in edge_rows(toy) for end in (row["source"], row["target"])} <= nodes


def test_doubtful_labels_bear_their_mark(toy: ClaimIndex) -> None:
    """The label of an edge is bare just where the claim stands as a plain fact."""
    for row in edge_rows(toy):
        assert str(row["label"]).startswith("[") != toy.is_plain(toy.relations[str(row["id"])]), row["id"]


@pytest.mark.parametrize("format", FORMATS)
def test_two_exports_are_equal(toy: ClaimIndex, format: str) -> None:
    """Nothing in a file depends on when it was written."""
    assert bytes_of(toy, format) == bytes_of(toy, format)


def test_graphml_in_networkx(toy: ClaimIndex) -> None:
    """A real reader of GraphML finds each relation with its status and dates, parallel ones apart."""
    found = nx.parse_graphml(written(toy, "graphml"), force_multigraph=True)
    edges = {key: data for _, _, key, data in found.edges(keys=True, data=True)}
    assert set(edges) == set(toy.relations)
    assert edges["toy-0002"]["end"] == "1990"
    assert {key: data["status"] for key, data in edges.items()} == {r.id: r.status for r in toy.relations.values()}


def test_gexf_in_networkx(toy: ClaimIndex) -> None:
    """A real reader of GEXF finds each relation; dates are days there, the true ones attributes."""
    text = written(toy, "gexf").replace("gexf.net/1.3", "www.gexf.net/1.2draft").replace('"1.3"', '"1.2"')
    found = nx.read_gexf(io.BytesIO(text.encode()))
    edges = {data["id"]: data for _, _, data in found.edges(data=True)}
    assert set(edges) == set(toy.relations)
    old = edges["toy-0002"]
    assert (old["start"], old["end"], old["start_known"], old["end_known"]) == (
        "1962-01-01",
        "1990-12-31",
        "1962",
        "1990",
    )


@pytest.mark.parametrize(
    ("format", "fields", "rows"),
    [("csv-nodes", node_fields(load_schema()), node_rows), ("csv-edges", EDGE_FIELDS, edge_rows)],
)
def test_csv(
    toy: ClaimIndex, format: str, fields: dict[str, Field], rows: Callable[[ClaimIndex], Iterator[Row]]
) -> None:
    """A CSV reader gets the rows back."""
    reader = csv.DictReader(io.StringIO(written(toy, format), newline=""))
    assert list(reader) == list(map(flat, rows(toy)))
    assert reader.fieldnames == list(fields)


def test_cytoscape_json(toy: ClaimIndex) -> None:
    """The JSON holds each relation as an edge."""
    found = json.loads(written(toy, "cytoscape"))
    assert [edge["data"]["relation"] for edge in found["elements"]["edges"]] == sorted(toy.relations)


def test_cypher_keeps_doubt_in_the_type(toy: ClaimIndex) -> None:
    """Only a plain fact has the bare relationship type."""
    pairs = re.findall(r"\[r:(\w+) \{id: \"([\w-]+)\"", written(toy, "cypher"))
    plain = {id for kind, id in pairs if not kind.startswith("CLAIMED_")}
    assert plain == {relation.id for relation in toy.relations.values() if toy.is_plain(relation)}
    assert {id for _, id in pairs} == set(toy.relations)


def test_dot_and_mermaid_have_a_line_each(toy: ClaimIndex) -> None:
    """The text formats draw every relation."""
    assert written(toy, "dot").count(" -> ") == len(toy.relations)
    assert len(re.findall(r" (?:-->|-\.->)\|", written(toy, "mermaid"))) == len(toy.relations)


def test_what_is_lost_is_said() -> None:
    """Each format says what it cannot hold."""
    assert [name for name, format in FORMATS.items() if len(format.loses) < 10] == []


def _dated(toy: ClaimIndex, start: str, end: str) -> ClaimIndex:
    """Return the world with its old alliance dated anew."""
    relation = replace(toy.relations["toy-0002"], start=PartialDate.parse(start), end=PartialDate.parse_end(end))
    return toy.with_relations({**toy.relations, relation.id: relation}.values())


def test_ftm_has_plain_dates_alone(toy: ClaimIndex) -> None:
    """A date that the format cannot hold stands in the summary, and is not made surer to fit."""
    text = written(_dated(toy, "[1960..1962]", "1990"), "ftm")
    found = next(line for line in map(json.loads, text.splitlines()) if line["id"] == "link.toy-0002")["properties"]
    assert "startDate" not in found
    assert found["endDate"] == ["1990"]
    assert "between 1960 and 1962" in found["summary"][0]


def test_gexf_spans_every_day_that_may_be_meant(toy: ClaimIndex) -> None:
    """An edge is alive from the first possible day to the last one, and the dates as known are attributes."""
    text = written(_dated(toy, "1960~", "[1990..1991-03]"), "gexf")
    edge = next(line for line in text.splitlines() if line.startswith('<edge id="toy-0002"'))
    assert 'start="1959-01-01" end="1991-03-31"' in edge
    assert 'for="start_known" value="1960~"' in edge


def test_an_end_that_nobody_dates_is_in_every_format(toy: ClaimIndex) -> None:
    """What is over is said to be over, where no day can be given."""
    for format in ("graphml", "gexf", "csv-edges", "cypher", "cytoscape", "ftm"):
        assert "ended, date not known" in written(_dated(toy, "1962", "unknown"), format), format


@pytest.mark.system
def test_ftm_is_what_followthemoney_reads(toy: ClaimIndex) -> None:
    """FollowTheMoney knows each schema and property, loses no value, and finds both ends of each link."""
    from followthemoney import model

    lines = [json.loads(line) for line in written(toy, "ftm").splitlines()]
    ids = {line["id"] for line in lines}
    links = [line for line in lines if line["id"].startswith("link.")]
    assert [link["properties"]["recordId"][0] for link in links] == sorted(toy.relations)
    for line in lines:
        read = model.get_proxy(line, cleaned=False)
        assert {name: sorted(read.get(name)) for name in line["properties"]} == {
            name: sorted(value.replace("\u202f", " ") for value in values)
            for name, values in line["properties"].items()
        }
        cleaned = model.get_proxy(line, cleaned=True)
        assert {name: len(cleaned.get(name)) for name in line["properties"]} == {
            name: len(values) for name, values in line["properties"].items()
        }
    unknown = [link["properties"] for link in links if link["schema"] == "UnknownLink"]
    assert {end for link in unknown for end in (*link["subject"], *link["object"])} <= ids
