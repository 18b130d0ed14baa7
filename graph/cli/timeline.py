"""``lazo timeline``: dated claims in order, of one name or between several."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from graph.cli.citing import PrintedNotes
from graph.cli.options import add_question, filters_from, load_data
from graph.cli.output import print_heading, print_json, wants_json
from graph.cli.parsing import CommandParser, name_text
from graph.cli.steps import print_hidden, print_step
from graph.query.timeline import Timeline
from graph.words.messages import message
from graph.words.sentences import name_of

__all__ = ["ANSWERS", "parser", "run"]

ANSWERS = (Timeline,)
"""What the command answers with."""


def parser() -> ArgumentParser:
    """Return the parser of the command."""
    parser = CommandParser()
    parser.add_argument("entity", type=name_text, nargs="+", help="one or more names or ids")
    add_question(parser)
    return parser


def ask(options: Namespace) -> Timeline:
    """Return the answer."""
    return load_data(options).timeline(*options.entity, filters=filters_from(options), language=options.lang)


def run(options: Namespace) -> int:
    """Print dated claims, oldest first, then the undated ones; exit code 1 where there is none."""
    found, language = ask(options), options.lang
    empty = not (found.entries or found.undated)
    if wants_json(options):
        print_json(found.to_dict())
        return 1 if empty else 0
    known = found.index
    notes = PrintedNotes(known, language)
    names = ", ".join(name_of(known, id, language) for id in found.entities)
    print_heading(message("timeline-heading", language, names=names))
    marks = {"start": "", "end": f"{message('ends-mark', language)}: ", "as_of": f"{message('seen-mark', language)}: "}
    for entry in found.entries:
        print_step(known, entry.step, notes, language, lead=f"{entry.date!s:10}  {marks[entry.kind]}", indent=12)
    if found.undated:
        print_heading(message("undated", language))
        for step in found.undated:
            print_step(known, step, notes, language, lead=" " * 12, indent=12)
    print_hidden(found.hidden, language)
    notes.print()
    return 1 if empty else 0
