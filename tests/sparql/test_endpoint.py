"""Tests of answers that come in pages and batches."""

from __future__ import annotations

import json
from urllib.parse import parse_qs

import pytest

from graph.sparql import endpoint as module
from graph.sparql.endpoint import Endpoint
from graph.sparql.server import EndpointError, Server
from tests.sparql.faulty import Faulty, faulty_server, response


def _answer(*numbers: int) -> bytes:
    rows = [{"x": {"type": "uri", "value": f"urn:{number:04}"}} for number in numbers]
    return response(json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": rows}}).encode())


def _queries(server: Faulty) -> list[str]:
    return [parse_qs(heard.rpartition("\r\n\r\n")[2])["query"][0] for heard in server.heard]


def _count(number: int) -> bytes:
    row = {"n": {"type": "literal", "value": str(number)}}
    return response(json.dumps({"head": {"vars": ["n"]}, "results": {"bindings": [row]}}).encode())


def test_pages_go_on_after_the_last_iri(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full page is followed by one that begins after its last IRI, a shorter one by none; then both are counted."""
    monkeypatch.setattr(module, "PAGE", 3)
    with faulty_server(_answer(1, 2, 3), _answer(4), _count(4)) as server:
        found = list(Endpoint(Server(server.url, environment={})).pages("x", "?x a <urn:c>"))
        first, second, third = _queries(server)
    assert [f"urn:{number:04}" for number in (1, 2, 3, 4)] == found
    assert ("STR(?x) >" in first, 'FILTER(STR(?x) > "urn:0003")' in second) == (False, True)
    assert "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a <urn:c> }" == third


def test_it_is_found_out_once_how_many_rows_a_server_gives() -> None:
    """The first answer is followed by a look at how many rows come of anything; shorter answers need none."""
    with faulty_server(_answer(1, 2), _answer(*range(9)), _answer(3, 4)) as server:
        endpoint = Endpoint(Server(server.url, environment={}))
        found = [list(endpoint.pages("x", f"?x a <urn:{name}>")) for name in "ab"]
        assert ["SELECT (1 AS ?x) WHERE { ?s ?p ?o } LIMIT 5000"] == _queries(server)[1:2]
    assert [["urn:0001", "urn:0002"], ["urn:0003", "urn:0004"]] == found


def test_a_batch_that_may_have_been_cut_is_asked_in_halves() -> None:
    """Where a batch has as many rows as were ever given, its halves are asked for, until none of them is suspicious."""
    answers = _answer(*range(77)), _answer(*range(77)), _answer(*range(60)), _answer(*range(60, 130))
    with faulty_server(*answers) as server:
        ask = Endpoint(Server(server.url, environment={})).batches(["urn:a", "urn:b"], lambda members: f"S {members}")
        assert 130 == len(list(ask))
        queries = _queries(server)
    assert ["S <urn:a> <urn:b>", "S <urn:a>", "S <urn:b>"] == [queries[0], *queries[2:]]


def test_data_that_changes_under_the_question_is_noticed() -> None:
    """Halves that give less than the whole are an error, not an answer."""
    with faulty_server(_answer(*range(100)), _answer(1), _answer(1), _answer(2)) as server:
        ask = Endpoint(Server(server.url, environment={})).batches(["urn:a", "urn:b"], lambda members: members)
        with pytest.raises(EndpointError, match="its data changed while it was asked"):
            list(ask)


def test_the_graph_is_part_of_the_question() -> None:
    """The named graph is sent as the protocol's own parameter."""
    with faulty_server(_answer(1)) as server:
        Endpoint(Server(server.url, environment={}), "http://example.org/g").select("SELECT * {}")
        body = parse_qs(server.heard[0].rpartition("\r\n\r\n")[2])
    assert {"query": ["SELECT * {}"], "default-graph-uri": ["http://example.org/g"]} == body
