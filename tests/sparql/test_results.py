"""Tests of the forms in which results are written."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph
import pytest
from hypothesis import given

from graph.problems import UsageError
from graph.sparql.results import GRAPH_FORMATS, ROW_FORMATS, QueryResult, result_text, table_of
from tests.rdf.claims import xml_text
from tests.rdf.parsers import by_oxigraph


def _rows(*values: str) -> QueryResult:
    bindings = [{"x": {"type": "literal", "value": value}} for value in values]
    return QueryResult("rows", json.dumps({"head": {"vars": ["x", "y"]}, "results": {"bindings": bindings}}).encode())


@given(xml_text)
def test_every_format_keeps_every_text(text: str) -> None:
    """JSON, XML and TSV are read back by pyoxigraph, CSV by the standard library, to the text that was found."""
    result = _rows(text)
    read = []
    for format in ("json", "xml", "tsv"):
        found = pyoxigraph.parse_query_results(
            result_text(result, format), format=getattr(pyoxigraph.QueryResultsFormat, ROW_FORMATS[format])
        )
        assert isinstance(found, pyoxigraph.QuerySolutions)
        read += [row["x"].value for row in found]
    read += [row[0] for row in csv.reader(io.StringIO(result_text(result, "csv"), newline=""))][1:]
    assert [text] * 4 == read


@pytest.mark.parametrize("format", sorted(GRAPH_FORMATS))
def test_triples_are_the_same_in_every_format(format: str) -> None:
    """What CONSTRUCT found reads the same whatever it is written in."""
    data = b'<urn:a> <urn:b#c> "x"@en .\n<urn:a> <urn:b#d> <https://w3id.org/lazo/lumera> .\n'
    assert by_oxigraph(data.decode(), "ntriples") == by_oxigraph(
        result_text(QueryResult("triples", data), format), format
    )


def test_a_table_shortens_iris() -> None:
    """For people our own IRIs stand as prefixed names, others whole, and what is not bound as nothing."""
    row = {
        "x": {"type": "uri", "value": "https://w3id.org/lazo/relation/toy-1"},
        "y": {"type": "uri", "value": "urn:b"},
    }
    data = json.dumps({"head": {"vars": ["x", "y", "z"]}, "results": {"bindings": [row]}}).encode()
    assert (["x", "y", "z"], [["relation:toy-1", "<urn:b>", ""]]) == table_of(QueryResult("rows", data))


def test_a_format_must_fit_the_result() -> None:
    """Rows cannot be written as Turtle, and triples not as CSV."""
    with pytest.raises(UsageError, match="no format 'turtle' for rows; there are json, xml, csv, tsv"):
        result_text(_rows("a"), "turtle")
    with pytest.raises(UsageError, match="no format 'csv' for triples; there are turtle, ntriples, jsonld, rdfxml"):
        result_text(QueryResult("triples", b""), "csv")
