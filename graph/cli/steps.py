"""Relations as lines of an answer: the sentence with its mark, its notes, and what stands against it."""

from __future__ import annotations

from collections.abc import Mapping

from graph.claim_index import ClaimIndex
from graph.cli.citing import Notes
from graph.cli.output import print_wrapped
from graph.messages import message
from graph.query.steps import Step
from graph.sentences import name_of, sentence

__all__ = ["print_hidden", "print_step"]

PARALLEL = 3
"""How many parallel relations of a step are printed."""


def print_step(index: ClaimIndex, step: Step, notes: Notes, language: str, *, lead: str = "", indent: int = 0) -> None:
    """Print a relation, the relations parallel to it, and the denials of each."""
    space = " " * indent
    _print_relation(index, step.relation, notes, language, lead or space, space)
    for id in step.parallel[:PARALLEL]:
        _print_relation(index, id, notes, language, f"{space}  {message('also', language)}: ", f"{space}  ")
    if len(step.parallel) > PARALLEL:
        print_wrapped(message("and-more", language, count=len(step.parallel) - PARALLEL), f"{space}  ")


def print_hidden(hidden: Mapping[str, int], language: str) -> None:
    """Print how many relations were left out, by reason."""
    reasons = [message(f"hidden-{reason}", language, count=count) for reason, count in hidden.items() if count]
    if reasons:
        print_wrapped(message("hidden", language, reasons="; ".join(reasons)))


def _print_relation(index: ClaimIndex, id: str, notes: Notes, language: str, first: str, space: str) -> None:
    relation = index.relations[id]
    print_wrapped(f"{sentence(index, relation, language)} {notes.numbers([id])}", first, space + "  ")
    for denial in index.denials_of(id):
        rival = denial.object if denial.subject == id else denial.subject
        if rival in index.relations:
            against, cited = name_of(index, rival, language), [denial.id, rival]
        else:
            against, cited = sentence(index, denial, language), [denial.id]
        print_wrapped(f"{message('but', language)}: {against} {notes.numbers(cited)}", f"{space}  ")
