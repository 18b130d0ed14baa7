"""What the fuzzer calls: a reader each, with sound input to begin with and the signs that its language is made of."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable, Iterator
from http.client import HTTPMessage
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from missing_package import told_if_missing

with told_if_missing():
    from graph.loader import load_index
    from graph.problems import LazoError
    from graph.rdf.facts import read_facts
    from graph.rdf.reading import dataset_of, records_of
    from graph.rdf.writing import SYNTAXES, write_rdf
    from graph.reading.jsonl import read_jsonl
    from graph.reading.vocabulary import load_schema
    from graph.reading.yaml_reader import read_yaml_text
    from graph.sparql.endpoint import Endpoint
    from graph.sparql.forwarding import forward_query
    from graph.sparql.server import Server
    from graph.sparql.transport import Reply

    SCHEMA = load_schema()

TOY = Path(__file__).resolve().parent.parent / "tests" / "toy"
SCRATCH = Path(tempfile.gettempdir())
FORMATS = sorted(SYNTAXES)
JSON = "application/sparql-results+json"


def yaml(data: bytes) -> None:
    """Read a data file; whatever is wrong must be in the list of problems."""
    read_yaml_text(data, "entities.yaml")


def jsonl(data: bytes) -> None:
    """Read records in bulk, each with its places."""
    file = SCRATCH / "lazo-fuzz.jsonl"
    file.write_bytes(data)
    records, _ = read_jsonl(file, file.name)
    for id in records:
        assert records[id].marks is not None


def rdf(data: bytes) -> None:
    """Read RDF and type the records in it, in this process, where coverage is seen; the first byte tells the syntax."""
    facts = read_facts(data[1:], FORMATS[data[0] % len(FORMATS)] if data else FORMATS[0], "fuzz.rdf")
    dataset_of(records_of(facts, SCHEMA, "fuzz.rdf"))


def answers(data: bytes) -> None:
    """Take bytes for what an endpoint answers, both to a question of ours and to somebody's own query."""
    endpoint = Endpoint(Mouthpiece(data))
    for ask in (endpoint.select, lambda query: forward_query(endpoint, query)):
        try:
            ask("SELECT * { ?s ?p ?o }")
        except LazoError:
            continue


class Mouthpiece(Server):
    """A server that says what it is given, and asks nobody."""

    def __init__(self, body: bytes) -> None:
        super().__init__("http://endpoint.invalid/")
        self.body = body

    def send(self, *_: object, **__: object) -> Reply:
        """Return the given body as SPARQL results."""
        return Reply(200, JSON, self.body, HTTPMessage())


TARGETS: dict[str, Callable[[bytes], None]] = {each.__name__: each for each in (yaml, jsonl, rdf, answers)}


SIGNS = {
    "yaml": [
        ": ",
        "- ",
        "\n  ",
        "{",
        "}",
        "[",
        "]",
        '"',
        "'",
        "#",
        "&a",
        "*a",
        "!!",
        "|",
        ">",
        "? ",
        "---",
        "...",
        "%",
        "<<",
    ],
    "jsonl": ["{", "}", "[", "]", '"', ":", ",", "\\u", "\\ud800", '"id"', "null", "true", "1e9", "\n"],
    "rdf": [
        "@prefix",
        "<",
        ">",
        "<<",
        '"',
        "^^",
        "@en",
        " .",
        " ;",
        "[",
        "]",
        "_:",
        "a ",
        "{",
        "}",
        '"@id"',
        '"@context"',
    ],
    "answers": [
        '"results"',
        '"bindings"',
        '"boolean"',
        '"type"',
        '"value"',
        '"typed-literal"',
        "null",
        "[",
        "{",
        "1",
        '"',
    ],
}
"""Pieces that the fuzzer puts into input of each target."""


def seeds(target: str) -> Iterator[bytes]:
    """Yield sound input to begin with."""
    if target == "yaml":
        for file in TOY.glob("*.yaml"):
            yield from (file.read_bytes(), *(piece.encode() for piece in file.read_text("utf-8").split("\n\n")[:20]))
    elif target == "jsonl":
        yield b'{"id": "tarvia", "type": "state", "label": {"en": "Tarvia"}}\n{"id": "b", "start": "1990", "sources": []}\n'
    elif target == "rdf":
        index = load_index([TOY])
        for place, format in enumerate(FORMATS):
            text = io.StringIO()
            write_rdf(index, text, format)
            yield bytes([place]) + text.getvalue().encode()
    else:
        term = '{"type": "literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}'
        yield f'{{"head": {{"vars": ["s"]}}, "results": {{"bindings": [{{"s": {term}}}]}}}}'.encode()
        yield b'{"head": {}, "boolean": true}'


def once(target: str) -> Callable[[bytes], None]:
    """Return the target as the fuzzer calls it: a problem that is told is an answer."""

    def call(data: bytes) -> None:
        try:
            TARGETS[target](data)
        except LazoError:
            return

    return call
