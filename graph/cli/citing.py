"""Sources as numbered notes under an answer."""

from __future__ import annotations

from collections.abc import Iterable

from graph.cli.output import print_heading, print_wrapped
from graph.show import notes
from graph.words.messages import message

__all__ = ["PrintedNotes"]


class PrintedNotes(notes.Notes):
    """The citations of an answer, printed below it."""

    def numbers(self, relation_ids: Iterable[str]) -> str:
        """Return the numbers of the citations of relations, as ``[1][3]``, giving out new ones where needed."""
        return self.cite(citation for id in relation_ids for citation in self._index.relations[id].sources)

    def print(self) -> None:
        """Print all notes given out so far."""
        described = self.described()
        if described:
            print_heading(message("sources", self._language))
        for number, note in enumerate(described, 1):
            print_wrapped(note, f"{f'[{number}]':>6} ")
