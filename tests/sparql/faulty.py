"""Servers that do what servers should not: for the tests of what is said then."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import repeat

__all__ = ["Act", "Faulty", "chunked", "drip", "endless", "faulty_server", "reset", "response"]

Act = Callable[[socket.socket, threading.Event], None]
"""What a server does with a line after a request, until it is told that it is over."""


class Faulty:
    """A server that gives one answer after another, the last one for ever; ``heard`` holds what it was asked.

    An answer is bytes, an act on the line, or nothing, which keeps the line open and says nothing.
    """

    def __init__(self, answers: Sequence[bytes | Act | None]) -> None:
        self.answers = list(answers)
        self.heard: list[str] = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}/query"
        self.over = threading.Event()

    def serve(self) -> None:
        """Answer until told that it is over."""
        while not self.over.is_set():
            try:
                line, _ = self.socket.accept()
            except OSError:
                return
            with line:
                self.heard.append(_request(line))
                answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
                try:
                    self._give(line, answer)
                except OSError:
                    continue

    def _give(self, line: socket.socket, answer: bytes | Act | None) -> None:
        if answer is None:
            self.over.wait(5)
        elif isinstance(answer, bytes):
            line.sendall(answer)
        else:
            answer(line, self.over)


def _request(line: socket.socket) -> str:
    """Return a whole request, so that the line is not cut while it is still being sent."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += line.recv(65536)
    head, _, body = received.partition(b"\r\n\r\n")
    lengths = [int(each.split(b":")[1]) for each in head.split(b"\r\n") if each.lower().startswith(b"content-length")]
    while lengths and len(body) < lengths[0]:
        body += line.recv(65536)
    return (head + b"\r\n\r\n" + body).decode()


def response(body: bytes, kind: str = "application/sparql-results+json", status: str = "200 OK", *more: str) -> bytes:
    """Return an answer that ends with the line, as an old server gives it; ``more`` are further headers."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", "Connection: close", *more]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def chunked(*chunks: bytes) -> bytes:
    """Return bytes in chunks of HTTP, without the last one that ends them."""
    return b"".join(f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n" for chunk in chunks)


def drip(start: bytes, drop: bytes, pause: float = 0.05) -> Act:
    """Return the act of sending the start at once and then a drop after each pause, a hundred times."""

    def act(line: socket.socket, over: threading.Event) -> None:
        line.sendall(start)
        for _ in range(100):
            if over.wait(pause):
                return
            line.sendall(drop)

    return act


def endless(start: bytes, more: bytes) -> Act:
    """Return the act of sending the start and then more and more, as fast as it is taken."""

    def act(line: socket.socket, over: threading.Event) -> None:
        line.sendall(start)
        for block in repeat(more):
            if over.is_set():
                return
            line.sendall(block)

    return act


def reset(start: bytes = b"") -> Act:
    """Return the act of sending the start and then resetting the connection."""

    def act(line: socket.socket, over: threading.Event) -> None:
        line.sendall(start)
        over.wait(0.1)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return act


@contextmanager
def faulty_server(*answers: bytes | Act | None) -> Iterator[Faulty]:
    """Run a server that gives these answers."""
    server = Faulty(answers)
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.socket.close()
        thread.join(1)
