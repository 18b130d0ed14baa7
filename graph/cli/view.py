"""``lazo view``: one offline HTML file to look at, or a picture for papers."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from graph.cli.options import add_data, add_filters, filters_from, load_data
from graph.cli.parsing import LARGEST_NUMBER, CommandParser, name_text, whole_number
from graph.cli.streams import flowing
from graph.problems import UsageError
from graph.reading.vocabulary import load_schema
from graph.store.files import replacing
from graph.web.page import make_page
from graph.web.picture import SUFFIXES, write_picture
from graph.web.view import TOP, TOP_OF_MANY, make_view

__all__ = ["parser", "run"]

PAGES = (".html", ".htm")
"""How the names of files end that a page is written to; a name without an end is one too."""


def parser() -> ArgumentParser:
    """Return the parser of the command."""
    parser = CommandParser()
    parser.add_argument(
        "entity",
        type=name_text,
        nargs="*",
        help="one name for its neighbourhood, several for what links them; none for all",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="the file to write: HTML, or .svg or .png for papers; standard output by default",
    )
    parser.add_argument(
        "--top",
        type=whole_number(1, LARGEST_NUMBER),
        metavar="N",
        help=f"explanations for each pair ({TOP}, or {TOP_OF_MANY} for three names)",
    )
    parser.add_argument(
        "--lang", choices=tuple(load_schema().languages), default="en", help="the language at first; the page switches"
    )
    add_filters(parser)
    add_data(parser)
    return parser


def run(options: Namespace) -> int:
    """Write the page or the picture; a file is replaced only when all has been written."""
    suffix = options.output.suffix.lower() if options.output else ""
    if suffix not in ("", *PAGES, *SUFFIXES):
        known = ", ".join((*PAGES, *SUFFIXES))
        raise UsageError(f"'{options.output.name}' ends in '{suffix}', which can't be written; there are {known}")
    graph = load_data(options)
    ids = [graph.entity(name).id for name in dict.fromkeys(options.entity)]
    view = make_view(graph.index, ids, filters=filters_from(options), top=options.top)
    if suffix in SUFFIXES:
        write_picture(view, options.output, options.lang)
    elif options.output is None:
        with flowing() as stream:
            stream.write(make_page(view, options.lang))
    else:
        page = make_page(view, options.lang)
        with replacing(options.output) as stream:
            stream.write(page)
    return 0
