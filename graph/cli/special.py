"""``lazo special``: what a name, or a pair, has more or less of than its peers in the region."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from graph.cli.options import add_question, filters_from, load_data
from graph.cli.output import print_heading, print_json, print_table, wants_json
from graph.cli.parsing import CommandParser, name_text
from graph.model.claim_index import ClaimIndex
from graph.query.special import PatternCount, Special
from graph.words.messages import message

__all__ = ["ANSWERS", "parser", "run"]

ANSWERS = (Special,)
"""What the command answers with."""

MOST = 15
"""How many patterns of each kind are printed for people."""


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
    for key, patterns in (
        ("special-more", found.more),
        ("special-less", found.less),
        ("special-missing", found.missing),
    ):
        _print_patterns(graph, message(key, language), patterns[:MOST], language)
    return 0


def _print_patterns(index: ClaimIndex, heading: str, patterns: Sequence[PatternCount], language: str) -> None:
    if not patterns:
        return
    print_heading(heading)
    rows = []
    for each in patterns:
        example = " → ".join(index.entities[id].name(language) for id in each.examples[0]) if each.examples else ""
        rows.append((each.pattern, str(each.count), f"{each.mean:.1f}", str(each.peers), f"{each.lift:.2f}", example))
    columns = ("special-pattern", "special-here", "special-mean", "special-peers", "special-lift", "special-example")
    print_table([message(column, language) for column in columns], rows)
