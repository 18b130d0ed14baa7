"""``lazo agreements``: the life of agreements, what is in force on a day, who signed but hasn't ratified."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace

from graph.cli.citing import PrintedNotes
from graph.cli.options import add_question, filters_from, load_data
from graph.cli.output import print_heading, print_json, print_wrapped, wants_json
from graph.cli.parsing import CommandParser, name_text
from graph.cli.steps import print_hidden, print_step
from graph.model.claim_index import ClaimIndex
from graph.query.agreements import Agreement, Agreements, tell_standing
from graph.words.messages import message

__all__ = ["ANSWERS", "parser", "run"]

ANSWERS = (Agreements,)
"""What the command answers with."""


def parser() -> ArgumentParser:
    """Return the parser of the command."""
    parser = CommandParser()
    parser.add_argument(
        "entity", type=name_text, nargs="*", help="names or ids; only agreements in which all of them take part"
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--in-force", action="store_true", help="only those in force (on the day of --as-of)")
    which.add_argument("--unratified", action="store_true", help="only those that somebody signed but hasn't ratified")
    add_question(parser)
    return parser


def ask(options: Namespace) -> Agreements:
    """Return the answer with the agreements that were chosen."""
    found = _ask_all(options)
    return replace(found, agreements=tuple(_chosen(found, options)))


def _ask_all(options: Namespace) -> Agreements:
    return load_data(options).agreements(*options.entity, filters=filters_from(options), language=options.lang)


def run(options: Namespace) -> int:
    """Print the agreements with their dated steps and how each participant stands; exit code 1 where there is none."""
    found, language = _ask_all(options), options.lang
    chosen = _chosen(found, options)
    if wants_json(options):
        kept = {each.id for each in chosen}
        answer = found.to_dict()
        answer["agreements"] = [each.to_dict() for each in found.agreements if each.id in kept]
        print_json(answer)
        return 0 if chosen else 1
    known = found.index
    notes = PrintedNotes(known, language)
    for agreement in chosen:
        _print_agreement(known, agreement, notes, language)
    print_wrapped(message("agreements-count", language, shown=len(chosen), all=len(found.agreements)))
    print_hidden(found.hidden, language)
    notes.print()
    return 0 if chosen else 1


def _chosen(found: Agreements, options: Namespace) -> list[Agreement]:
    if options.in_force:
        return list(found.in_force)
    if options.unratified:
        waiting = {each.agreement for each in found.unratified}
        return [each for each in found.agreements if each.id in waiting]
    return list(found.agreements)


def _print_agreement(index: ClaimIndex, agreement: Agreement, notes: PrintedNotes, language: str) -> None:
    print_heading(agreement.label, f"  {agreement.id}")
    for participant in agreement.participants:
        name = index.entities[participant.entity].name(language)
        print_wrapped(f"{name}: {tell_standing(index, participant, language)}", "   ")
    for step in agreement.steps:
        print_step(index, step, notes, language, lead=f" • {step.start or ''!s:10} ", indent=14)
