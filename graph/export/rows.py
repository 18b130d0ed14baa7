"""The graph as rows of plain values, which all formats of nodes and edges share.

A claim about which another claim speaks (a denial, say) becomes a node of type ``claim`` beside its edge, so that
the other claim has something to point at and no relation is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from graph.export.joined_lists import join_list
from graph.model.claim_index import ClaimIndex
from graph.model.records import Relation
from graph.model.schema import CLAIM, ENGLISH, Schema
from graph.words.sentences import format_quantity, mark, sentence

__all__ = [
    "EDGE_FIELDS",
    "Field",
    "Kind",
    "Row",
    "Value",
    "edge_rows",
    "flat",
    "flat_value",
    "node_fields",
    "node_rows",
]

Value = str | bool | int | float | tuple[str, ...]
Row = dict[str, Value]
"""A row of a table: each field with a value of its kind; what is not known is an empty text or an empty list."""

Kind = type[str] | type[bool] | type[int] | type[float] | type[tuple[str, ...]]


class Field(NamedTuple):
    """A column of the tables: what it means, and whether it holds a text, a yes or no, a number or a list of texts."""

    meaning: str
    kind: Kind = str


def node_fields(schema: Schema) -> dict[str, Field]:
    """Return the columns of the table of nodes; each further language of the schema has one for names."""
    others = {
        f"label_{language.id}": Field(f"its name in {language.label[ENGLISH]}")
        for language in schema.languages.values()
        if language.id != ENGLISH
    }
    return {
        "id": Field("the entity's id, or that of a claim that others speak of"),
        "label": Field("its name in English, or the sentence of the claim with its mark"),
        "type": Field("its type, or claim"),
        **others,
        "aliases": Field("further names", tuple),
        "wikidata": Field("its Wikidata id"),
    }


EDGE_FIELDS = {
    "id": Field("the relation's id"),
    "source": Field("the id of its subject"),
    "target": Field("the id of its object"),
    "label": Field("the phrase between them; behind a mark in brackets unless it is a plain fact"),
    "type": Field("its relation type"),
    "theme": Field("the theme of what it is about"),
    "status": Field("how sure it is"),
    "contested": Field("true where somebody denies or disputes it", bool),
    "plain": Field("true where it stands as a plain fact", bool),
    "start": Field("when it began or happened, as precise as known"),
    "end": Field("when it ended"),
    "as_of": Field("when it was seen to hold"),
    "claimed_by": Field("who claims it, as ids", tuple),
    "quantities": Field("its numbers in words", tuple),
    "against": Field("the ids of the claims against it", tuple),
    "sources": Field("the ids of the sources that were read", tuple),
    "origins": Field("how many independent beginnings it has", int),
    "sentence": Field("the whole sentence in English, with its mark"),
}


def node_rows(index: ClaimIndex) -> Iterator[Row]:
    """Yield a row of `node_fields` for each entity, then for each claim that others speak of, each sorted by id."""
    languages = [language for language in index.schema.languages if language != ENGLISH]
    for _, entity in sorted(index.entities.items()):
        aliases = [name for names in entity.aliases.values() for name in names]
        yield {
            "id": entity.id,
            "label": entity.name(),
            "type": entity.type,
            **{f"label_{language}": entity.label.get(language, "") for language in languages},
            "aliases": tuple(aliases),
            "wikidata": entity.identifiers.get("wikidata", ""),
        }
    for id in sorted(_spoken_of(index)):
        empty: Row = {name: field.kind() for name, field in node_fields(index.schema).items()}
        yield {**empty, "id": id, "label": sentence(index, index.relations[id]), "type": CLAIM}


def edge_rows(index: ClaimIndex) -> Iterator[Row]:
    """Yield a row of `EDGE_FIELDS` for each relation, sorted by id."""
    for _, relation in sorted(index.relations.items()):
        kind = index.schema.relation_types[relation.type]
        warning = mark(index, relation)
        yield {
            "id": relation.id,
            "source": relation.subject,
            "target": relation.object,
            "label": f"[{warning}] {kind.phrase['en'][0]}" if warning else kind.phrase["en"][0],
            "type": relation.type,
            "theme": index.theme(relation),
            "status": relation.status,
            "contested": relation.id in index.contested,
            "plain": not warning,
            **_dates(relation),
            "claimed_by": relation.claimed_by,
            "quantities": tuple(format_quantity(index, each) for each in relation.quantities),
            "against": tuple(denial.id for denial in index.denials_of(relation.id)),
            "sources": tuple(dict.fromkeys(citation.source for citation in relation.sources)),
            "origins": len(index.origins(relation)),
            "sentence": sentence(index, relation),
        }


def flat(row: Row) -> dict[str, str]:
    """Return a row as texts, for formats that know nothing else."""
    return {name: flat_value(value) for name, value in row.items()}


def flat_value(value: Value) -> str:
    """Return a value as a text: ``true`` or ``false``, digits, or the members of a list joined by `join_list`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return join_list(value) if isinstance(value, tuple) else str(value)


def _spoken_of(index: ClaimIndex) -> set[str]:
    ends = (end for relation in index.relations.values() for end in (relation.subject, relation.object))
    return {end for end in ends if end in index.relations}


def _dates(relation: Relation) -> Row:
    return {name: str(getattr(relation, name) or "") for name in ("start", "end", "as_of")}
