"""``lazo audit``: what an editor should look at again."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from graph.cli.citing import PrintedNotes
from graph.cli.options import add_question, date_from, filters_from, load_data
from graph.cli.output import print_heading, print_json, print_wrapped, wants_json
from graph.cli.parsing import LARGEST_NUMBER, CommandParser, name_text, whole_number
from graph.cli.steps import print_step
from graph.query.audit import AUDIT_KINDS, Audit
from graph.words.messages import message

__all__ = ["ANSWERS", "parser", "run"]

ANSWERS = (Audit,)
"""What the command answers with."""


def parser() -> ArgumentParser:
    """Return the parser of the command."""
    parser = CommandParser()
    parser.add_argument(
        "entity",
        type=name_text,
        nargs="*",
        help="one name for its claims, several for those between them; none for all",
    )
    parser.add_argument(
        "--kind", action="append", choices=AUDIT_KINDS, help="look for this only; repeat it for several"
    )
    parser.add_argument("--since", metavar="DATE", help="also list what was not confirmed since this date")
    parser.add_argument(
        "--top",
        type=whole_number(1, LARGEST_NUMBER),
        default=20,
        metavar="N",
        help="at most N findings of each kind, for people (20)",
    )
    add_question(parser, statuses="all")
    return parser


def ask(options: Namespace) -> Audit:
    """Return the answer."""
    return load_data(options).audit(
        *options.entity,
        filters=filters_from(options),
        since=date_from(options.since, "--since"),
        kinds=options.kind or AUDIT_KINDS,
        language=options.lang,
    )


def run(options: Namespace) -> int:
    """Print the findings by kind."""
    found, language = ask(options), options.lang
    if wants_json(options):
        print_json(found.to_dict())
        return 0
    known = found.index
    notes = PrintedNotes(known, language)
    print_wrapped(message("audit-heading", language, claims=found.examined))
    for kind, count in found.counts.items():
        if not count:
            continue
        print_heading(message(f"audit-{kind}", language, count=count))
        for finding in [each for each in found.findings if each.kind == kind][: options.top]:
            print_wrapped(", ".join([finding.subject, *finding.detail]), " • ", "   ")
            for step in finding.steps[:4]:
                print_step(known, step, notes, language, indent=4)
        if count > options.top:
            print_wrapped(message("and-others", language, count=count - options.top), "   ")
    notes.print()
    return 0
