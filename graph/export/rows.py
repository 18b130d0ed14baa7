"""The graph as rows of plain values, which all formats of nodes and edges share.

A claim about which another claim speaks (a denial, say) becomes a node of type ``claim`` beside its edge, so that
the other claim has something to point at and no relation is lost.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.claim_index import ClaimIndex
from graph.model.records import Relation
from graph.model.schema import CLAIM
from graph.words.sentences import format_quantity, mark, sentence

__all__ = ["EDGE_FIELDS", "NODE_FIELDS", "Row", "edge_rows", "node_rows"]

Row = dict[str, str]

NODE_FIELDS = {
    "id": "the entity's id, or that of a claim that others speak of",
    "label": "its name in English, or the sentence of the claim with its mark",
    "type": "its type, or claim",
    "label_es": "its name in Spanish",
    "label_pt": "its name in Portuguese",
    "label_ru": "its name in Russian",
    "aliases": "further names, joined by |",
    "wikidata": "its Wikidata id",
}

EDGE_FIELDS = {
    "id": "the relation's id",
    "source": "the id of its subject",
    "target": "the id of its object",
    "label": "the phrase between them; behind a mark in brackets unless it is a plain fact",
    "type": "its relation type",
    "theme": "the theme of the type",
    "status": "how sure it is",
    "contested": "true where somebody denies or disputes it",
    "plain": "true where it stands as a plain fact",
    "start": "when it began or happened, as precise as known",
    "end": "when it ended",
    "as_of": "when it was seen to hold",
    "claimed_by": "who claims it, as ids joined by |",
    "quantities": "its numbers in words, joined by |",
    "against": "the ids of the claims against it, joined by |",
    "sources": "the ids of the sources that were read, joined by |",
    "origins": "how many independent beginnings it has",
    "sentence": "the whole sentence in English, with its mark",
}


def node_rows(index: ClaimIndex) -> Iterator[Row]:
    """Yield a row of `NODE_FIELDS` for each entity, then for each claim that others speak of, each sorted by id."""
    for _, entity in sorted(index.entities.items()):
        aliases = [name for names in entity.aliases.values() for name in names]
        yield {
            "id": entity.id,
            "label": entity.name(),
            "type": entity.type,
            **{f"label_{language}": entity.label.get(language, "") for language in ("es", "pt", "ru")},
            "aliases": "|".join(aliases),
            "wikidata": entity.identifiers.get("wikidata", ""),
        }
    for id in sorted(_spoken_of(index)):
        empty = dict.fromkeys(NODE_FIELDS, "")
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
            "theme": kind.theme,
            "status": relation.status,
            "contested": _flag(relation.id in index.contested),
            "plain": _flag(not warning),
            **_dates(relation),
            "claimed_by": "|".join(relation.claimed_by),
            "quantities": "|".join(format_quantity(index, each) for each in relation.quantities),
            "against": "|".join(denial.id for denial in index.denials_of(relation.id)),
            "sources": "|".join(dict.fromkeys(citation.source for citation in relation.sources)),
            "origins": str(len(index.origins(relation))),
            "sentence": sentence(index, relation),
        }


def _spoken_of(index: ClaimIndex) -> set[str]:
    ends = (end for relation in index.relations.values() for end in (relation.subject, relation.object))
    return {end for end in ends if end in index.relations}


def _dates(relation: Relation) -> Row:
    return {name: str(getattr(relation, name) or "") for name in ("start", "end", "as_of")}


def _flag(value: bool) -> str:
    return "true" if value else "false"
