"""Tests of the addresses of servers."""

from __future__ import annotations

import pytest

from graph.problems import UsageError
from graph.sparql.address import ascii_address
from graph.sparql.endpoint import Endpoint
from graph.sparql.server import Server
from tests.sparql.faulty import faulty_server
from tests.sparql.test_server import GOOD, ROWS


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:7878/query", "http://127.0.0.1:7878/query"),
        ("https://Example.ORG/sparql?default=a%20b&x=1#part", "https://example.org/sparql?default=a%20b&x=1"),
        ("http://[::1]:80/query", "http://[::1]:80/query"),
        ("http://пример.испытание/query", "http://xn--e1afmkfd.xn--80akhbyknj4f/query"),
        ("http://bücher.example/größe?q=ñ", "http://xn--bcher-kva.example/gr%C3%B6%C3%9Fe?q=%C3%B1"),
        ("http://例え.テスト:8890/sparql", "http://xn--r8jz45g.xn--zckzah:8890/sparql"),
    ],
)
def test_an_address_is_written_as_http_needs_it(url: str, expected: str) -> None:
    """Hosts of any alphabet, and letters of any in the path, are encoded by the standards; the rest stays."""
    assert expected == ascii_address(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "localhost:3030",
        "file:///etc/passwd",
        "http://",
        "http:///query",
        "http://[::1",
        "http://a:99999/",
        "http://a:port/",
        "http://a b/",
        "http://a\nb/",
        "http://a/\x00",
        "http://a/\udcff",
        f"http://{'ж' * 70}.рф/",
        "http://a..b/",
        "http://.ж/",
    ],
)
def test_what_is_no_address_is_a_wrong_question(url: str) -> None:
    """Each is refused in one sentence that can be printed anywhere."""
    with pytest.raises(UsageError) as caught:
        Server(url)
    said = str(caught.value)
    assert (True, True) == (
        said.endswith("is no address of a server; write http://... or https://..."),
        said.isprintable(),
    )


@pytest.mark.parametrize(
    "url", ["http://ann:s3cret@a/", "http://ann:s3cret@a:x/", "http://:s3cret@[::1/", "ftp://a:s3cret@b/"]
)
def test_a_password_in_an_address_is_not_repeated(url: str) -> None:
    """Whatever else is wrong with the address, what stands before its host is not printed."""
    with pytest.raises(UsageError) as caught:
        Server(url)
    assert "s3cret" not in str(caught.value)


def test_letters_of_any_alphabet_reach_the_server() -> None:
    """An address with a Cyrillic path is asked."""
    with faulty_server(GOOD) as server:
        url = server.url.replace("query", "запрос")
        assert ROWS == Endpoint(Server(url, environment={})).select("SELECT * {}")
        assert server.heard[0].startswith("POST /%D0%B7%D0%B0%D0%BF%D1%80%D0%BE%D1%81 HTTP/1.1")
