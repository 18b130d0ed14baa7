"""What a server wants to know of its users: read from the environment, sent when asked for, never printed."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.parse import quote

from graph.problems import UsageError

if TYPE_CHECKING:
    from urllib.request import Request

__all__ = ["Login"]

_SCHEME = re.compile(r"(?:^|,)\s*(basic|digest)(?=[\s,]|$)", re.IGNORECASE)
"""A scheme that is known, at the beginning of a challenge. Source: RFC 9110 (2022), 11.6.1."""

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", re.ASCII)
"""Source: RFC 9110 (2022), 5.6.2 (token)."""


class Login:
    """User, password and further headers of requests to one server.

    Args:
        environment: where ``LAZO_ENDPOINT_USER``, ``LAZO_ENDPOINT_PASSWORD`` and ``LAZO_ENDPOINT_HEADERS`` stand.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._scheme = ""
        self._details = ""

    @property
    def has_user(self) -> bool:
        """Whether a user is set."""
        return "LAZO_ENDPOINT_USER" in self._environment

    def headers(self) -> dict[str, str]:
        """Return the further headers, one ``Name: value`` a line of the variable.

        Raises:
            UsageError: a line cannot be sent as a header; its value is not repeated.
        """
        found = {}
        for number, line in enumerate(self._get("HEADERS").split("\n"), 1):
            name, colon, value = (part.strip() for part in line.partition(":"))
            if not line.strip():
                continue
            if not colon or not _HEADER_NAME.fullmatch(name) or not _is_sendable(value):
                raise UsageError(f"line {number} of LAZO_ENDPOINT_HEADERS is no header; write 'Name: value' in Latin-1")
            found[name] = value
        return found

    def accept(self, challenges: list[str]) -> bool:
        """Take a challenge of the server, if there is a user, none was taken before, and its scheme is known.

        Raises:
            UsageError: user or password cannot be sent.
        """
        found = [pair for challenge in challenges if (pair := _known_scheme(challenge))]
        if self._scheme or not found or not self.has_user:
            return False
        try:
            self._pair()
        except UnicodeEncodeError:
            raise UsageError("LAZO_ENDPOINT_USER or LAZO_ENDPOINT_PASSWORD is not text in UTF-8; correct it") from None
        self._scheme, self._details = found[0]
        return True

    def authorize(self, request: Request) -> bool:
        """Add the answer to the challenge that was taken, if any; return whether there is one that can be given."""
        if not self._scheme:
            return True
        answer = (
            "Basic " + base64.b64encode(self._pair()).decode() if self._scheme == "basic" else self._digest(request)
        )
        if answer:
            request.add_unredirected_header("Authorization", answer)
        return bool(answer)

    def is_repeated_in(self, text: str) -> bool:
        """Whether a text holds the password or another secret, as it is or as it is sent."""
        secrets = [value for value in (self._get("PASSWORD"), *self._header_values()) if value]
        if self.has_user:
            secrets.append(base64.b64encode(self._pair("replace")).decode())
        return any(form in text for secret in secrets for form in _forms(secret))

    def _header_values(self) -> list[str]:
        return [line.partition(":")[2].strip() for line in self._get("HEADERS").split("\n")]

    def _get(self, name: str) -> str:
        return self._environment.get(f"LAZO_ENDPOINT_{name}", "")

    def _pair(self, errors: str = "strict") -> bytes:
        return f"{self._get('USER')}:{self._get('PASSWORD')}".encode(errors=errors)

    def _digest(self, request: Request) -> str | None:
        """Return the answer to a digest challenge, or nothing where it is malformed or of a kind that is not known."""
        from urllib.request import AbstractDigestAuthHandler, HTTPPasswordMgrWithDefaultRealm, parse_http_list

        pairs = (item.partition("=") for item in parse_http_list(self._details))
        challenge = {name.strip().lower(): value.strip().strip('"') for name, _, value in pairs}
        manager = HTTPPasswordMgrWithDefaultRealm()
        manager.add_password(None, request.full_url, self._get("USER"), self._get("PASSWORD"))
        try:
            answer = AbstractDigestAuthHandler(manager).get_authorization(request, challenge)
        except (KeyError, ValueError, URLError):
            return None
        return f"Digest {answer}" if answer and _is_sendable(answer) else None


def _forms(secret: str) -> tuple[str, ...]:
    """Return a secret as it is, as it stands in an address, and as headers that hold UTF-8 are read."""
    return secret, quote(secret, "", errors="replace"), secret.encode(errors="replace").decode("latin-1")


def _known_scheme(challenge: str) -> tuple[str, str] | None:
    """Return the first scheme of a header that is known, and what follows it; what stands in quotes is no scheme."""
    found = _SCHEME.search(_QUOTED.sub(lambda match: "_" * len(match[0]), challenge))
    return (found[1].lower(), challenge[found.end() :].strip()) if found else None


def _is_sendable(value: str) -> bool:
    """Whether a value can stand in a header. Source: RFC 9110 (2022), 5.5."""
    return all(character == "\t" or (" " <= character <= "\xff" and character != "\x7f") for character in value)
