"""The rule of plain facts in every format, checked by readers that know nothing of the program."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.export.formats import FORMATS
from graph.model.claim_index import ClaimIndex
from tests.export.checker import NODES_ONLY, READERS, SYSTEM, Seen, agreed, expected, seen_in
from tests.export.real_programs import dot_edges, mermaid_drawn
from tests.export.writing import bytes_of, written
from tests.rdf.javascript import printed_by
from tests.worlds import make_world

CASES = [pytest.param(name, marks=pytest.mark.system if name in SYSTEM else ()) for name in READERS]


def test_every_format_has_a_reader() -> None:
    """A format that nobody reads back here cannot be added."""
    assert sorted(FORMATS) == sorted([*READERS, *NODES_ONLY])


@pytest.mark.parametrize("format", CASES)
def test_every_relation_is_there_and_marked_just_where_it_is_doubtful(toy: ClaimIndex, format: str) -> None:
    """Ends, types and doubt are those of the claims."""
    assert expected(toy, format) == seen_in(toy, format)


@pytest.mark.parametrize("format", CASES)
@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 10**6))
def test_random_worlds_are_marked_just_where_they_are_doubtful(format: str, seed: int) -> None:
    """The same in worlds with loops, parallel claims and denials."""
    world = make_world(seed)
    assert expected(world, format) == seen_in(world, format)


@pytest.mark.parametrize("format", ["csv-nodes", "spreadsheet-nodes"])
def test_a_claim_as_a_node_bears_its_mark(toy: ClaimIndex, format: str) -> None:
    """In a table of nodes the label of a claim begins with its mark just where it is doubtful."""
    text = bytes_of(toy, format).decode().removeprefix("\ufeff")
    claims = [row for row in csv.DictReader(io.StringIO(text, newline="")) if row["type"] == "claim"]
    marked = {row["id"]: row["label"].startswith("[") for row in claims}
    assert marked == {id: not toy.is_plain(toy.relations[id]) for id in marked}
    spoken_of = {end for relation in toy.relations.values() for end in (relation.subject, relation.object)}
    assert spoken_of & set(toy.relations) == set(marked)


@pytest.mark.system
def test_graphviz_draws_each_relation_with_its_mark(toy: ClaimIndex, tmp_path: Path) -> None:
    """Graphviz itself finds the ends, types and doubt of the claims."""
    edges = dot_edges(written(toy, "dot"), tmp_path)
    found = [
        Seen(
            edge["id"],
            edge["tail"],
            edge["class"],
            edge["head"],
            agreed(edge["label"][0] == "[", edge["style"] != "solid"),
        )
        for edge in edges
    ]
    assert expected(toy, "dot") == sorted(found)


@pytest.mark.system
def test_mermaid_draws_each_relation_with_its_mark(toy: ClaimIndex) -> None:
    """Mermaid itself draws as many dotted lines and marked labels as there are doubtful claims, within its own limits."""
    (drawn,) = mermaid_drawn([written(toy, "mermaid")])
    doubtful = sum(not toy.is_plain(relation) for relation in toy.relations.values())
    labels = [label for label in drawn["edges"] if label.startswith("[")]
    dotted = [line for line in drawn["lines"] if "edge-pattern-dotted" in line]
    assert (len(toy.relations), doubtful, doubtful) == (len(drawn["lines"]), len(labels), len(dotted))


@pytest.mark.system
def test_cytoscape_js_keeps_contested_claims(toy: ClaimIndex, tmp_path: Path) -> None:
    """The library itself finds the ends, types and doubt of all claims, those that others speak of among them."""
    file = tmp_path / "toy.cyjs"
    file.write_bytes(bytes_of(toy, "cytoscape"))
    edges = json.loads(printed_by("cytoscape.mjs", file))
    found = [
        Seen(
            edge["relation"],
            edge["source"],
            edge["type"],
            edge["target"],
            agreed(edge["label"][0] == "[", not edge["plain"]),
        )
        for edge in edges
    ]
    assert expected(toy, "cytoscape") == sorted(found)
