"""How much the data holds of each state and theme: claims, independent origins, and how new it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.model.claim_index import ClaimIndex
from graph.model.dates import UNKNOWN, PartialDate
from graph.model.json_form import JsonForm
from graph.model.records import Relation
from graph.query.questions import NamesQuestion
from graph.query.special import peers_of
from graph.search.filters import Filters
from graph.show.answer import Answer
from graph.show.markup import html_table
from graph.show.steps import Step, make_step
from graph.show.tables import make_frame
from graph.words.sentences import name_of

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["Coverage", "CoverageCell", "find_coverage"]


@dataclass(frozen=True, slots=True)
class CoverageCell(JsonForm):
    """What there is of one entity in one theme.

    Attributes:
        claims: how many relations.
        origins: with how many publishers or agencies these begin.
        newest: the latest date at which one of them happened, began, ended or was seen to hold.
    """

    claims: int
    origins: int
    newest: PartialDate | None


@dataclass(frozen=True, slots=True, repr=False)
class Coverage(Answer):
    """The table: entity to theme to cell, in the order of names and of the schema; themes without any claim are left out."""

    JSON = ("themes", "rows: cells")

    themes: tuple[str, ...]
    cells: Mapping[str, Mapping[str, CoverageCell]]
    entity: str
    index: ClaimIndex = field(kw_only=True, repr=False, compare=False)
    language: str = field(default="en", kw_only=True, repr=False, compare=False)

    @property
    def query(self) -> NamesQuestion:
        """The question: the entity with whose peers the table is made."""
        return NamesQuestion((self.entity,), Filters(statuses=tuple(self.index.schema.statuses)))

    @property
    def rows(self) -> tuple[str, ...]:
        """The entities, by name."""
        return tuple(self.cells)

    def steps(self) -> Iterator[Step]:
        """Yield the claims that were counted, entity by entity."""
        for entity in self.cells:
            for relation in self.index.relations_of(entity):
                yield make_step(self.index, relation, entity, language=self.language)

    def to_frame(self) -> DataFrame:
        """Return a pandas frame with one row for each entity and theme that has claims."""
        rows = [
            {"entity": entity, "theme": theme, **cell.to_dict()}
            for entity, cells in self.cells.items()
            for theme, cell in cells.items()
        ]
        return make_frame(rows, ("entity", "theme", "claims", "origins", "newest"))

    def _repr_html_(self) -> str:
        labels = [self.index.schema.themes[theme].label[self.language] for theme in self.themes]
        rows = [
            [name_of(self.index, entity, self.language), *(_shown(cells.get(theme)) for theme in self.themes)]
            for entity, cells in self.cells.items()
        ]
        return html_table("", ["", *labels], rows)


def _shown(cell: CoverageCell | None) -> str:
    """Return a cell in words: ``claims / origins, newest year``."""
    if cell is None:
        return "–"
    newest = f", {cell.newest.year}" if cell.newest else ""
    return f"{cell.claims} / {cell.origins}{newest}"


def find_coverage(index: ClaimIndex, entity: str, *, language: str = "en") -> Coverage:
    """Return how much is known of an entity and of each of its peers (`graph.query.special.peers_of`), by theme."""
    entities = sorted({entity, *peers_of(index, entity)}, key=lambda id: index.entities[id].name())
    table: dict[str, dict[str, list[Relation]]] = {id: {} for id in entities}
    for id in entities:
        for relation in index.relations_of(id):
            table[id].setdefault(index.theme(relation), []).append(relation)
    themes = tuple(theme for theme in index.schema.themes if any(theme in row for row in table.values()))
    rows = {
        id: {theme: _cell(index, found) for theme in themes if (found := row.get(theme))} for id, row in table.items()
    }
    return Coverage(themes, rows, entity, index=index, language=language)


def _cell(index: ClaimIndex, relations: list[Relation]) -> CoverageCell:
    origins = {origin for relation in relations for origin in index.origins(relation)}
    dates = [date for relation in relations for date in (relation.start, relation.end, relation.as_of)]
    return CoverageCell(
        len(relations), len(origins), max((date for date in dates if date and date != UNKNOWN), default=None)
    )
