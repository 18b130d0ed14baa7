"""Servers that do what servers should not: for the tests of what is said then."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

__all__ = ["Faulty", "faulty_server", "response"]


class Faulty:
    """A server that gives one answer after another, the last one for ever; ``heard`` holds what it was asked."""

    def __init__(self, answers: Sequence[bytes | None]) -> None:
        self.answers = list(answers)
        self.heard: list[str] = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}/query"
        self.over = threading.Event()

    def serve(self) -> None:
        """Answer until told that it is over; an answer that is nothing keeps the line open and says nothing."""
        while not self.over.is_set():
            try:
                line, _ = self.socket.accept()
            except OSError:
                return
            with line:
                self.heard.append(_request(line))
                answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
                if answer is None:
                    self.over.wait(5)
                else:
                    line.sendall(answer)


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


@contextmanager
def faulty_server(*answers: bytes | None) -> Iterator[Faulty]:
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
