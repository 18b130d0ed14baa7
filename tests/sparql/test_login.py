"""Tests of logging in: odd challenges, odd secrets, and servers that repeat them."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from graph.problems import UsageError
from graph.sparql.endpoint import Endpoint
from graph.sparql.server import EndpointError, Server
from tests.sparql.faulty import faulty_server, response
from tests.sparql.test_server import GOOD, ROWS

SECRET = {"LAZO_ENDPOINT_USER": "ann", "LAZO_ENDPOINT_PASSWORD": "s3cret/ñ"}
ENCODED = "YW5uOnMzY3JldC/DsQ=="


def _challenge(*challenges: str) -> bytes:
    return response(b"", "text/plain", "401 Unauthorized", *(f"WWW-Authenticate: {each}" for each in challenges))


def _said(*answers: bytes, environment: dict[str, str] = SECRET) -> str:
    with faulty_server(*answers) as server:
        with pytest.raises(EndpointError) as caught:
            Endpoint(Server(server.url, timeout=5, tries=2, wait=0.01, environment=environment)).select("SELECT * {}")
        return str(caught.value).replace(server.url, "URL")


@pytest.mark.parametrize(
    "challenges",
    [
        ['Basic realm="x"'],
        ["basic"],
        ['BASIC realm="a, b", charset="UTF-8"'],
        ['Negotiate, Basic realm="x"'],
        ["Negotiate", 'Basic realm="x"'],
    ],
)
def test_a_password_is_sent_by_the_scheme_that_is_known(challenges: list[str]) -> None:
    """However the challenge is written, and whatever stands beside it, the second request carries the password."""
    with faulty_server(_challenge(*challenges), GOOD) as server:
        assert ROWS == Endpoint(Server(server.url, environment=SECRET)).select("SELECT * {}")
        assert [False, True] == [f"Authorization: Basic {ENCODED}" in heard for heard in server.heard]


def test_a_digest_is_sent() -> None:
    """A digest challenge is answered without the password."""
    challenge = 'Digest realm="x", nonce="abc", qop="auth", algorithm=MD5, opaque="o, p"'
    environment = {"LAZO_ENDPOINT_USER": "ann", "LAZO_ENDPOINT_PASSWORD": "s3cret"}
    with faulty_server(_challenge(challenge), GOOD) as server:
        assert ROWS == Endpoint(Server(server.url, environment=environment)).select("SELECT * {}")
        heard = server.heard[1]
        assert (True, False) == ('Authorization: Digest username="ann"' in heard, "s3cret" in heard)


@pytest.mark.parametrize(
    "challenge",
    [
        "Digest",
        "Digest nonsense",
        'Digest realm="x"',
        'Digest nonce="x"',
        'Digest realm="x", nonce="y", algorithm=SHA-1024',
        'Digest realm="x", nonce="y", qop="auth-int"',
        'Digest realm="x, nonce="y',
        'Digest realm="Ð\u0082", nonce="y", algorithm=',
    ],
)
def test_a_digest_that_cannot_be_answered_is_told(challenge: str) -> None:
    """Malformed challenges, and kinds of digest that nobody knows, end in one sentence."""
    assert "URL asks for a password in a way that is not known here" == _said(_challenge(challenge))


@pytest.mark.parametrize("challenges", [[], [""], ["Bearer"], ['Bearer realm="a, Basic b"'], ["Basically"], [",,,"]])
def test_a_scheme_that_is_not_known_gets_no_password(challenges: list[str]) -> None:
    """Without a known scheme nothing is sent a second time."""
    with faulty_server(_challenge(*challenges)) as server:
        with pytest.raises(EndpointError, match="asks for a user and password"):
            Server(server.url, environment=SECRET).send("GET", server.url)
        assert 1 == len(server.heard)


@pytest.mark.parametrize("secret", ["s3cret/ñ", ENCODED, quote("s3cret/ñ", ""), "kEy-9"])
@pytest.mark.parametrize(
    "answer", ["400 Bad Request", "400 no {}", "301 Moved Permanently", "500 Internal Server Error"]
)
def test_a_secret_that_a_server_repeats_is_not_printed(secret: str, answer: str) -> None:
    """In body, reason or address of an error the secret, as it is or encoded, takes all that was said with it."""
    more = f"Location: http://{secret}@example.org/"
    refusal = response(f"no '{secret}' here".encode(), "text/plain", answer.format(secret), more)
    login = _challenge('Basic realm="x"')
    said = _said(login, refusal, environment={**SECRET, "LAZO_ENDPOINT_HEADERS": "X-Key: kEy-9"})
    assert (False, True) == (secret in said, "repeats the password, and is left out" in said)


def test_a_refusal_without_secrets_is_passed_on() -> None:
    """What says nothing secret is printed."""
    assert "URL refuses the request (400 Bad Request): no" == _said(response(b"no", "text/plain", "400 Bad Request"))


@pytest.mark.parametrize("line", ["no colon", ": v", "a b: v", "X-Ключ: v", "X-Key: ключ", "X: a\rY: b", "X: \udcff"])
def test_a_header_that_cannot_be_sent_is_a_wrong_question(line: str) -> None:
    """The line is named by its number, and not repeated."""
    with pytest.raises(UsageError) as caught:
        Server("http://localhost/", environment={"LAZO_ENDPOINT_HEADERS": f"X-Good: 1\n{line}"})
    assert "line 2 of LAZO_ENDPOINT_HEADERS is no header; write 'Name: value' in Latin-1" == str(caught.value)


def test_a_password_that_is_no_text_is_a_wrong_question() -> None:
    """Bytes that are not UTF-8 in the environment are told, and not printed."""
    environment = {"LAZO_ENDPOINT_USER": "ann", "LAZO_ENDPOINT_PASSWORD": "s3\udcff"}
    with faulty_server(_challenge("Basic")) as server, pytest.raises(UsageError) as caught:
        Server(server.url, environment=environment).send("GET", server.url)
    assert "LAZO_ENDPOINT_USER or LAZO_ENDPOINT_PASSWORD is not text in UTF-8; correct it" == str(caught.value)
