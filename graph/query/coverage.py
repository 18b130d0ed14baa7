"""How much the data holds of each state and theme: claims, independent origins, and how new it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model.claim_index import ClaimIndex
from graph.model.dates import UNKNOWN, PartialDate
from graph.model.records import Relation
from graph.query.special import peers_of

__all__ = ["Coverage", "CoverageCell", "find_coverage"]


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """What there is of one entity in one theme.

    Attributes:
        claims: how many relations.
        origins: with how many publishers or agencies these begin.
        newest: the latest date at which one of them happened, began, ended or was seen to hold.
    """

    claims: int
    origins: int
    newest: PartialDate | None

    def to_dict(self) -> dict[str, object]:
        """Return the cell as it stands in JSON."""
        return {"claims": self.claims, "origins": self.origins, "newest": str(self.newest) if self.newest else None}


@dataclass(frozen=True, slots=True)
class Coverage:
    """The table: entity to theme to cell, in the order of names and of the schema; themes without any claim are left out."""

    themes: tuple[str, ...]
    rows: Mapping[str, Mapping[str, CoverageCell]]

    def to_dict(self) -> dict[str, object]:
        """Return the table as ``lazo coverage --json`` prints it."""
        rows = {entity: {theme: cell.to_dict() for theme, cell in cells.items()} for entity, cells in self.rows.items()}
        return {"themes": list(self.themes), "rows": rows}


def find_coverage(index: ClaimIndex, entity: str) -> Coverage:
    """Return how much is known of an entity and of each of its peers (`graph.query.special.peers_of`), by theme."""
    entities = sorted({entity, *peers_of(index, entity)}, key=lambda id: index.entities[id].name())
    types = index.schema.relation_types
    table: dict[str, dict[str, list[Relation]]] = {id: {} for id in entities}
    for id in entities:
        for relation in index.relations_of(id):
            table[id].setdefault(types[relation.type].theme, []).append(relation)
    themes = tuple(theme for theme in index.schema.themes if any(theme in row for row in table.values()))
    rows = {
        id: {theme: _cell(index, found) for theme in themes if (found := row.get(theme))} for id, row in table.items()
    }
    return Coverage(themes, rows)


def _cell(index: ClaimIndex, relations: list[Relation]) -> CoverageCell:
    origins = {origin for relation in relations for origin in index.origins(relation)}
    dates = [date for relation in relations for date in (relation.start, relation.end, relation.as_of)]
    return CoverageCell(
        len(relations), len(origins), max((date for date in dates if date and date != UNKNOWN), default=None)
    )
