"""``lazo find``: names, in any spelling or script."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from graph.cli.options import add_data, add_endpoint, add_output, load_graph
from graph.cli.output import print_json, print_line, print_table, wants_json
from graph.cli.parsing import LARGEST_NUMBER, CommandParser, name_text, whole_number
from graph.query.names import Matches

__all__ = ["ANSWERS", "parser", "run"]


ANSWERS = (Matches,)
"""What the command answers with."""


def parser() -> ArgumentParser:
    """Return the parser of the command."""
    parser = CommandParser()
    parser.add_argument("text", type=name_text, help="a name, or a part of it")
    parser.add_argument(
        "--top", type=whole_number(1, LARGEST_NUMBER), default=10, metavar="N", help="at most N entities (10)"
    )
    add_data(parser)
    add_endpoint(parser)
    add_output(parser)
    return parser


def run(options: Namespace) -> int:
    """Print the entities that the text may mean, best first; exit code 1 where there is none."""
    found = load_graph(options).find(options.text, limit=options.top)
    if wants_json(options):
        print_json(found.to_dict())
    elif len(found):
        rows = [
            (match.id, match.entity.name(options.lang), match.type, match.matched, match.how, f"{match.score:.2f}")
            for match in found
        ]
        print_table(("id", "name", "type", "matched", "how", "score"), rows)
    else:
        print_line(f"nothing is called '{options.text}', or nearly so")
    return 0 if len(found) else 1
