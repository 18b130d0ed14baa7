"""Words from closed lists stand in them: status, unit, kind of source, and the languages of labels.

``lazo schema`` lists the words.

Good::

    status: reported

Bad::

    status: rumoured
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.model.schema import Schema
from graph.problems import Problem, did_you_mean
from graph.reading.dataset import Dataset

RULE = "term-exists"
BINDING = True


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each word that its list doesn't have."""
    for relation in dataset.relations.values():
        if relation.status not in schema.statuses:
            yield _problem(dataset, relation.id, "status", relation.status, schema.statuses, "status")
        for index, quantity in enumerate(relation.quantities):
            if quantity.unit not in schema.units:
                yield _problem(dataset, relation.id, "unit", quantity.unit, schema.units, "quantities", index, "unit")
        yield from _languages(dataset, schema, relation.id, {"role": relation.role})
    for source in dataset.sources.values():
        if source.carrier is not None and source.carrier not in schema.carriers:
            yield _problem(dataset, source.id, "carrier", source.carrier, schema.carriers, "carrier")
        if source.kind not in schema.source_kinds:
            yield _problem(dataset, source.id, "kind of source", source.kind, schema.source_kinds, "kind")
    for entity in dataset.entities.values():
        if entity.medium is not None and entity.medium not in schema.media:
            yield _problem(dataset, entity.id, "medium", entity.medium, schema.media, "medium")
        if entity.theme is not None and entity.theme not in schema.themes:
            yield _problem(dataset, entity.id, "theme", entity.theme, schema.themes, "theme")
        texts: dict[str, Mapping[str, Any]] = {
            "label": entity.label,
            "aliases": entity.aliases,
            "description": entity.description,
        }
        yield from _languages(dataset, schema, entity.id, texts)


def _languages(dataset: Dataset, schema: Schema, id: str, fields: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    for field, texts in fields.items():
        for language in texts.keys() - schema.languages.keys():
            yield _problem(dataset, id, "language", language, schema.languages, field, language, key=True)


def _problem(
    dataset: Dataset, id: str, noun: str, word: str, known: Iterable[str], *trail: str | int, key: bool = False
) -> Problem:
    offer = did_you_mean(word, known) if len(word) < 40 else ""
    message = f"no {noun} '{word}'{offer or '; known are ' + ', '.join(known)}"
    return Problem(dataset.position(id, *trail, key=key), RULE, id, message)
