"""``lazo export``: the data in another format."""

from __future__ import annotations

import json
import sys
from argparse import REMAINDER, ArgumentParser, Namespace
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, TextIO

from graph.cli.commands import COMMANDS
from graph.cli.options import add_data, load_data
from graph.cli.parsing import CommandParser
from graph.cli.progress import telling
from graph.cli.streams import flowing_bytes
from graph.export.formats import FORMATS
from graph.export.writing import known_formats, write_export
from graph.problems import UsageError, did_you_mean
from graph.rdf.jsonld import jsonld_context
from graph.rdf.ontology import write_ontology
from graph.rdf.shapes import PARTS, write_shapes
from graph.rdf.terms import DEFAULT_BASE
from graph.reading.vocabulary import load_schema
from graph.show.answer import Answer
from graph.store.files import replacing_bytes
from graph.store.packing import packed, text_on

__all__ = ["parser", "run"]

StreamWriter = Callable[[BinaryIO], None]


def parser() -> ArgumentParser:
    """Return the parser of the command."""
    parser = CommandParser()
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--format", choices=known_formats(), default="turtle", help="the format of the data (turtle)")
    what.add_argument("--ontology", action="store_true", help="the vocabulary instead, as an OWL ontology in Turtle")
    what.add_argument("--context", action="store_true", help="the JSON-LD context instead, by itself")
    what.add_argument(
        "--shapes",
        nargs="?",
        const="core",
        choices=PARTS,
        help="the rules instead, as SHACL shapes in Turtle: those of SHACL Core, or the one that needs 'sparql'",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="the file to write, packed if its name ends in .gz; standard output by default",
    )
    parser.add_argument(
        "--base", default=DEFAULT_BASE, metavar="IRI", help=f"what every IRI begins with ({DEFAULT_BASE})"
    )
    parser.add_argument(
        "question",
        nargs=REMAINDER,
        metavar="QUESTION ...",
        help="only the claims of the answer to a question: links Russia Cuba --status all (the whole data by default)",
    )
    add_data(parser)
    return parser


def run(options: Namespace) -> int:
    """Write the data, the ontology or the shapes; a file is replaced only when all has been written.

    Raises:
        UsageError: a format that isn't text would go to a terminal.
    """
    write = _writer(options)
    if options.output is not None:
        with replacing_bytes(options.output) as file, packed(options.output, file) as stream, telling(stream) as told:
            write(told)
        return 0
    form = FORMATS[options.format]
    if sys.stdout.isatty() and not form.text:
        raise UsageError(f"{options.format} is no text to show on a terminal; name a file: -o FILE{form.extension}")
    with flowing_bytes() as stream:
        write(stream)
    return 0


def _writer(options: Namespace) -> StreamWriter:
    """Return what writes that which was asked for, after the data has been read."""
    if options.ontology:
        return _bytes_of(lambda stream: write_ontology(load_schema(), stream, options.base))
    if options.context:
        return _bytes_of(lambda stream: json.dump(jsonld_context(load_schema(), options.base), stream, indent=1))
    if options.shapes:
        return _bytes_of(lambda stream: write_shapes(load_schema(), stream, options.base, options.shapes))
    index = _answer(options).part() if options.question else load_data(options).index
    return lambda stream: write_export(index, stream, options.format, options.base)


def _answer(options: Namespace) -> Answer:
    """Return the answer to the question that the words after the options ask.

    Raises:
        UsageError: the first word isn't a command that answers with claims.
    """
    name, *words = options.question
    modules = {name: import_module(f"graph.cli.{each.module}") for name, each in COMMANDS.items()}
    known = [name for name, module in modules.items() if hasattr(module, "ask")]
    if name not in known:
        raise UsageError(f"'{name}' asks for no claims{did_you_mean(name, known)}; there are {', '.join(known)}")
    module = modules[name]
    asked = module.parser()
    asked.prog = f"lazo export ... {name}"
    if options.data and "--data" not in words:
        words += [word for folder in options.data for word in ("--data", folder)]
    found: Answer = module.ask(asked.parse_args(words))
    return found


def _bytes_of(write: Callable[[TextIO], None]) -> StreamWriter:
    def write_bytes(stream: BinaryIO) -> None:
        with text_on(stream) as text:
            write(text)

    return write_bytes
