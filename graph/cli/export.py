"""``lazo export``: the data in another format."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from graph.cli.options import add_data, load_data
from graph.cli.progress import telling
from graph.export.formats import FORMATS
from graph.rdf.jsonld import jsonld_context
from graph.rdf.ontology import write_ontology
from graph.rdf.shapes import write_shapes
from graph.rdf.terms import DEFAULT_BASE
from graph.rdf.writing import SYNTAXES, write_rdf
from graph.reading.vocabulary import load_schema
from graph.store.files import replacing

__all__ = ["parser", "run"]


def parser() -> ArgumentParser:
    """Return the parser of the command."""
    parser = ArgumentParser()
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--format", choices=[*SYNTAXES, *FORMATS], default="turtle", help="the format of the data (turtle)"
    )
    what.add_argument("--ontology", action="store_true", help="the vocabulary instead, as an OWL ontology in Turtle")
    what.add_argument("--context", action="store_true", help="the JSON-LD context instead, by itself")
    what.add_argument("--shapes", action="store_true", help="the rules instead, as SHACL shapes in Turtle")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="the file to write; standard output by default"
    )
    parser.add_argument(
        "--base", default=DEFAULT_BASE, metavar="IRI", help=f"what every IRI begins with ({DEFAULT_BASE})"
    )
    add_data(parser)
    return parser


def run(options: Namespace) -> int:
    """Write the data, the ontology or the shapes; a file is replaced only when all has been written."""
    write = _writer(options)
    if options.output is None:
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
        write(sys.stdout)
    else:
        with replacing(options.output) as stream, telling(stream) as told:
            write(told)
    return 0


def _writer(options: Namespace) -> Callable[[TextIO], None]:
    if options.ontology:
        return lambda stream: write_ontology(load_schema(), stream, options.base)
    if options.context:
        return lambda stream: json.dump(jsonld_context(load_schema(), options.base), stream, indent=1)
    if options.shapes:
        return lambda stream: write_shapes(load_schema(), stream, options.base)
    graph = load_data(options)
    if options.format in FORMATS:
        return lambda stream: FORMATS[options.format].write(graph, stream)
    return lambda stream: write_rdf(graph, stream, options.format, options.base)
