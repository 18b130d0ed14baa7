"""Claims told with what stands against them, and their citations as numbered notes."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model.claim_index import ClaimIndex
from graph.model.records import Citation, Relation
from graph.show.steps import Step, told_denials
from graph.words.messages import message
from graph.words.sentences import account, format_date, name_of

__all__ = ["Notes"]


class Notes:
    """The citations of an answer, numbered from 1 in the order in which they are first used.

    Args:
        index: the collection that answered.
        language: of the notes.
    """

    def __init__(self, index: ClaimIndex, language: str = "en") -> None:
        self._index, self._language = index, language
        self._numbers: dict[Citation, int] = {}

    def cite(self, citations: Iterable[Citation]) -> str:
        """Return the numbers of citations, as ``[1][3]``, giving out new ones where needed.

        The same passage of the same source has one number, whatever it says for each claim.
        """
        unique = dict.fromkeys(citation.reference() for citation in citations)
        return "".join(f"[{self._numbers.setdefault(citation, len(self._numbers) + 1)}]" for citation in unique)

    def tell(self, step: Step) -> list[str]:
        """Return the sentence of a claim, then each claim against it and its rivals, with the numbers of their citations.

        Where two claims dispute each other, the other one itself is told; rival figures and dates share one line.
        """
        lines = [f"{step.sentence} {self.cite(step.citations)}"]
        for denial in told_denials(step.denials):
            rival = self._index.relations.get(denial.by)
            against = name_of(self._index, denial.by, self._language) if rival else denial.sentence
            cited = self.cite((*denial.citations, *(rival.sources if rival else ())))
            lines.append(f"{message('but', self._language)}: {against} {cited}")
        return [*lines, *self.rivals(step.rivals)]

    def rivals(self, ids: Iterable[str]) -> list[str]:
        """Return one line with the figures and dates that rivals of a claim give; none where it has no rivals."""
        others = [self._index.relations[id] for id in ids if id in self._index.relations]
        accounts = [f"{account(self._index, other, self._language)} {self.cite(other.sources)}" for other in others]
        return [message("rivals-told", self._language, rivals="; ".join(accounts))] if accounts else []

    def described(self) -> list[str]:
        """Return all notes given out so far, in order."""
        return [self.describe(citation) for citation in self._numbers]

    def reading(self, relation: Relation) -> list[str]:
        """Return what the sources of a claim say that bears it, and when each was read again, as far as it is known."""
        lines = []
        for citation in relation.sources:
            read = citation.read and format_date(citation.read, self._language)
            again = message("read-again", self._language, date=read) if read else ""
            told = " – ".join(part for part in (citation.says, again) if part)
            if told:
                lines.append(f"{self.cite([citation])} {told}")
        return lines

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
