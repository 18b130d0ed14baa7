"""Requests to a server that may be slow, wrong, cut off or in need of a password, and what to say then.

User and password come from the environment (``LAZO_ENDPOINT_USER``, ``LAZO_ENDPOINT_PASSWORD``), further headers
from ``LAZO_ENDPOINT_HEADERS``, one ``Name: value`` a line. None of them is ever part of a message, and none follows a
redirection to another server.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage, IncompleteRead
from typing import IO, TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from graph.problems import LazoError, UsageError

if TYPE_CHECKING:
    from urllib.request import OpenerDirector, Request

__all__ = ["Answer", "EndpointError", "Server"]

_AGAIN = frozenset({429, 502, 503, 504})
"""Statuses that a second try may turn into an answer."""

_CHUNK = 1 << 16


class EndpointError(LazoError):
    """A server gave no answer that could be used; the text says which server, what it did and what to do.

    ``status`` is that of HTTP, where an answer got that far.
    """

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent, whole."""

    status: int
    kind: str
    body: bytes
    headers: HTTPMessage


@dataclass
class Server:
    """A server, and how patient to be with it.

    Attributes:
        url: its address, which is what messages call it.
        timeout: seconds in which an answer must be whole.
        tries: how often to ask where the server was busy or could not be reached.
        wait: seconds before the second try; twice as many before each further one.
        environment: where user, password and headers stand.
        sleep: how to wait; replaced in tests.
    """

    url: str
    timeout: float = 60.0
    tries: int = 4
    wait: float = 0.5
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ, repr=False)
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)
    _challenge: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            shown = parts._replace(netloc=parts.hostname or "").geturl()
            raise UsageError(f"{shown!r} is no address of a server; write http://... or https://...")
        if parts.username or parts.password:
            raise UsageError(
                "a user or password stands in the address; set LAZO_ENDPOINT_USER and LAZO_ENDPOINT_PASSWORD instead"
            )

    def send(
        self,
        method: str,
        url: str,
        body: bytes | Callable[[], IO[bytes]] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Return the answer to a request, after as many tries as it takes and is allowed.

        Args:
            method: of HTTP.
            url: the address asked.
            body: what is sent: bytes, or how to open a file that is sent piece by piece.
            headers: beside those of the environment.

        Raises:
            EndpointError: there is no whole answer, or it is an error.
        """
        for number in range(1, self.tries + 1):
            try:
                return self._once(method, url, body, headers or {})
            except HTTPError as error:
                with error:
                    if error.code == 401 and self._accept(error):
                        return self.send(method, url, body, headers)
                    if error.code not in _AGAIN or number == self.tries:
                        raise EndpointError(self._refusal(error), error.code) from None
                    self._pause(number, error.headers.get("Retry-After"))
            except TimeoutError:
                raise EndpointError(
                    f"{self.url} sent no whole answer in {self.timeout:g} seconds; allow more with --timeout"
                ) from None
            except IncompleteRead:
                raise EndpointError(
                    f"{self.url} broke off in the middle of its answer; nothing of it was used"
                ) from None
            except (URLError, HTTPException, OSError) as error:
                reason = getattr(error, "reason", error)
                if isinstance(reason, TimeoutError):
                    raise EndpointError(
                        f"{self.url} sent no answer in {self.timeout:g} seconds; allow more with --timeout"
                    ) from None
                if number == self.tries:
                    raise EndpointError(
                        f"{self.url} cannot be reached: {_plain(reason)}; is the address right, and the server on?"
                    ) from None
                self._pause(number)
        raise AssertionError("a server is tried at least once")

    def _once(
        self, method: str, url: str, body: bytes | Callable[[], IO[bytes]] | None, headers: Mapping[str, str]
    ) -> Answer:
        from urllib.request import Request

        deadline = time.monotonic() + self.timeout
        data = body() if callable(body) else body
        request = Request(
            url, data=data, method=method, headers={"User-Agent": "lazo", **self._own_headers(), **headers}
        )
        if self._challenge:
            request.add_header("Authorization", self._authorization(request))
        try:
            with _opener().open(request, timeout=self.timeout) as response:
                received = bytearray()
                while chunk := response.read1(_CHUNK):
                    received += chunk
                    if time.monotonic() > deadline:
                        raise TimeoutError
                length = response.headers.get("Content-Length")
                if length and length.isdecimal() and len(received) < int(length) and method != "HEAD":
                    raise IncompleteRead(bytes(received), int(length) - len(received))
                kind = response.headers.get_content_type()
                return Answer(response.status, kind, bytes(received), response.headers)
        finally:
            if data is not None and not isinstance(data, bytes):
                data.close()

    def _own_headers(self) -> dict[str, str]:
        lines = self.environment.get("LAZO_ENDPOINT_HEADERS", "").splitlines()
        pairs = (line.partition(":") for line in lines if line.strip())
        return {name.strip(): value.strip() for name, _, value in pairs}

    def _accept(self, error: HTTPError) -> bool:
        """Take the challenge of a server to log in, if there is a user and it is the first one."""
        challenge = error.headers.get("WWW-Authenticate", "")
        if self._challenge or "LAZO_ENDPOINT_USER" not in self.environment:
            return False
        self._challenge = challenge
        return challenge.split(" ")[0].lower() in ("basic", "digest")

    def _authorization(self, request: Request) -> str:
        import base64
        from urllib.request import (
            AbstractDigestAuthHandler,
            HTTPPasswordMgrWithDefaultRealm,
            parse_http_list,
            parse_keqv_list,
        )

        user, password = (self.environment.get(f"LAZO_ENDPOINT_{name}", "") for name in ("USER", "PASSWORD"))
        scheme, _, details = self._challenge.partition(" ")
        if scheme.lower() == "basic":
            return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
        manager = HTTPPasswordMgrWithDefaultRealm()
        manager.add_password(None, request.full_url, user, password)
        answer = AbstractDigestAuthHandler(manager).get_authorization(
            request, parse_keqv_list(parse_http_list(details))
        )
        return f"Digest {answer}"

    def _pause(self, number: int, asked: str | None = None) -> None:
        longest = 30.0
        self.sleep(
            min(longest, float(asked)) if asked and asked.isdecimal() else min(longest, self.wait * 2 ** (number - 1))
        )

    def _refusal(self, error: HTTPError) -> str:
        """Return what an error of HTTP means here."""
        code = error.code
        if code in (401, 403):
            given = "LAZO_ENDPOINT_USER" in self.environment
            todo = "it refuses the ones that are set" if given else "set LAZO_ENDPOINT_USER and LAZO_ENDPOINT_PASSWORD"
            return f"{self.url} asks for a user and password ({code}); {todo}"
        if code in (301, 302, 303, 307, 308):
            return (
                f"{self.url} has moved to {error.headers.get('Location', 'nowhere')}; use that address if you trust it"
            )
        if code == 404:
            return f"{self.url} does not exist on that server (404); check the address"
        if code in _AGAIN:
            return f"{self.url} is busy ({code}), {self.tries} times in a row; try again later"
        said = "" if "html" in error.headers.get("Content-Type", "") else error.read(4000).decode("utf-8", "replace")
        first = " ".join(said.split())[:400]
        return f"{self.url} refuses the request ({code} {error.reason})" + (f": {first}" if first else "")


def _opener() -> OpenerDirector:
    """Return what opens addresses: it follows no redirection, which could carry a password elsewhere."""
    from urllib.request import HTTPRedirectHandler, build_opener

    class Stay(HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    return build_opener(Stay)


def _plain(reason: object) -> str:
    text = getattr(reason, "strerror", None) or str(reason)
    return str(text).lower()
