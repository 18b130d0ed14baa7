"""FollowTheMoney entities as JSON Lines (https://followthemoney.tech/): for OpenSanctions' and Aleph's tools.

Each entity becomes the schema that its type matches (``ftm`` in the vocabulary). A relation that is a plain fact becomes the
link that its type has there (``interest`` in the vocabulary) where both ends fit; every other one an ``UnknownLink`` whose
``role`` is the phrase, behind its mark. A claim that others speak of is a ``Note`` too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TextIO

from graph.export.rows import Row, edge_rows, flat, node_rows
from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.records import Relation
from graph.model.schema import CLAIM

__all__ = ["write_ftm"]


class _Link(NamedTuple):
    """A schema of links: its properties for subject and object, and what schema each end must be."""

    subject: str
    subject_is: str
    object: str
    object_is: str


UNKNOWN = "UnknownLink"
LINKS = {
    UNKNOWN: _Link("subject", "Thing", "object", "Thing"),
    "Ownership": _Link("owner", "LegalEntity", "asset", "Asset"),
    "Directorship": _Link("director", "LegalEntity", "organization", "Organization"),
    "Employment": _Link("employee", "Person", "employer", "Organization"),
    "Membership": _Link("member", "LegalEntity", "organization", "Organization"),
    "Representation": _Link("agent", "LegalEntity", "client", "LegalEntity"),
}
"""Source: the schemata of FollowTheMoney 4, of which `KINDS` has the ancestors that matter here."""
KINDS = {
    "Person": {"Person", "LegalEntity"},
    "LegalEntity": {"LegalEntity"},
    "Organization": {"Organization", "LegalEntity"},
    "PublicBody": {"PublicBody", "Organization", "LegalEntity"},
    "Company": {"Company", "Organization", "LegalEntity", "Asset"},
    "Vessel": {"Vessel", "Asset"},
    "Asset": {"Asset"},
}


def write_ftm(index: ClaimIndex, stream: TextIO) -> None:
    """Write one entity a line, nodes before links."""
    schemata: dict[str, str] = {}
    for row in node_rows(index):
        schema = schemata[str(row["id"])] = _schema_of(index, str(row["type"]))
        _write(stream, str(row["id"]), schema, _names(index, row))
    for row in edge_rows(index):
        link = flat(row)
        schema = _link_schema(index, index.relations[link["id"]], schemata)
        _write(stream, f"link.{link['id']}", schema, _link(index, index.relations[link["id"]], link, LINKS[schema]))


def _link_schema(index: ClaimIndex, relation: Relation, schemata: Mapping[str, str]) -> str:
    """Return the schema of a link: a doubtful claim is never an ownership or a membership that a program would count."""
    interest = index.schema.relation_types[relation.type].interest
    if not interest or not index.is_plain(relation):
        return UNKNOWN
    ends = ((relation.subject, LINKS[interest].subject_is), (relation.object, LINKS[interest].object_is))
    return interest if all(wanted in KINDS.get(schemata[end], ()) for end, wanted in ends) else UNKNOWN


def _names(index: ClaimIndex, row: Row) -> dict[str, Sequence[str]]:
    texts = flat(row)
    entity = index.entities.get(texts["id"])
    labels = (
        [entity.label[language] for language in index.schema.languages if language in entity.label] if entity else []
    )
    aliases = [name for names in entity.aliases.values() for name in names] if entity else []
    others = [name for name in dict.fromkeys([*labels, *aliases]) if name != texts["label"]]
    return {"name": [texts["label"]], "alias": others, "wikidataId": [texts["wikidata"]]}


def _schema_of(index: ClaimIndex, type: str) -> str:
    """Return the schema that a type or the nearest of its ancestors matches."""
    if type == CLAIM:
        return "Note"
    types = index.schema.entity_types
    return next(types[kind].matches["ftm"] for kind in types[type].ancestors if "ftm" in types[kind].matches)


def _link(index: ClaimIndex, relation: Relation, row: Mapping[str, str], link: _Link) -> dict[str, Sequence[str]]:
    sources = [index.sources[citation.source] for citation in relation.sources]
    return {
        link.subject: [row["source"]],
        link.object: [row["target"]],
        "role": [row["label"]],
        "status": [row["status"]] + (["contested"] if relation.id in index.contested else []),
        "startDate": _plain(row["start"]),
        "endDate": _plain(row["end"]),
        "date": _plain(row["as_of"]),
        "summary": [row["sentence"]],
        "publisher": [index.entities[source.publisher].name() for source in sources],
        "sourceUrl": [source.url for source in sources if source.url],
        "recordId": [row["id"]],
    }


def _plain(date: str) -> list[str]:
    """Return a date that the format can hold; what is about, uncertain or between is told in the summary alone."""
    return [date] if date and PartialDate.parse_end(date).is_plain else []


def _write(stream: TextIO, id: str, schema: str, properties: Mapping[str, Sequence[str]]) -> None:
    kept = {name: list(dict.fromkeys(filter(None, values))) for name, values in properties.items() if any(values)}
    stream.write(json.dumps({"id": id, "schema": schema, "properties": kept}, ensure_ascii=False) + "\n")
