"""Addresses of servers as HTTP needs them: in ASCII, whatever a person typed."""

from __future__ import annotations

from urllib.parse import SplitResult, quote, urlsplit

from graph.problems import UsageError

__all__ = ["ascii_address"]

_RESERVED = "!$&'()*+,/:;=?@[]~%"
"""What stays as it is in path and query. Source: RFC 3986 (2005), 2.2, and ``%``, which begins an escape."""


def ascii_address(url: str) -> str:
    """Return the address with its host in the form of the domain name system and the rest percent-encoded.

    Source: RFC 3987 (2005), 3.1; the host by IDNA 2003, as Python encodes it.

    >>> ascii_address("http://пример.рф:8890/спаркл?a=b c")
    'http://xn--e1afmkfd.xn--p1ai:8890/%D1%81%D0%BF%D0%B0%D1%80%D0%BA%D0%BB?a=b%20c'

    Raises:
        UsageError: it is no address of a server, or has a user or password in it, which are not repeated.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise _no_address(url.rpartition("@")[2]) from None
    if parts.username is not None or parts.password is not None:
        raise UsageError(
            "a user or password stands in the address; set LAZO_ENDPOINT_USER and LAZO_ENDPOINT_PASSWORD instead"
        )
    if parts.scheme not in ("http", "https") or not host or _has_control(url):
        raise _no_address(url)
    try:
        name = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
        path, query = quote(parts.path, _RESERVED), quote(parts.query, _RESERVED)
    except UnicodeError:
        raise _no_address(url) from None
    if not name or set(name) & set(' "<>\\^`{|}%'):
        raise _no_address(url)
    netloc = name if port is None else f"{name}:{port}"
    return SplitResult(parts.scheme, netloc, path, query, "").geturl()


def _has_control(url: str) -> bool:
    return any(character < " " or character == "\x7f" for character in url)


def _no_address(url: str) -> UsageError:
    shown = url.encode("utf-8", "replace").decode()[:200]
    return UsageError(f"{shown!r} is no address of a server; write http://... or https://...")
