"""``lazo push``: loads the data into a SPARQL server."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from graph.cli.options import add_data, load_data, seconds
from graph.cli.output import print_line
from graph.cli.parsing import CommandParser
from graph.rdf.terms import DEFAULT_BASE
from graph.sparql.endpoint import Endpoint
from graph.sparql.push import push
from graph.sparql.server import Server

__all__ = ["parser", "run"]


def parser() -> ArgumentParser:
    """Return the parser of the command."""
    parser = CommandParser()
    parser.add_argument("url", help="the address of the graph store, such as http://127.0.0.1:7878/store")
    parser.add_argument(
        "--query-url", metavar="URL", help="the endpoint by which the result is counted; else it is got back"
    )
    parser.add_argument("--graph", metavar="IRI", help="the named graph to replace; nothing else is touched")
    parser.add_argument(
        "--base", default=DEFAULT_BASE, metavar="IRI", help=f"what every IRI begins with ({DEFAULT_BASE})"
    )
    parser.add_argument("--timeout", type=seconds, default=300.0, metavar="S", help="give up after S seconds (300)")
    parser.epilog = (
        "User and password are read from LAZO_ENDPOINT_USER and LAZO_ENDPOINT_PASSWORD; they are never printed."
    )
    add_data(parser)
    return parser


def run(options: Namespace) -> int:
    """Replace one named graph by the data, and say what it now holds."""
    query = Endpoint(Server(options.query_url, timeout=options.timeout)) if options.query_url else None
    store = Server(options.url, timeout=options.timeout)
    done = push(load_data(options).index, store, query, options.graph, options.base)
    print_line(f"<{done.graph}> holds {done.triples} triples, {done.relations} relations among them")
    return 0
