"""The child process that parses RDF: ``parser.py MEDIA-TYPE MOST-BYTES MOST-TRIPLES FILE OUTPUT``.

It writes what the file says to the output as N-Quads, which any parser reads without recursion. What is wrong with the
file is printed as one JSON object: its rule, line, column and message. It imports nothing of the package.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import IO, Any

DEEPEST = 4
"""How deeply a triple may stand in triples; an export has one in another. Source: a choice of ours."""


class Limited:
    """A file that may have so many bytes."""

    def __init__(self, stream: IO[bytes], most: int) -> None:
        self.stream, self.left, self.most = stream, most, most

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes."""
        found = self.stream.read(size)
        self.left -= len(found)
        if self.left < 0:
            refuse("file-size", f"has more than {self.most >> 20} MiB; import it in parts")
        return found


def refuse(rule: str, message: str, line: int = 1, column: int = 1) -> None:
    """Print what is wrong with the file, and end."""
    print(json.dumps({"rule": rule, "line": line, "column": column, "message": message}))
    sys.stdout.flush()
    raise SystemExit(3)


def counted(quads: Iterator[Any], most: int) -> Iterator[Any]:
    """Yield the quads, as far as they are not too many and none is too deep."""
    import pyoxigraph

    for number, quad in enumerate(quads):
        if number >= most:
            refuse("file-size", f"holds more than {most:,} triples; import it in parts")
        term, depth = quad.object, 0
        while isinstance(term, pyoxigraph.Triple):
            term, depth = term.object, depth + 1
        if depth > DEEPEST:
            refuse("rdf-depth", f"has triples within triples more than {DEEPEST} deep; an export has one in another")
        yield quad


def main(media: str, most_bytes: str, most_triples: str, file: str, output: str) -> None:
    """Parse the file."""
    import pyoxigraph

    format = pyoxigraph.RdfFormat.from_media_type(media)
    assert format is not None
    try:
        with open(file, "rb") as stream, open(output, "wb") as out:
            limited: Any = Limited(stream, int(most_bytes))
            quads = pyoxigraph.parse(limited, format=format)
            pyoxigraph.serialize(counted(quads, int(most_triples)), out, format=pyoxigraph.RdfFormat.N_QUADS)
    except SyntaxError as error:
        refuse("rdf-syntax", str(error.msg), error.lineno or 1, error.offset or 1)
    except ValueError as error:
        refuse("rdf-syntax", str(error))
    except OSError as error:
        refuse("rdf-file", f"cannot be read: {error.strerror or error}")


if __name__ == "__main__":
    main(*sys.argv[1:])
