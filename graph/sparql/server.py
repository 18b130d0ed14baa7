"""Requests to a server that may be slow, wrong, cut off or in need of a password, and what to say then.

User and password come from the environment (``LAZO_ENDPOINT_USER``, ``LAZO_ENDPOINT_PASSWORD``), further headers
from ``LAZO_ENDPOINT_HEADERS``, one ``Name: value`` a line. None of them is ever part of a message, even where the
server repeats it, and none follows a redirection to another server.
"""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse, IncompleteRead
from typing import IO, TYPE_CHECKING
from urllib.error import HTTPError, URLError

from graph.problems import LazoError, UsageError
from graph.sparql.address import ascii_address
from graph.sparql.login import Login

if TYPE_CHECKING:
    from graph.sparql.transport import Reply

__all__ = ["EndpointError", "Server", "check_seconds", "check_text"]

_AGAIN = frozenset({429, 502, 503, 504})
"""Statuses that a second try may turn into an answer."""

_MOVED = frozenset({301, 302, 303, 307, 308})

LARGEST_ANSWER = 256 * 1024 * 1024
"""Bytes of an answer that are read. Source: a choice of ours; a page of rows has less than a hundredth of that."""

LONGEST_WAIT = 30.0
"""Seconds between two tries, whatever the server asks for."""

LONGEST_TIMEOUT = 86_400.0
"""A day of seconds; more cannot be waited for."""

Body = bytes | Callable[[], IO[bytes]] | None
"""What is sent: bytes, or how to open a file that is sent piece by piece."""


def check_seconds(seconds: float) -> float:
    """Return a time to wait if it is one.

    Raises:
        UsageError: it is no number of seconds more than 0, and at most a day.
    """
    if math.isnan(seconds) or not 0 < seconds <= LONGEST_TIMEOUT:
        raise UsageError(f"nobody can wait {seconds:g} seconds; name a number more than 0, at most {LONGEST_TIMEOUT:g}")
    return seconds


def check_text(text: str, name: str) -> str:
    """Return a text if it can be sent.

    Raises:
        UsageError: it has half of a surrogate pair, which is what bytes that are not UTF-8 become.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UsageError(f"{name} is not text in UTF-8, from character {error.start + 1} on; correct it") from None
    return text


class EndpointError(LazoError):
    """A server gave no answer that could be used; the text says which server, what it did and what to do.

    ``status`` is that of HTTP, where an answer got that far.
    """

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


@dataclass
class Server:
    """A server, and how patient to be with it.

    Attributes:
        url: its address, which is what messages call it.
        timeout: seconds in which an answer must be whole, all tries and waits included.
        tries: how often to ask where the server was busy or could not be reached.
        wait: seconds before the second try; twice as many before each further one.
        environment: where user, password and headers stand.
        sleep: how to wait; replaced in tests.
        most: how many bytes an answer may have.
    """

    url: str
    timeout: float = 60.0
    tries: int = 4
    wait: float = 0.5
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ, repr=False)
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)
    most: int = LARGEST_ANSWER

    def __post_init__(self) -> None:
        ascii_address(self.url)
        check_seconds(self.timeout)
        self._login = Login(self.environment)
        self._login.headers()

    def send(self, method: str, url: str, body: Body = None, headers: Mapping[str, str] | None = None) -> Reply:
        """Return the answer to a request, after as many tries as it takes and is allowed.

        Args:
            method: of HTTP.
            url: the address asked.
            body: what is sent.
            headers: beside those of the environment.

        Raises:
            EndpointError: there is no whole answer, or it is an error.
        """
        deadline = time.monotonic() + self.timeout
        for number in range(1, self.tries + 1):
            try:
                return self._once(method, url, body, headers or {}, deadline)
            except HTTPError as error:
                with error:
                    if error.code == 401 and self._login.accept(error.headers.get_all("WWW-Authenticate") or []):
                        return self.send(method, url, body, headers)
                    wait = self._wait(number, error.headers.get("Retry-After"))
                    if error.code not in _AGAIN or number == self.tries or time.monotonic() + wait > deadline:
                        raise EndpointError(self._refusal(error, number), error.code) from None
            except (URLError, HTTPException, OSError) as error:
                wait = self._wait(number)
                final = number == self.tries or time.monotonic() + wait > deadline
                if final or self._is_settled(error):
                    raise self._failure(error) from None
            self.sleep(wait)
        raise AssertionError("a server is tried at least once")

    def _once(self, method: str, url: str, body: Body, headers: Mapping[str, str], deadline: float) -> Reply:
        from urllib.request import Request

        from graph.sparql.transport import TooLong, exchange

        data = body() if callable(body) else body
        own = {"User-Agent": "lazo", "Accept-Encoding": "gzip", **self._login.headers()}
        request = Request(ascii_address(url), data=data, method=method, headers={**own, **headers})
        try:
            if not self._login.authorize(request):
                raise EndpointError(f"{self.url} asks for a password in a way that is not known here", 401)
            answer = exchange(request, deadline, self.most)
        except TooLong:
            raise EndpointError(f"{self.url} sent more than {self.most >> 20} MiB; ask for less") from None
        finally:
            if data is not None and not isinstance(data, bytes):
                data.close()
        if answer.status == 206:
            raise EndpointError(f"{self.url} sent a part of its answer (206); nothing of it was used", 206)
        return answer

    def _wait(self, number: int, asked: str | None = None) -> float:
        """Return how many seconds to wait after a try: as many as the server asks for, or twice as many as before."""
        if asked and asked.isdecimal():
            return min(LONGEST_WAIT, float(asked))
        return min(LONGEST_WAIT, self.wait * 2.0 ** (number - 1))

    def _is_settled(self, error: Exception) -> bool:
        """Whether there is no sense in asking again: time is up, or the answer had begun."""
        reason = getattr(error, "reason", error)
        return isinstance(reason, (TimeoutError, HTTPException)) and not isinstance(reason, ConnectionError)

    def _failure(self, error: Exception) -> EndpointError:
        """Return what it means that there was no answer, or no whole one."""
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            return EndpointError(
                f"{self.url} sent no whole answer in {self.timeout:g} seconds; allow more with --timeout"
            )
        if isinstance(reason, IncompleteRead):
            return EndpointError(f"{self.url} broke off in the middle of its answer; nothing of it was used")
        said = self._quoted(_plain(reason))
        if isinstance(reason, HTTPException) and not isinstance(reason, ConnectionError):
            return EndpointError(f"{self.url} does not keep to HTTP: {said}; is it the address of a web server?")
        return EndpointError(f"{self.url} cannot be reached: {said}; is the address right, and the server on?")

    def _quoted(self, said: str) -> str:
        """Return the words of a server in one line, or that they are left out where they repeat a secret."""
        if self._login.is_repeated_in(said):
            return "(what it says repeats the password, and is left out)"
        return " ".join(said.split())[:400]

    def _refusal(self, error: HTTPError, tries: int) -> str:
        """Return what an error of HTTP means here."""
        code = error.code
        if code in (401, 403):
            todo = (
                "it refuses the ones that are set"
                if self._login.has_user
                else "set LAZO_ENDPOINT_USER and LAZO_ENDPOINT_PASSWORD"
            )
            return f"{self.url} asks for a user and password ({code}); {todo}"
        if code in _MOVED:
            there = self._quoted(error.headers.get("Location", "nowhere"))
            return f"{self.url} has moved to {there}; use that address if you trust it"
        if code == 404:
            return f"{self.url} does not exist on that server (404); check the address"
        if code in _AGAIN:
            times = f", {tries} times in a row" if tries > 1 else ""
            return f"{self.url} is busy ({code}){times}; try again later"
        first = self._quoted(_words_of(error))
        return f"{self.url} refuses the request ({code} {self._quoted(str(error.reason))})" + (
            f": {first}" if first else ""
        )


def _words_of(error: HTTPError) -> str:
    """Return the beginning of what an error says of itself, or nothing where that is a web page or cannot be read."""
    from graph.sparql.transport import TooLong, read_body

    if "html" in error.headers.get("Content-Type", ""):
        return ""
    response = error.fp
    try:
        said = read_body(response, 1 << 20) if isinstance(response, HTTPResponse) else response.read(4000)
    except (OSError, HTTPException, TooLong, ValueError):
        return ""
    return said[:4000].decode("utf-8", "replace")


def _plain(reason: object) -> str:
    text = getattr(reason, "strerror", None) or str(reason)
    return str(text).lower()
