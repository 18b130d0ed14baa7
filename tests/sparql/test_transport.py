"""Tests of exchanges with servers that drip, flood, break off, or speak something that is not quite HTTP."""

from __future__ import annotations

import gzip
import json

import pytest

from graph.sparql.endpoint import Endpoint
from graph.sparql.server import EndpointError, Server
from tests.sparql.faulty import Act, chunked, drip, endless, faulty_server, reset, response
from tests.sparql.test_server import GOOD, ONE, ROWS

JSON = "application/sparql-results+json"
BODY = json.dumps(ONE).encode()
PACKED = gzip.compress(BODY)
HEAD = response(b"")
CHUNKED = response(b"", JSON, "200 OK", "Transfer-Encoding: chunked")

CUT = "URL broke off in the middle of its answer; nothing of it was used"
LATE = "URL sent no whole answer in 1 seconds; allow more with --timeout"
LARGE = "URL sent more than 1 MiB; ask for less"


def _packed(body: bytes, name: str = "gzip") -> bytes:
    return response(body, JSON, "200 OK", f"Content-Encoding: {name}")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param(drip(b"", b" "), LATE, id="drips before the status"),
        pytest.param(drip(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"), LATE, id="drips headers"),
        pytest.param(drip(b"HTTP/1.1 200 OK\r\nX-A: ", b"b"), LATE, id="drips one header"),
        pytest.param(drip(HEAD, b" "), LATE, id="drips a body"),
        pytest.param(drip(CHUNKED, chunked(b" ")), LATE, id="drips chunks"),
        pytest.param(drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), LATE, id="goes on for ever"),
        pytest.param(drip(response(b"", "text/plain", "401 Unauthorized")[:-2], b"X: y\r\n"), LATE, id="drips a 401"),
        pytest.param(endless(HEAD, b" " * 65536), LARGE, id="floods"),
        pytest.param(endless(CHUNKED, chunked(b" " * 65536)), LARGE, id="floods in chunks"),
        pytest.param(_packed(gzip.compress(b" " * 50_000_000)), LARGE, id="gzip bomb"),
        pytest.param(_packed(gzip.compress(b"{" * 5_000_000)), LARGE, id="gzip bomb of braces"),
        pytest.param(_packed(PACKED[:-9]), CUT, id="gzip without its end"),
        pytest.param(_packed(PACKED + PACKED), CUT, id="gzip and more"),
        pytest.param(reset(HEAD + BODY[:20]), CUT, id="reset in the body"),
        pytest.param(reset(CHUNKED + chunked(BODY)), CUT, id="reset between chunks"),
        pytest.param(CHUNKED + chunked(BODY[:20]) + b"ff\r\nx", CUT, id="chunk cut"),
        pytest.param(CHUNKED + b"zz\r\n", CUT, id="chunk without size"),
        pytest.param(CHUNKED + b"-5\r\n" + BODY, CUT, id="chunk of negative size"),
        pytest.param(response(BODY, JSON, "200 OK", "Content-Length: 9000"), CUT, id="length too great"),
        pytest.param(response(BODY, JSON, "200 OK", f"Content-Length: {len(BODY) - 9}"), CUT, id="length too small"),
    ],
)
def test_an_answer_that_is_not_whole_in_time_is_refused(answer: bytes | Act, said: str) -> None:
    """Whatever a server does to the bytes of an answer, the question ends with one message.

    What drips would go on for five times as long as is allowed.
    """
    with faulty_server(answer) as server:
        endpoint = Endpoint(Server(server.url, timeout=1, tries=1, environment={}, most=1 << 20))
        with pytest.raises(EndpointError) as caught:
            endpoint.select("SELECT * {}")
    assert said == str(caught.value).replace(server.url, "URL")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"", "cannot be reached: remote end closed connection without response"),
        (reset(), "cannot be reached: connection reset by peer"),
        (b"SSH-2.0-OpenSSH_9.9\r\n", "does not keep to HTTP: ssh-2.0-openssh_9.9"),
        (b"\x15\x03\x01\x00\x02\x02\x50", "does not keep to HTTP: "),
        (b"HTTP/1.1 abc OK\r\n\r\n", "does not keep to HTTP: http/1.1 abc ok"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n", "does not keep to HTTP: got more than 100 headers"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70000 + b"\r\n\r\n", "does not keep to HTTP: got more than 65536 bytes"),
        (_packed(b"no gzip"), "does not keep to HTTP: it says that its answer is packed by gzip, which it is not"),
        (_packed(BODY, "br"), "does not keep to HTTP: it packs its answer by 'br', which was not asked for"),
    ],
)
def test_what_is_no_answer_of_http_is_told(answer: bytes | Act, said: str) -> None:
    """Lines that close, and servers of other protocols, are named as such."""
    with faulty_server(answer) as server:
        endpoint = Endpoint(Server(server.url, timeout=5, tries=1, environment={}))
        with pytest.raises(EndpointError) as caught:
            endpoint.select("SELECT * {}")
    assert f"URL {said}" == str(caught.value).replace(server.url, "URL")[: len(said) + 4]


@pytest.mark.parametrize(
    "answer",
    [
        _packed(PACKED),
        _packed(PACKED, "x-gzip"),
        response(BODY, JSON, "200 OK", "Content-Encoding: identity"),
        response(BODY, JSON, "200 OK", "Content-Length: " + "9" * 5000),
        CHUNKED + chunked(BODY[:10], BODY[10:]) + b"0\r\n\r\n",
    ],
    ids=["gzip", "x-gzip", "identity", "no length", "chunked"],
)
def test_a_whole_answer_is_read_however_it_is_sent(answer: bytes) -> None:
    """Packed, in chunks, or with a length that is none: the rows come."""
    with faulty_server(answer) as server:
        assert ROWS == Endpoint(Server(server.url, timeout=5, environment={})).select("SELECT * {}")
        assert "Accept-Encoding: gzip" in server.heard[0]


@pytest.mark.parametrize("status", ["206 Partial Content", "206"])
def test_a_part_of_an_answer_is_refused(status: str) -> None:
    """Status 206 says that more would have come; the part is not taken for the whole."""
    with faulty_server(response(BODY, JSON, status)) as server, pytest.raises(EndpointError) as caught:
        Endpoint(Server(server.url, environment={})).select("SELECT * {}")
    assert f"{server.url} sent a part of its answer (206); nothing of it was used" == str(caught.value)


def test_all_tries_share_the_time_allowed() -> None:
    """A server that asks to wait longer than the time left is given up at once."""
    busy = response(b"", "text/plain", "503 Service Unavailable", "Retry-After: 20")
    waits: list[float] = []
    with faulty_server(busy, GOOD) as server, pytest.raises(EndpointError) as caught:
        Server(server.url, timeout=5, environment={}, sleep=waits.append).send("GET", server.url)
    assert (f"{server.url} is busy (503); try again later", []) == (str(caught.value), waits)


def test_a_connection_that_was_reset_is_tried_again() -> None:
    """A line that closes before any answer is followed by another try."""
    with faulty_server(reset(), b"", GOOD) as server:
        assert ROWS == Endpoint(Server(server.url, wait=0.01, environment={})).select("SELECT * {}")
