"""The graph as a networkx multigraph, for people's own analysis."""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING, Any

from graph.export.joined_lists import join_list
from graph.model.claim_index import ClaimIndex
from graph.model.records import Relation
from graph.words.sentences import sentence

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["to_networkx"]


def to_networkx(index: ClaimIndex, *, language: str = "en") -> nx.MultiDiGraph[str]:
    """Return the relations between entities as a directed multigraph, keyed by relation id, in the order of the data.

    Nodes bear ``type`` and ``label``. Edges run from subject to object and bear ``type``, ``theme``, ``symmetric``,
    ``status``, ``contested``, ``plain`` (whether the claim stands as a plain fact: take these alone for facts),
    ``start``, ``end`` and ``as_of`` as text at their own precision, ``claimed_by``, ``sources`` (ids), ``origins``
    (how many independent beginnings), ``denials`` (ids of claims against it) and ``sentence``. What is not known is
    an absent attribute. Several ids are one text, see `graph.export.joined_lists`, so that every writer of networkx takes
    the graph. Claims about claims are not edges: they stand as JSON under ``graph.graph["claims_about_claims"]`` with the
    same attributes and their ``subject`` and ``object``, so that nothing is lost.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in index.entities.values():
        graph.add_node(entity.id, type=entity.type, label=entity.name(language))
    beside: dict[str, dict[str, Any]] = {}
    for relation in index.relations.values():
        attributes = _attributes(index, relation, language)
        if index.is_walkable(relation):
            graph.add_edge(relation.subject, relation.object, key=relation.id, **attributes)
        else:
            beside[relation.id] = {"subject": relation.subject, "object": relation.object, **attributes}
    graph.graph["claims_about_claims"] = dumps(beside, ensure_ascii=False)
    return graph


def _attributes(index: ClaimIndex, relation: Relation, language: str) -> dict[str, Any]:
    kind = index.schema.relation_types[relation.type]
    dates = {"start": relation.start, "end": relation.end, "as_of": relation.as_of}
    return {
        "type": relation.type,
        "theme": index.theme(relation),
        "symmetric": kind.symmetric,
        "status": relation.status,
        "contested": relation.id in index.contested,
        "plain": index.is_plain(relation),
        **{name: str(date) for name, date in dates.items() if date},
        "claimed_by": join_list(relation.claimed_by),
        "sources": join_list(tuple(dict.fromkeys(citation.source for citation in relation.sources))),
        "origins": len(index.origins(relation)),
        "denials": join_list(tuple(denial.id for denial in index.denials_of(relation.id))),
        "sentence": sentence(index, relation, language),
    }
