"""``lazo query``: SPARQL 1.1 over the data, in the embedded engine or at an endpoint."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from graph.cli.options import add_data, add_endpoint, endpoint_from, load_data, seconds
from graph.cli.output import print_table
from graph.problems import UsageError
from graph.sparql.embedded import run_query
from graph.sparql.forwarding import forward_query
from graph.sparql.results import GRAPH_FORMATS, ROW_FORMATS, result_text, table_of

__all__ = ["parser", "run"]


def parser() -> ArgumentParser:
    """Return the parser of the command."""
    parser = ArgumentParser()
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
        sys.stdout.write(result_text(result, form))
    return 0


def _query(word: str) -> tuple[str, str]:
    """Return the text of a query, and what to call it in messages."""
    if word == "-":
        return sys.stdin.read(), "standard input"
    file = Path(word)
    if "\n" in word or "{" in word or not file.suffix:
        return word, "query"
    try:
        return file.read_text(encoding="utf-8"), word
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"'{word}' cannot be read: {error}") from error
