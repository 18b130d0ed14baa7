"""RDF of anybody, parsed in a process of its own with limits of size, depth, memory and time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.problems import DataError, Position, Problem
from graph.rdf.confined import OutOfTime, run_confined

__all__ = ["MEDIA_TYPES", "SECONDS", "parsed_apart"]

MEDIA_TYPES = {
    "turtle": "text/turtle",
    "turtle12": "text/turtle",
    "trig": "application/trig",
    "ntriples": "application/n-triples",
    "nquads": "application/n-quads",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
"""The media type of each syntax."""

PARSER = Path(__file__).with_name("parser.py")

LARGEST_FILE = 256 * 1024 * 1024
MOST_TRIPLES = 2_000_000
"""How much is read. Source: measured; 515 bytes are kept of a triple, so that an import stays below 1.5 GB."""

MEMORY = 1024 * 1024 * 1024
"""Bytes of memory for the parser. Source: measured; JSON-LD takes 17 times the size of its file, all else a few MB."""

SECONDS = 120.0


@contextmanager
def parsed_apart(file: Path, format: str, name: str, seconds: float = SECONDS) -> Iterator[Path]:
    """Yield a file of N-Quads that says what an RDF file says; it is gone afterwards.

    Args:
        file: a file, or a pipe that ends.
        format: the syntax, one of `MEDIA_TYPES`.
        name: what the file is called in problems.
        seconds: how long that may take.

    Raises:
        DataError: the file cannot be read, is no RDF in this syntax, or exceeds a limit, which is named.
    """
    with TemporaryDirectory() as folder:
        output = Path(folder) / "parsed.nq"
        limits = [str(LARGEST_FILE), str(MOST_TRIPLES)]
        try:
            ended = run_confined(
                PARSER, [MEDIA_TYPES[format], *limits, str(file), str(output)], seconds=seconds, memory=MEMORY
            )
        except OutOfTime as error:
            raise _refusal(name, "rdf-limits", f"cannot be read: {error}; does it end?") from None
        if ended.output:
            found = json.loads(ended.output)
            message = f"is not {format}: {found['message']}" if found["rule"] == "rdf-syntax" else found["message"]
            raise _refusal(name, found["rule"], message, found["line"], found["column"])
        if ended.code:
            raise _refusal(name, "rdf-limits", f"cannot be read as {format}: {ended.why()}")
        yield output


def _refusal(name: str, rule: str, message: str, line: int = 1, column: int = 1) -> DataError:
    return DataError([Problem(Position(name, line, column), rule, "file", message)])
