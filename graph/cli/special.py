"""``lazo special``: what a name, or a pair, has more or less of than its peers in the region."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from graph.cli.citing import PrintedNotes
from graph.cli.options import add_question, filters_from, load_data
from graph.cli.output import print_heading, print_json, print_table, print_wrapped, wants_json
from graph.cli.parsing import CommandParser, name_text
from graph.cli.steps import print_step
from graph.model.claim_index import ClaimIndex
from graph.query.special import PatternCount, Special
from graph.words.messages import message

__all__ = ["ANSWERS", "parser", "run"]

ANSWERS = (Special,)
"""What the command answers with."""

MOST = 15
"""How many patterns of each kind are printed for people. Source: a choice of ours."""


def parser() -> ArgumentParser:
    """Return the parser of the command."""
    parser = CommandParser()
    parser.add_argument("entity", type=name_text, help="a name or id, such as a state of the region")
    parser.add_argument(
        "partner", type=name_text, nargs="?", help="another one: what is special about what links the two"
    )
    add_question(parser)
    return parser


def ask(options: Namespace) -> Special:
    """Return the answer."""
    filters = filters_from(options)
    return load_data(options).special(options.entity, options.partner, filters=filters, language=options.lang)


def run(options: Namespace) -> int:
    """Print the patterns that are over- and under-represented, and those that are missing."""
    found, language = ask(options), options.lang
    graph = found.index
    if wants_json(options):
        print_json(found.to_dict())
        return 0
    ends = [graph.entities[id].name(language) for id in (found.entity, found.partner) if id]
    print_heading(message("special-heading", language, names=" – ".join(ends), peers=len(found.peers)))
    notes = PrintedNotes(graph, language)
    for key, patterns in (
        ("special-more", found.more),
        ("special-less", found.less),
        ("special-missing", found.missing),
    ):
        _print_patterns(graph, message(key, language), patterns[:MOST], notes, language)
    print_wrapped(message("counts-note", language))
    notes.print()
    return 0


def _print_patterns(
    index: ClaimIndex, heading: str, patterns: Sequence[PatternCount], notes: PrintedNotes, language: str
) -> None:
    """Print patterns as a table, then the first example of each with its marks and sources."""
    if not patterns:
        return
    print_heading(heading)
    rows = [
        (each.pattern, f"{each.count} ({each.stands})", f"{each.mean:.1f}", str(each.peers), f"{each.lift:.2f}")
        for each in patterns
    ]
    columns = ("special-pattern", "special-here", "special-mean", "special-peers", "special-lift")
    print_table([message(column, language) for column in columns], rows)
    for each in patterns:
        for number, step in enumerate(each.steps):
            print_step(index, step, notes, language, lead=" • " if number == 0 else "   ", indent=3)
