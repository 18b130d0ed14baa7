"""Sources as numbered notes under an answer."""

from __future__ import annotations

from collections.abc import Iterable

from graph.claim_index import ClaimIndex
from graph.cli.output import bold, print_wrapped
from graph.messages import message
from graph.model import Citation
from graph.sentences import format_date, name_of

__all__ = ["Notes"]


class Notes:
    """The citations of an answer, numbered in the order in which they are first used."""

    def __init__(self, index: ClaimIndex, language: str) -> None:
        self._index, self._language = index, language
        self._numbers: dict[Citation, int] = {}

    def numbers(self, relation_ids: Iterable[str]) -> str:
        """Return the numbers of the citations of relations, as ``[1][3]``, giving out new ones where needed."""
        citations = dict.fromkeys(
            citation for id in relation_ids for citation in self._index.relations[id].sources
        )
        return "".join(f"[{self._numbers.setdefault(citation, len(self._numbers) + 1)}]" for citation in citations)

    def print(self) -> None:
        """Print all notes given out so far."""
        if self._numbers:
            print(bold(message("sources", self._language)))
        for citation, number in self._numbers.items():
            print_wrapped(self.describe(citation), f"{f'[{number}]':>6} ")

    def describe(self, citation: Citation) -> str:
        """Return a citation in words: what was read, where in it, and what it passes on."""
        chain = self._index.chain(citation)
        read = self.describe_source(chain[0])
        if citation.locator:
            read += f", {citation.locator}"
        passed = [message("passing-on", self._language, source=self.describe_source(id)) for id in chain[1:]]
        return "; ".join([read, *passed])

    def describe_source(self, id: str) -> str:
        """Return a source in words: publisher, agency, title, date and address."""
        source = self._index.sources[id]
        parts = [name_of(self._index, source.publisher, self._language)]
        if source.agency:
            parts[0] += f" ({name_of(self._index, source.agency, self._language)})"
        if source.title:
            parts.append(f"“{source.title}”")
        if source.issued:
            parts.append(format_date(source.issued, self._language))
        elif source.accessed:
            date = format_date(source.accessed, self._language)
            parts.append(message("undated-read", self._language, date=date))
        return ", ".join(parts) + (f" {source.url}" if source.url else "")
