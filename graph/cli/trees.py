"""``lazo links`` for three names and more: the best trees, what is shared, what each pair has alone."""

from __future__ import annotations

from graph.cli.citing import PrintedNotes
from graph.cli.output import print_heading, print_wrapped
from graph.cli.steps import print_hidden, print_step
from graph.model.claim_index import ClaimIndex
from graph.query.trees import Trees
from graph.words.messages import message
from graph.words.sentences import name_of

__all__ = ["print_trees"]

SHARED = 12
"""How many shared intermediaries are printed for people. Source: a choice of ours."""


def print_trees(graph: ClaimIndex, found: Trees, language: str) -> None:
    """Print what connects the names."""
    notes = PrintedNotes(graph, language)
    names = [name_of(graph, id, language) for id in found.entities]
    print_heading(message("links-question", language, first=", ".join(names[:-1]), last=names[-1]))
    for tree in found.trees:
        print_heading(message("tree-heading", language, rank=tree.rank))
        for step in tree.steps:
            print_step(graph, step, notes, language, lead=" • ", indent=3)
    for group in found.unconnected:
        alone = ", ".join(name_of(graph, id, language) for id in group)
        print_wrapped(message("unconnected", language, names=alone))
    if found.shared:
        print_heading(message("shared-heading", language))
    for shared in found.shared[:SHARED]:
        linked = ", ".join(name_of(graph, id, language) for id in shared.names)
        print_wrapped(f"{shared.label}: {linked}", " • ", "   ")
    if len(found.shared) > SHARED:
        print_wrapped(message("and-others", language, count=len(found.shared) - SHARED), "   ")
    print_heading(message("pairs-heading", language))
    for pair in found.pairs:
        ends = " – ".join(name_of(graph, id, language) for id in pair.names)
        print_wrapped(
            message("pair-line", language, names=ends, direct=pair.direct, alone=len(pair.alone)), " • ", "   "
        )
    print_hidden(found.hidden, language)
    notes.print()
