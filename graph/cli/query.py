"""``lazo query``: SPARQL 1.1 over the data, in the embedded engine or at an endpoint."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from graph.cli.options import add_data, add_endpoint, endpoint_from, load_data, seconds
from graph.cli.output import print_table
from graph.cli.parsing import CommandParser
from graph.cli.streams import flowing
from graph.problems import UsageError
from graph.sparql.embedded import run_query
from graph.sparql.forwarding import forward_query
from graph.sparql.results import GRAPH_FORMATS, ROW_FORMATS, result_text, table_of

__all__ = ["parser", "run"]


def parser() -> ArgumentParser:
    """Return the parser of the command."""
    parser = CommandParser()
    parser.add_argument("query", help="a file with a query, the query itself, or - to read it from standard input")
    formats = ["table", *dict.fromkeys((*ROW_FORMATS, *GRAPH_FORMATS))]
    parser.add_argument(
        "--format", choices=formats, help="a table on a terminal, else JSON for rows and Turtle for triples"
    )
    parser.add_argument("--timeout", type=seconds, default=60.0, metavar="S", help="stop after S seconds (60)")
    parser.add_argument(
        "--allow-service", action="store_true", help="let SERVICE in the query ask other servers over the network"
    )
    add_endpoint(parser)
    add_data(parser)
    return parser


def run(options: Namespace) -> int:
    """Print what the query finds; the prefixes of the export are preset."""
    text, name = _query(options.query)
    if options.endpoint:
        endpoint = endpoint_from(options, timeout=options.timeout)
        result = forward_query(endpoint, text, name=name, allow_service=options.allow_service)
    else:
        result = run_query(
            load_data(options).index, text, timeout=options.timeout, name=name, allow_service=options.allow_service
        )
    form = options.format or ("table" if sys.stdout.isatty() else None)
    if form == "table":
        heads, rows = table_of(result)
        print_table(heads, rows)
    else:
        with flowing() as stream:
            stream.write(result_text(result, form))
    return 0


def _query(word: str) -> tuple[str, str]:
    """Return the text of a query, and what to call it in messages."""
    if word == "-":
        return _decoded(_standard_input(), "standard input"), "standard input"
    try:
        if _is_query(word):
            return word.removeprefix("\ufeff"), "query"
        return _decoded(Path(word).read_bytes(), word), word
    except OSError as error:
        raise UsageError(f"'{word[:200]}' cannot be read: {error.strerror}") from error
    except ValueError:
        raise UsageError("a zero byte stands in the query or in the name of its file; take it out") from None


def _is_query(word: str) -> bool:
    """Whether a word is a query and no name of a file: by a brace or a break of lines, or as there is no such file."""
    if "\n" in word or "{" in word:
        return True
    return not Path(word).exists() and (" " in word or not Path(word).suffix)


def _standard_input() -> bytes:
    """Return all of standard input, which may be closed and is then empty."""
    return sys.stdin.buffer.read() if sys.stdin is not None else b""


def _decoded(data: bytes, name: str) -> str:
    """Return a text in UTF-8, or in the UTF-16 that begins with its mark, as editors and shells of Windows write.

    Raises:
        UsageError: it is no such text.
    """
    encoding = "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UsageError(f"'{name}' is no text in UTF-8: byte {error.start + 1} is wrong; save it as UTF-8") from error
