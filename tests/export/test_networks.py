"""The graph as a networkx multigraph."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from json import loads

import networkx as nx
import pytest

from graph.export.joined_lists import split_list
from graph.export.networks import to_networkx
from graph.model.claim_index import ClaimIndex


def test_every_relation_is_there_once(toy: ClaimIndex) -> None:
    """Relations between entities are edges keyed by id; claims about claims stand beside them."""
    network = to_networkx(toy)
    edges = {key for _, _, key in network.edges(keys=True)}
    beside = set(loads(network.graph["claims_about_claims"]))
    assert toy.relations.keys() == edges | beside
    assert edges & beside == set()
    assert list(toy.entities) == list(network.nodes)


def test_an_edge_bears_what_the_claim_does(toy: ClaimIndex) -> None:
    """Status, marks, dates as text, claimants and origins are attributes; what is unknown is absent."""
    edge = to_networkx(toy).edges["lumeran-volunteers", "sordan-war", "toy-0019"]
    assert {
        "type": "fought-in",
        "theme": "military",
        "symmetric": False,
        "status": "reported",
        "contested": True,
        "plain": False,
        "as_of": "2025-08-30",
        "claimed_by": "quell-times",
        "sources": "times-2025-08-30",
        "origins": 1,
        "denials": "toy-0021|toy-0022",
    } == {key: value for key, value in edge.items() if key != "sentence"}
    assert edge["sentence"].startswith("[reported; ")


def test_reprints_are_one_origin(toy: ClaimIndex) -> None:
    """Five texts of one agency count as one independent beginning."""
    edge = to_networkx(toy).edges["tarvia", "harbour-pact", "toy-0015"]
    assert (5, 1) == (len(split_list(edge["sources"])), edge["origins"])


def test_two_runs_are_equal(toy: ClaimIndex) -> None:
    """The order of nodes, edges and attributes is that of the data."""
    one, other = to_networkx(toy), to_networkx(toy)
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


@pytest.mark.parametrize("write", [nx.write_graphml, nx.write_gexf, nx.write_gml, nx.write_graphml_xml])
def test_every_writer_of_networkx_takes_it(write: Callable[[object, BytesIO], None], toy: ClaimIndex) -> None:
    """No attribute is of a kind that a file format has no place for (Pajek, which takes text alone, apart)."""
    stream = BytesIO()
    write(to_networkx(toy), stream)
    assert b"Harbour Pact" in stream.getvalue()
