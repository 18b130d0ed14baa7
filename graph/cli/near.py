"""``lazo near``: the neighbourhood of one name."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from graph.cli.citing import PrintedNotes
from graph.cli.options import add_question, filters_from, load_graph
from graph.cli.output import print_heading, print_json, wants_json
from graph.cli.parsing import MOST_HOPS, CommandParser, name_text, whole_number
from graph.cli.steps import print_hidden, print_step
from graph.query.neighbourhood import Neighbourhood
from graph.words.messages import message
from graph.words.sentences import name_of

__all__ = ["ANSWERS", "parser", "run"]

ANSWERS = (Neighbourhood,)
"""What the command answers with."""


def parser() -> ArgumentParser:
    """Return the parser of the command."""
    parser = CommandParser()
    parser.add_argument("entity", type=name_text, help="a name or id")
    parser.add_argument("--hops", type=whole_number(1, MOST_HOPS), default=1, metavar="N", help="how far to look (1)")
    add_question(parser, endpoint=True)
    return parser


def ask(options: Namespace) -> Neighbourhood:
    """Return the answer."""
    filters = filters_from(options)
    return load_graph(options).near(options.entity, filters=filters, hops=options.hops, language=options.lang)


def run(options: Namespace) -> int:
    """Print the relations around an entity, nearest and strongest first; exit code 1 where there is none."""
    found = ask(options)
    if wants_json(options):
        print_json(found.to_dict())
        return 0 if found.relations else 1
    known = found.index
    notes = PrintedNotes(known, options.lang)
    counts = {"entities": len(found.entities) - 1, "relations": len(found.relations), "hops": found.hops}
    print_heading(message("near-heading", options.lang, name=name_of(known, found.entity, options.lang), **counts))
    for step in found.relations:
        print_step(known, step, notes, options.lang, lead=" • ", indent=3)
    print_hidden(found.hidden, options.lang)
    notes.print()
    return 0 if found.relations else 1
