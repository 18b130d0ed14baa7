"""Texts are clean: something in them, no stray blanks, no invisible signs, letters composed.

Blanks at either end or two in a row, line breaks, control characters, zero-width and direction marks, and letters
written in two parts (``e`` and an accent) make equal names look different to a search. Unicode form: NFC.

Good::

    title: Russia ratifies the agreement

Bad::

    title: "Russia ratifies  the agreement "
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import is_normalized

from graph.model.records import Entity, Relation, Source
from graph.model.schema import Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset
from graph.reading.yaml_reader import spell_trail

RULE = "clean-text"
BINDING = True

_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]")


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each text that isn't clean."""
    for entity in dataset.entities.values():
        yield from _problems(dataset, entity.id, _entity_texts(entity))
    for relation in dataset.relations.values():
        yield from _problems(dataset, relation.id, _relation_texts(relation))
    for source in dataset.sources.values():
        yield from _problems(dataset, source.id, _source_texts(source))


def _problems(dataset: Dataset, id: str, texts: Iterator[tuple[str, tuple[str | int, ...]]]) -> Iterator[Problem]:
    for text, trail in texts:
        fault = _fault(text)
        if fault:
            yield Problem(dataset.position(id, *trail), RULE, id, f"'{spell_trail(trail)}' {fault}")


def _fault(text: str) -> str | None:
    """Return what isn't clean about a text."""
    if not text.strip():
        return "holds an empty text; leave it out"
    invisible = _INVISIBLE.search(text)
    if invisible:
        return f"holds the invisible sign U+{ord(invisible[0]):04X}; take it out"
    if text != " ".join(text.split()):
        return "has blanks at an end, two in a row, or one that isn't plain; keep single plain blanks between words"
    if not is_normalized("NFC", text):
        return "has letters in two parts; write it in Unicode form NFC"
    return None


def _entity_texts(entity: Entity) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    for field, texts in (
        ("label", entity.label),
        ("description", entity.description),
        ("identifiers", entity.identifiers),
    ):
        yield from ((text, (field, key)) for key, text in texts.items())
    for language, names in entity.aliases.items():
        yield from ((name, ("aliases", language, index)) for index, name in enumerate(names))


def _relation_texts(relation: Relation) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    for index, citation in enumerate(relation.sources):
        for name, text in (("locator", citation.locator), ("says", citation.says)):
            if text is not None:
                yield text, ("sources", index, name)
    yield from ((text, ("role", language)) for language, text in relation.role.items())
    for index, quantity in enumerate(relation.quantities):
        if quantity.measure is not None:
            yield quantity.measure, ("quantities", index, "measure")


def _source_texts(source: Source) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    if source.title is not None:
        yield source.title, ("title",)
