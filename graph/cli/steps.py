"""Relations as lines of an answer: the sentence with its mark, its notes, and what stands against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.cli.citing import PrintedNotes
from graph.cli.output import print_wrapped
from graph.model.claim_index import ClaimIndex
from graph.show.steps import Step, make_step
from graph.words.messages import message

__all__ = ["print_hidden", "print_step"]

PARALLEL = 3
"""How many parallel relations of a step are printed. Source: a choice of ours."""


def print_step(
    index: ClaimIndex, step: Step, notes: PrintedNotes, language: str, *, lead: str = "", indent: int = 0
) -> None:
    """Print a relation, the relations parallel to it, and the denials of each."""
    space = " " * indent
    _print_told(notes.tell(step), lead or space, space)
    for id in step.parallel[:PARALLEL]:
        other = make_step(index, index.relations[id], language=language)
        _print_told(notes.tell(other), f"{space}  {message('also', language)}: ", f"{space}  ")
    if len(step.parallel) > PARALLEL:
        print_wrapped(message("and-more", language, count=len(step.parallel) - PARALLEL), f"{space}  ")


def print_hidden(hidden: Mapping[str, int], language: str) -> None:
    """Print how many relations were left out, by reason."""
    reasons = [message(f"hidden-{reason}", language, count=count) for reason, count in hidden.items() if count]
    if reasons:
        print_wrapped(message("hidden", language, reasons="; ".join(reasons)))


def _print_told(told: Sequence[str], first: str, space: str) -> None:
    claim, *against = told
    print_wrapped(claim, first, space + "  ")
    for line in against:
        print_wrapped(line, f"{space}  ")
