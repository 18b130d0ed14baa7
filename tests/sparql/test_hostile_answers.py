"""Tests of answers that no server should give: each ends in one sentence, never in a fault of the program."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model.claim_index import ClaimIndex
from graph.problems import LazoError
from graph.sparql.answers import decode_answer
from graph.sparql.endpoint import Endpoint
from graph.sparql.forwarding import forward_query
from graph.sparql.remote import RemoteGraph
from graph.sparql.results import ROW_FORMATS, result_text, table_of
from graph.sparql.server import EndpointError
from tests.sparql.simulated import SimulatedServer

JSON = "application/sparql-results+json"
LITERAL = {"type": "literal", "value": "x"}
NO_RESULT = "sent JSON that is no SPARQL result"
CUT = "broke off in the middle of its answer"
UNREADABLE = "sent JSON that cannot be read: "


def _rows(*rows: Any, names: Any = ("n",)) -> bytes:
    return json.dumps({"head": {"vars": names}, "results": {"bindings": rows}}).encode()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", CUT),
        (b"{", CUT),
        (_rows({"n": LITERAL})[:-1], CUT),
        (b"[" * 100_000, UNREADABLE),
        (b'{"a":' * 100_000, UNREADABLE),
        (b'{"head":{"vars":["n"],"x":' + b"9" * 10_000 + b'},"boolean":true}', UNREADABLE),
        (b'{"results":{"bindings":[{"n":{"type":"literal","value":"\\ud800"}}]}}', UNREADABLE),
        (b'{"results":{"bindings":[{"n":{"type":"literal","value":"\\udc00\\ud800"}}]}}', UNREADABLE),
        (b"\xff\xfe{\0}\0", UNREADABLE),
        ('{"boolean": true}'.encode("utf-16"), UNREADABLE),
        (b'{"boolean": true} {', UNREADABLE),
        (b"null", NO_RESULT),
        (b"[]", NO_RESULT),
        (b'"text"', NO_RESULT),
        (b"17", NO_RESULT),
        (b"{}", NO_RESULT),
        (b'{"boolean": "true"}', NO_RESULT),
        (b'{"boolean": 1}', NO_RESULT),
        (b'{"results": []}', NO_RESULT),
        (b'{"results": {}}', NO_RESULT),
        (b'{"results": {"bindings": {}}}', NO_RESULT),
        (b'{"results": {"bindings": [], "x": 1}, "boolean": true}', NO_RESULT),
        (_rows("row"), NO_RESULT),
        (_rows({"n": "term"}), NO_RESULT),
        (_rows({"n": None}), NO_RESULT),
        (_rows({"n": {"value": "x"}}), NO_RESULT),
        (_rows({"n": {"type": "literal"}}), NO_RESULT),
        (_rows({"n": {**LITERAL, "value": 5}}), NO_RESULT),
        (_rows({"n": {**LITERAL, "datatype": 5}}), NO_RESULT),
        (_rows({"n": {**LITERAL, "xml:lang": ["en"]}}), NO_RESULT),
        (_rows({"n": {"type": "triple", "value": {"subject": LITERAL}}}), NO_RESULT),
        (_rows({"n": {"type": "LITERAL", "value": "x"}}), NO_RESULT),
        (_rows({"n": LITERAL}, names="n"), NO_RESULT),
        (_rows({"n": LITERAL}, names=[1]), NO_RESULT),
    ],
)
def test_what_is_no_result_is_refused(body: bytes, said: str) -> None:
    """Deep, long, cut, in another encoding, of another shape: one message says which, and what is not text is named."""
    with pytest.raises(EndpointError) as caught:
        decode_answer("URL", JSON, body)
    assert f"URL {said}" == str(caught.value)[: len(said) + 4]


@pytest.mark.parametrize(
    "kind", ["text/plain", "text/csv", "application/sparql-results+xml", "application/octet-stream"]
)
def test_another_kind_of_content_is_refused(kind: str) -> None:
    """What a server calls something else is not guessed at."""
    with pytest.raises(EndpointError, match="not with SPARQL results"):
        decode_answer("URL", kind, _rows({"n": LITERAL}))


def test_a_result_with_more_in_it_is_read() -> None:
    """Words of servers beside the standard, and a mark of the byte order, do no harm."""
    more = {"link": [], "distinct": False}
    body = {"head": {"vars": ["n"], **more}, "results": {"ordered": True, "bindings": [{"n": {**LITERAL, **more}}]}}
    found = decode_answer("URL", "application/json", b"\xef\xbb\xbf" + json.dumps(body).encode())
    assert {"head": {"vars": ["n"]}, "results": {"bindings": [{"n": LITERAL}]}} == json.loads(found.to_json())


@pytest.mark.parametrize("number", ["", "x", "1e3", "NaN", "INF", "-", "9" * 5000, "1.5", "٣", "0x10", "1 "])
def test_a_count_that_is_no_number_is_refused(toy: ClaimIndex, number: str) -> None:
    """What cannot be counted with is named."""
    body = _rows({"n": {"type": "literal", "value": number}})
    with pytest.raises(EndpointError, match="where a number was asked for"):
        Endpoint(SimulatedServer(toy, lambda found: body)).count("?s", "?s ?p ?o")


@pytest.mark.parametrize(("number", "expected"), [("7", 7), ("+7", 7), ("7.0", 7), ("-1", -1), ("0007", 7)])
def test_a_count_may_be_written_in_many_ways(toy: ClaimIndex, number: str, expected: int) -> None:
    """Servers write whole numbers in several forms."""
    body = _rows({"n": {"type": "literal", "value": number}})
    assert expected == Endpoint(SimulatedServer(toy, lambda found: body)).count("?s", "?s ?p ?o")


@pytest.mark.parametrize("rows", [[], [{"n": LITERAL}] * 2, [{}], [{"m": LITERAL}]])
def test_a_row_that_is_missing_or_too_many_is_refused(toy: ClaimIndex, rows: list[Any]) -> None:
    """Where one row with one value is asked for, none, two, and one without it are each told."""
    body = _rows(*rows)
    with pytest.raises(EndpointError, match=r"gives [02] rows where there is one|leaves out \?n in a row"):
        Endpoint(SimulatedServer(toy, lambda found: body)).count("?s", "?s ?p ?o")


@pytest.mark.parametrize("iri", ["", "a b", "a>b", 'a"b', "a\nb", "a{", "a\\b", "a> } DROP ALL #", "b0", "../x", ":a"])
def test_an_iri_that_is_none_is_not_put_into_a_query(toy: ClaimIndex, iri: str) -> None:
    """What a server gives as an IRI cannot change what it is asked next."""
    body = _rows({"x": {"type": "uri", "value": iri}}, names=["x"])
    with pytest.raises(EndpointError, match="as an IRI, which it is not"):
        list(Endpoint(SimulatedServer(toy, lambda found: body)).pages("x", "?x a ?c"))


QUESTIONS: dict[str, Callable[[RemoteGraph], object]] = {
    "links": lambda remote: remote.links("tarvia", "lumera", recency=True),
    "ways": lambda remote: RemoteGraph(remote.endpoint, most_relations=0).links("Tarvia", "Люмера"),
    "near": lambda remote: remote.near("lumera"),
    "show entity": lambda remote: remote.show("lumera"),
    "show relation": lambda remote: remote.show("toy-0019"),
    "show source": lambda remote: remote.show("drey-2026-01"),
    "find": lambda remote: remote.find("Sabel"),
    "half a letter": lambda remote: remote.show("\udcff"),
    "query": lambda remote: [
        result_text(forward_query(remote.endpoint, "SELECT ?s ?o { ?s rdfs:label ?o }"), form) for form in ROW_FORMATS
    ],
    "table": lambda remote: table_of(forward_query(remote.endpoint, "SELECT * { ?r a lazo:Relation }")),
}

TERMS = st.sampled_from(
    [
        {"type": "uri", "value": "urn:x"},
        {"type": "uri", "value": "https://w3id.org/lazo/lumera"},
        {"type": "uri", "value": "https://w3id.org/lazo/relation/toy-0019"},
        {"type": "uri", "value": "https://w3id.org/lazo/source/drey-2026-01"},
        {"type": "uri", "value": "not an IRI"},
        {"type": "uri", "value": "https://w3id.org/lazo/ns#Relation"},
        {"type": "uri", "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#_x"},
        {"type": "bnode", "value": "b0"},
        {"type": "literal", "value": ""},
        {"type": "literal", "value": "2025-13"},
        {"type": "literal", "value": "x", "xml:lang": "xx-x-y"},
        {"type": "literal", "value": "9" * 30, "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
        {"type": "typed-literal", "value": "-1", "datatype": "not an IRI"},
        {"type": "literal", "value": "true", "datatype": "http://www.w3.org/2001/XMLSchema#boolean"},
        {"type": "literal", "value": 5},
        None,
    ]
)


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(question=st.sampled_from(sorted(QUESTIONS)), choices=st.data())
def test_no_answer_is_a_fault_of_the_program(toy: ClaimIndex, question: str, choices: st.DataObject) -> None:
    """Terms changed, rows and values left out or doubled, anywhere in a question: there is an answer or one sentence."""
    often = choices.draw(st.integers(1, 8))

    def change(found: dict[str, Any]) -> Any:
        rows = found.get("results", {}).get("bindings", [])
        if not rows or choices.draw(st.integers(0, often)):
            return found
        for _ in range(choices.draw(st.integers(1, 3))):
            place = choices.draw(st.integers(0, len(rows) - 1))
            how = choices.draw(st.sampled_from(["leave out", "double", "change", "empty"]))
            row = dict(rows[place])
            if how == "change" and row:
                row[choices.draw(st.sampled_from(sorted(row)))] = choices.draw(TERMS)
            elif how == "empty" and row:
                del row[choices.draw(st.sampled_from(sorted(row)))]
            rows[place : place + 1] = {"leave out": [], "double": [row, row]}.get(how, [row])
            if not rows:
                break
        return found

    with suppress(LazoError):
        QUESTIONS[question](RemoteGraph(Endpoint(SimulatedServer(toy, change))))
