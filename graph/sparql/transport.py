"""One exchange with a server over HTTP that ends in time and keeps to a size, whatever the server does."""

from __future__ import annotations

import socket
import ssl
import time
import zlib
from dataclasses import dataclass
from functools import lru_cache
from http.client import HTTPConnection, HTTPException, HTTPMessage, HTTPResponse, HTTPSConnection, IncompleteRead
from typing import Any
from urllib.request import HTTPHandler, HTTPRedirectHandler, HTTPSHandler, Request, build_opener

__all__ = ["Reply", "TooLong", "exchange", "read_body"]

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server sent, whole."""

    status: int
    kind: str
    body: bytes
    headers: HTTPMessage


class TooLong(Exception):
    """A server sent more bytes than are read."""


def exchange(request: Request, deadline: float, most: int) -> Reply:
    """Return the answer to a request; no redirection is followed, which could carry a password elsewhere.

    Args:
        request: with method, address, headers and body.
        deadline: when it must be over, by `time.monotonic`; looking up the host alone is not bounded by it.
        most: how many bytes a body may have, unpacked.

    Raises:
        TimeoutError: it was not over in time.
        TooLong: the body has more bytes.
        HTTPError: the status is no success; the body can still be read.
        IncompleteRead: the body ended too early.
        URLError, OSError, HTTPException: there was no answer, or not by the rules of HTTP.
    """
    opener = build_opener(_Stay, _Http(deadline), _Https(deadline))
    with opener.open(request, timeout=_left(deadline)) as response:
        body = read_body(response, most) if request.get_method() != "HEAD" else b""
        return Reply(response.status, response.headers.get_content_type(), body, response.headers)


def read_body(response: HTTPResponse, most: int) -> bytes:
    """Return the body of an answer, unpacked where it is packed by gzip; see `exchange` for what is raised."""
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in ("identity", "", "gzip", "x-gzip"):
        raise HTTPException(f"it packs its answer by {encoding[:40]!r}, which was not asked for")
    unpack = zlib.decompressobj(31) if "gzip" in encoding else None
    body, received = bytearray(), 0
    while chunk := _chunk(response):
        received += len(chunk)
        try:
            body += unpack.decompress(chunk, most + 1 - len(body)) if unpack else chunk
        except zlib.error:
            raise HTTPException("it says that its answer is packed by gzip, which it is not") from None
        if max(len(body), received) > most:
            raise TooLong
    announced = response.headers.get("Content-Length", "")
    # Seven digits more than any limit: longer numbers are no lengths.
    if announced.isdecimal() and len(announced) < 20 and received < int(announced):
        raise IncompleteRead(b"", int(announced) - received)
    if unpack and (not unpack.eof or unpack.unused_data):
        raise IncompleteRead(b"")
    return bytes(body)


def _chunk(response: HTTPResponse) -> bytes:
    """Return the next bytes of a body.

    Raises:
        IncompleteRead: the line was cut.
        TimeoutError: time is up.
    """
    try:
        return response.read1(_CHUNK)
    except TimeoutError:
        raise
    except (OSError, ValueError):
        raise IncompleteRead(b"") from None


def _left(deadline: float) -> float:
    """Return the seconds until a deadline.

    Raises:
        TimeoutError: it has passed.
    """
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


class _TimedSocket(socket.socket):
    """A socket that waits no longer than until its deadline, however little arrives at a time."""

    deadline = 0.0

    def recv_into(self, *arguments: Any) -> int:
        self.settimeout(_left(self.deadline))
        return super().recv_into(*arguments)


@lru_cache(maxsize=1)
def _tls_context() -> ssl.SSLContext:
    """Return how TLS is spoken, made once: reading the certificates takes longer than many a request."""
    context = ssl.create_default_context()
    context.sslsocket_class = _TimedTlsSocket
    return context


class _TimedTlsSocket(ssl.SSLSocket):
    """The same over TLS."""

    deadline = float("inf")

    def recv_into(self, *arguments: Any) -> int:
        self.settimeout(min(_left(self.deadline), 1e6))
        return super().recv_into(*arguments)


class _Connection(HTTPConnection):
    """A connection with a deadline."""

    deadline = 0.0

    def connect(self) -> None:
        super().connect()
        timed = _TimedSocket(self.sock.family, self.sock.type, self.sock.proto, self.sock.detach())
        timed.deadline = self.deadline
        timed.settimeout(_left(self.deadline))
        self.sock = timed


class _TlsConnection(HTTPSConnection):
    """The same over TLS."""

    deadline = 0.0

    def connect(self) -> None:
        super().connect()
        if isinstance(self.sock, _TimedTlsSocket):
            self.sock.deadline = self.deadline


class _Http(HTTPHandler):
    """Opens addresses without TLS."""

    def __init__(self, deadline: float) -> None:
        super().__init__()
        self.deadline = deadline

    def http_open(self, request: Request) -> HTTPResponse:
        def connection(host: str, **options: Any) -> HTTPConnection:
            made = _Connection(host, **options)
            made.deadline = self.deadline
            return made

        return self.do_open(connection, request)


class _Https(HTTPSHandler):
    """Opens addresses with TLS; certificates are checked against those that the system trusts."""

    def __init__(self, deadline: float) -> None:
        self.context, self.deadline = _tls_context(), deadline
        super().__init__(context=self.context)

    def https_open(self, request: Request) -> HTTPResponse:
        def connection(host: str, **options: Any) -> HTTPConnection:
            made = _TlsConnection(host, context=self.context, **options)
            made.deadline = self.deadline
            return made

        return self.do_open(connection, request)


class _Stay(HTTPRedirectHandler):
    """Follows no redirection."""

    def redirect_request(self, *_: object) -> None:
        return None
