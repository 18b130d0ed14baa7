"""Entities side by side, theme by theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.model.claim_index import ClaimIndex
from graph.model.json_form import JsonForm
from graph.model.records import Relation
from graph.problems import UsageError
from graph.query.questions import NamesQuestion
from graph.search.filters import Filters
from graph.search.question import Search
from graph.show.answer import Answer
from graph.show.counted import Count, count_of
from graph.show.markup import html_paragraph, html_table
from graph.show.steps import Step, make_step
from graph.show.tables import make_frame
from graph.words.messages import message

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["Comparison", "ThemeCounts", "compare"]


@dataclass(frozen=True, slots=True)
class ThemeCounts(JsonForm):
    """The claims of an entity that belong to a theme: all, and of each type, in the order of the schema."""

    JSON = ("*total", "types")

    total: Count
    types: Mapping[str, Count]


@dataclass(frozen=True, slots=True, repr=False)
class Comparison(Answer):
    """Entities side by side.

    Attributes:
        entities: those asked for.
        filters: what was let in.
        themes: theme to entity to its claims of the theme; every theme of the schema that one has.
        totals: entity to all its claims.
        index: the collection as it was known, in which the answer can be looked up further.
        language: of its words.
    """

    JSON = ("query", "themes", "totals")

    entities: tuple[str, ...]
    filters: Filters
    themes: Mapping[str, Mapping[str, ThemeCounts]]
    totals: Mapping[str, Count]
    index: ClaimIndex = field(kw_only=True, repr=False, compare=False)
    language: str = field(default="en", kw_only=True, repr=False, compare=False)

    @property
    def query(self) -> NamesQuestion:
        """The question."""
        return NamesQuestion(self.entities, self.filters)

    @property
    def rows(self) -> tuple[str, ...]:
        """The themes."""
        return tuple(self.themes)

    def steps(self) -> Iterator[Step]:
        """Yield the claims that were counted, entity by entity."""
        for total in self.totals.values():
            for id in total.claims:
                yield make_step(self.index, self.index.relations[id], language=self.language)

    def table(self) -> list[list[str]]:
        """Return the cells of the table that people read: themes, their types, and the total; see `Count`."""
        schema, rows = self.index.schema, []
        for theme, row in self.themes.items():
            rows.append(
                [schema.themes[theme].label[self.language].upper(), *(str(row[id].total) for id in self.entities)]
            )
            shown = [type for type in schema.relation_types if any(type in row[id].types for id in self.entities)]
            rows += [[f"  {type}", *(str(row[id].types.get(type, "–")) for id in self.entities)] for type in shown]
        rows.append([message("all-relations", self.language), *(str(self.totals[id]) for id in self.entities)])
        return rows

    def to_frame(self) -> DataFrame:
        """Return a pandas frame with a row for each theme, entity and relation type."""
        rows: list[dict[str, Any]] = []
        for theme, row in self.themes.items():
            for entity, counts in row.items():
                known = {"theme": theme, "entity": entity}
                rows += [{**known, "type": type, **count.to_dict()} for type, count in counts.types.items()]
        return make_frame(rows, ("theme", "entity", "type", "count", "stands", "weakest", "claims"))

    def _repr_html_(self) -> str:
        names = [self.index.entities[entity].name(self.language) for entity in self.entities]
        table = html_table(" – ".join(names), ["", *names], self.table())
        return table + html_paragraph(message("counts-note", self.language))


def compare(
    index: ClaimIndex, entities: Sequence[str], *, filters: Filters | None = None, language: str = "en"
) -> Comparison:
    """Return how many claims of each theme and type each entity has, in the order of the schema.

    Raises:
        UsageError: fewer than two entities, or an unknown one.
    """
    if len(entities) < 2:
        raise UsageError("a comparison needs two entities or more")
    search = Search(index, filters)
    search.check(entities, 1)
    view = search.index
    own = {
        entity: [relation for relation in search.selection.kept if entity in (relation.subject, relation.object)]
        for entity in entities
    }
    themes = {
        theme: {entity: _of_theme(view, relations, theme) for entity, relations in own.items()}
        for theme in index.schema.themes
    }
    return Comparison(
        tuple(entities),
        search.selection.filters,
        {theme: row for theme, row in themes.items() if any(counts.total.count for counts in row.values())},
        {entity: count_of(view, relations) for entity, relations in own.items()},
        index=view,
        language=language,
    )


def _of_theme(index: ClaimIndex, relations: Sequence[Relation], theme: str) -> ThemeCounts:
    """Return the claims among some that belong to a theme."""
    types = index.schema.relation_types
    own = [relation for relation in relations if index.theme(relation) == theme]
    by_type = {type: [relation for relation in own if relation.type == type] for type in types}
    counts = {type: count_of(index, found) for type, found in by_type.items() if found}
    return ThemeCounts(count_of(index, own), counts)
