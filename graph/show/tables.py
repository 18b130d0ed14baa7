"""Answers as pandas frames, and as tables that a notebook shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graph.model.claim_index import ClaimIndex
from graph.problems import LazoError
from graph.show.markup import html_list, html_paragraph, html_table
from graph.show.notes import Notes
from graph.show.steps import Step, make_step
from graph.words.messages import message
from graph.words.sentences import name_of

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["ROWS", "STEP_FIELDS", "Sheet", "TableRow", "count_table", "make_frame"]

TableRow = tuple[Sequence[str], Sequence[Step]]
"""A row of a table: its first cells, and the claims that the last one tells."""

ROWS = 50
"""How many rows of a table a notebook shows; frames have all. Source: a choice of ours."""

PARALLEL = 3
"""How many parallel relations of a step are told. Source: a choice of ours."""

STEP_FIELDS = tuple(entry.partition(":")[0] for entry in Step.JSON)
"""The fields of a step in JSON, which are the columns of its frame."""


def make_frame(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> DataFrame:
    """Return rows as a pandas frame with these columns; dates stay text, as precise as they are known.

    Raises:
        LazoError: pandas isn't installed.
    """
    try:
        from pandas import DataFrame
    except ImportError as error:
        raise LazoError("frames need pandas; install it with: pip install 'lazo[pandas]'") from error
    return DataFrame(rows, columns=list(columns))


def count_table(index: ClaimIndex) -> str:
    """Return how many entities, relations and sources a collection has, by kind, as an HTML table."""
    schema = index.schema
    relations = [
        "{} ({})".format(schema.themes[index.theme(relation)].label["en"], relation.status)
        for relation in index.relations.values()
    ]
    kinds: dict[str, Iterable[str]] = {
        "entities": [schema.entity_types[entity.type].label["en"] for entity in index.entities.values()],
        "relations": relations,
        "sources": [schema.source_kinds[source.kind].label["en"] for source in index.sources.values()],
    }
    rows = []
    for name, found in kinds.items():
        counts = Counter(found)
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        rows.append([name, str(counts.total()), ", ".join(f"{kind} {count}" for kind, count in ranked)])
    return html_table("Lazo", ("", "number", "by kind"), rows)


class Sheet:
    """What an answer shows of itself in a notebook: tables of claims, then their sources as numbered notes.

    Args:
        index: the collection that answered.
        language: of what is written.
    """

    def __init__(self, index: ClaimIndex, language: str) -> None:
        self._index, self._language = index, language
        self._notes = Notes(index, language)
        self._parts: list[str] = []

    def names(self, ids: Iterable[str]) -> list[str]:
        """Return the names of entities."""
        return [name_of(self._index, id, self._language) for id in ids]

    def add(self, caption: str, header: Sequence[str], rows: Sequence[TableRow]) -> None:
        """Add a table, which has a last column for the claims; without rows, its caption alone."""
        if not rows:
            self.add_line(caption)
            return
        cells = [[*first, [line for step in steps for line in self._tell(step)]] for first, steps in rows[:ROWS]]
        self._parts.append(html_table(caption, [*header, message("claims-heading", self._language)], cells))
        if len(rows) > ROWS:
            self.add_line(message("table-more", self._language, count=len(rows) - ROWS))

    def add_line(self, text: str) -> None:
        """Add a paragraph."""
        self._parts.append(html_paragraph(text))

    def finish(self, hidden: Mapping[str, int] | None = None) -> str:
        """Return the tables, what was left out, and the notes."""
        reasons = [self._reason(reason, count) for reason, count in (hidden or {}).items() if count]
        if reasons:
            self.add_line(message("hidden", self._language, reasons="; ".join(reasons)))
        self._parts.append(html_list(message("sources", self._language), self._notes.described()))
        return "".join(self._parts)

    def _reason(self, reason: str, count: int) -> str:
        """Return why claims were left out, without the option of the command line that did it."""
        return re.sub(r" \(--[^)]*\)", "", message(f"hidden-{reason}", self._language, count=count))

    def _tell(self, step: Step) -> list[str]:
        lines = self._notes.tell(step)
        for id in step.parallel[:PARALLEL]:
            other = make_step(self._index, self._index.relations[id], language=self._language)
            claim, *against = self._notes.tell(other)
            lines += [f"{message('also', self._language)}: {claim}", *against]
        if len(step.parallel) > PARALLEL:
            lines.append(message("page-side-by-side", self._language, count=len(step.parallel) - PARALLEL))
        return lines
