"""Tests of servers that are wrong, slow, cut off or closed: one clear message, and no answer that is not whole."""

from __future__ import annotations

import json

import pytest

from graph.problems import UsageError
from graph.rdf.facts import RdfValue
from graph.sparql.endpoint import Endpoint
from graph.sparql.server import EndpointError, Server
from tests.sparql.engines import free_port
from tests.sparql.faulty import faulty_server, response

ONE = {"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {"type": "literal", "value": "1"}}]}}
GOOD = response(json.dumps(ONE).encode())
ROWS = [{"n": RdfValue("1", "http://www.w3.org/2001/XMLSchema#string")}]


def _endpoint(url: str, **environment: str) -> Endpoint:
    return Endpoint(Server(url, timeout=1, tries=3, wait=0.01, environment=environment))


def _message(*answers: bytes | None, **environment: str) -> str:
    """Return what is said after a query to a server that gives these answers, its address left out."""
    with faulty_server(*answers) as server:
        with pytest.raises(EndpointError) as caught:
            _endpoint(server.url, **environment).select("SELECT * {}")
        return str(caught.value).replace(server.url, "URL")


def test_a_good_answer_is_read() -> None:
    """A server that does what it should gives its rows."""
    with faulty_server(GOOD) as server:
        assert ROWS == _endpoint(server.url).select("SELECT * {}")


def test_a_web_page_is_no_answer() -> None:
    """An address of a page, not of an endpoint, is named as such."""
    page = response(b"<html>Welcome</html>", "text/html; charset=utf-8")
    assert "URL answers with a web page; that is no SPARQL endpoint (it often ends with /query or /sparql)" == _message(
        page
    )


def test_other_json_is_no_answer() -> None:
    """JSON that is no SPARQL result is refused."""
    assert "URL sent JSON that is no SPARQL result; is it the address of the endpoint?" == _message(
        response(b'{"a": 1}')
    )


def test_another_kind_of_content_is_no_answer() -> None:
    """Content of a kind that was not asked for is refused, not guessed at."""
    expected = "URL answers with text/turtle, not with SPARQL results; is it the address of the endpoint?"
    assert expected == _message(response(b"", "text/turtle"))


def test_a_server_that_says_nothing_is_given_up() -> None:
    """After the time allowed the question ends."""
    assert "URL sent no whole answer in 1 seconds; allow more with --timeout" == _message(None)


def test_an_answer_shorter_than_announced_is_cut_off() -> None:
    """Fewer bytes than the header announces are not taken for the answer."""
    cut = response(json.dumps(ONE).encode(), "application/json", "200 OK", "Content-Length: 500")
    assert "URL broke off in the middle of its answer; nothing of it was used" == _message(cut)


def test_a_chunked_answer_without_its_end_is_cut_off() -> None:
    """Chunks that stop without the last one are not taken for the answer."""
    body = json.dumps(ONE).encode()
    chunk = f"{len(body):x}\r\n".encode() + body + b"\r\n"
    cut = response(chunk, "application/json", "200 OK", "Transfer-Encoding: chunked")
    assert "URL broke off in the middle of its answer; nothing of it was used" == _message(cut)


@pytest.mark.parametrize("length", [10, 40, 70])
def test_json_that_stops_is_cut_off(length: int) -> None:
    """JSON that ends too early, from a server that announces no length, is not taken for the answer."""
    cut = response(json.dumps(ONE).encode()[:length])
    assert "URL broke off in the middle of its answer; nothing of it was used" == _message(cut)


def test_an_answer_that_a_server_declares_partial_is_refused() -> None:
    """Virtuoso's way of saying that it stopped early is heard."""
    partial = response(json.dumps(ONE).encode(), "application/json", "200 OK", "X-SQL-State: S1TAT")
    assert "URL says that its answer is partial; ask for less, or raise the limits of the server" == _message(partial)


def test_a_missing_password_is_asked_for() -> None:
    """A 401 tells which variables to set."""
    refusal = response(b"", "text/plain", "401 Unauthorized", 'WWW-Authenticate: Basic realm="x"')
    expected = "URL asks for a user and password (401); set LAZO_ENDPOINT_USER and LAZO_ENDPOINT_PASSWORD"
    assert expected == _message(refusal)


def test_a_wrong_password_is_never_printed() -> None:
    """A second 401 says that the password is wrong, without saying what it is."""
    refusal = response(b"", "text/plain", "401 Unauthorized", 'WWW-Authenticate: Basic realm="x"')
    said = _message(refusal, LAZO_ENDPOINT_USER="ann", LAZO_ENDPOINT_PASSWORD="s3cret")
    assert "URL asks for a user and password (401); it refuses the ones that are set" == said


def test_a_password_is_sent_when_asked_for_and_not_before() -> None:
    """The first request carries no password, the second, after the challenge, does."""
    refusal = response(b"", "text/plain", "401 Unauthorized", 'WWW-Authenticate: Basic realm="x"')
    with faulty_server(refusal, GOOD) as server:
        endpoint = _endpoint(server.url, LAZO_ENDPOINT_USER="ann", LAZO_ENDPOINT_PASSWORD="s3cret")
        assert ROWS == endpoint.select("SELECT * {}")
        assert [False, True] == ["Authorization: Basic YW5uOnMzY3JldA==" in heard for heard in server.heard]
        assert "s3cret" not in repr(endpoint)


def test_headers_come_from_the_environment() -> None:
    """Each line of the variable is a header of every request."""
    with faulty_server(GOOD) as server:
        _endpoint(server.url, LAZO_ENDPOINT_HEADERS="X-Key: abc\nX-Team: sea: one").select("SELECT * {}")
        assert ["X-Key: abc", "X-Team: sea: one"] == [
            line for line in server.heard[0].splitlines() if line.startswith("X-")
        ]


def test_a_busy_server_is_asked_again() -> None:
    """A 503 is followed by another try, which may succeed."""
    busy = response(b"", "text/plain", "503 Service Unavailable")
    with faulty_server(busy, busy, GOOD) as server:
        assert (ROWS, 3) == (_endpoint(server.url).select("SELECT * {}"), len(server.heard))


def test_a_server_tells_how_long_to_wait() -> None:
    """Retry-After is kept to; without it the waits double."""
    busy = response(b"", "text/plain", "503 Service Unavailable")
    told = response(b"", "text/plain", "429 Too Many Requests", "Retry-After: 7")
    waits: list[float] = []
    with faulty_server(busy, busy, told, GOOD) as server:
        Server(server.url, tries=4, wait=0.5, environment={}, sleep=waits.append).send("GET", server.url)
    assert [0.5, 1.0, 7.0] == waits


def test_a_server_that_stays_busy_is_given_up() -> None:
    """After the last try the message says how often it was asked."""
    busy = response(b"", "text/plain", "503 Service Unavailable")
    assert "URL is busy (503), 3 times in a row; try again later" == _message(busy)


def test_a_refused_query_is_explained_by_the_server() -> None:
    """What the server says about a wrong request is passed on, in one line."""
    wrong = response(b"parse error\n at line 1", "text/plain", "400 Bad Request")
    assert "URL refuses the request (400 Bad Request): parse error at line 1" == _message(wrong)


def test_a_redirection_is_not_followed() -> None:
    """A server that has moved is named, and nothing is sent where it points."""
    moved = response(b"", "text/plain", "301 Moved Permanently", "Location: http://example.org/sparql")
    expected = "URL has moved to http://example.org/sparql; use that address if you trust it"
    assert expected == _message(moved, LAZO_ENDPOINT_USER="ann")


def test_an_address_that_does_not_exist_is_named() -> None:
    """A 404 is about the address."""
    missing = response(b"", "text/plain", "404 Not Found")
    assert "URL does not exist on that server (404); check the address" == _message(missing)


def test_a_closed_port_is_no_server() -> None:
    """Where nothing listens, the message says so after the last try."""
    url = f"http://127.0.0.1:{free_port()}/query"
    with pytest.raises(EndpointError, match="cannot be reached: connection refused; is the address right"):
        _endpoint(url).select("SELECT * {}")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("localhost:3030", "'localhost:3030' is no address of a server"),
        ("file:///etc/passwd", "'file:///etc/passwd' is no address of a server"),
        ("http://ann:s3cret@example.org/", "a user or password stands in the address"),
    ],
)
def test_an_address_that_cannot_be_asked_is_refused_at_once(url: str, said: str) -> None:
    """A wrong address is a wrong question, and a password in it is not repeated."""
    with pytest.raises(UsageError) as caught:
        Server(url)
    assert (True, False) == (str(caught.value).startswith(said), "s3cret" in str(caught.value))
