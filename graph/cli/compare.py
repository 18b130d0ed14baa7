"""``lazo compare``: two or more names side by side, theme by theme."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from graph.cli.options import add_question, filters_from, load_data
from graph.cli.output import print_json, print_table, print_wrapped, wants_json
from graph.cli.parsing import CommandParser, name_text
from graph.query.comparison import Comparison
from graph.words.messages import message

__all__ = ["ANSWERS", "parser", "run"]

ANSWERS = (Comparison,)
"""What the command answers with."""


def parser() -> ArgumentParser:
    """Return the parser of the command."""
    parser = CommandParser()
    parser.add_argument("entity", type=name_text, nargs="+", help="two or more names or ids")
    add_question(parser)
    return parser


def ask(options: Namespace) -> Comparison:
    """Return the answer."""
    return load_data(options).compare(*options.entity, filters=filters_from(options), language=options.lang)


def run(options: Namespace) -> int:
    """Print how many relations of each theme and type each entity has."""
    found, language = ask(options), options.lang
    graph = found.index
    if wants_json(options):
        print_json(found.to_dict())
        return 0
    print_table(["", *(graph.entities[id].name(language) for id in found.entities)], found.table())
    print_wrapped(message("counts-note", language))
    return 0
