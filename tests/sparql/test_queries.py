"""Tests of the published queries: each gives the same rows on every engine, and the right ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.records import Citation, Relation
from graph.sparql.embedded import run_query
from graph.sparql.push import push
from tests.rdf.javascript import printed_by
from tests.rdf.parsers import text_of
from tests.sparql.engines import Engine

QUERIES = sorted((Path(__file__).parents[2] / "docs" / "queries").glob("*.rq"))

INSTEAD = {"entity:cuba": "entity:lumera", "entity:brazil": "entity:quell"}
"""What stands in the invented world for what the queries ask about."""

AROUND = {"disputed-claims": {"entity:cuba": "entity:sordan"}}

Rows = set[tuple[tuple[str, str], ...]]

ANSWERS: dict[str, tuple[int, set[str]]] = {
    "agreements-in-force": (2, {"Lumera", "Tarvia", "Harbour Pact", "2001", "2019-05", "2020", "asserted"}),
    "disputed-claims": (3, {"Quell Times", "Foreign Ministry of Lumera", "Tarvia Today"}),
    "held-on-a-day": (7, {"held", "undated"}),
    "known-by-a-date": (7, {"is accepted in", "is located in", "2022-06-10", "2023-03-31", "2024-03-02", "2024-05-02"}),
    "linked-through-payments": (1, {"Tarvia", "asserted", "Blue Card", "proposed", "Lumera"}),
    "one-origin": (6, {"Tarvia Wire", "Quell Institute", "Lumera Herald", "League of Isles", "Quell Times"}),
    "passed-on": (2, {"Quell Institute", "Tarvia Wire", "Tarvia Today", "paragraph 3", "paragraph 6"}),
    "rival-numbers": (1, {"1000", "300", "people"}),
    "signed-not-ratified": (0, set()),
    "state-media-alone": (11, {"Tarvia Wire"}),
    "votes-apart": (1, {"Resolution 12 on Sordan", "voted against", "voted for"}),
}
"""For each query, how many rows it has in the invented world, and words that stand in them."""


@pytest.fixture(scope="module")
def world(toy: ClaimIndex) -> ClaimIndex:
    """Return the invented world with a pact that is in force for two states, and one that had ended."""
    read = (Citation("note-2026"),)
    pact = [
        Relation("force-1", "tarvia", "party-to", "harbour-pact", "asserted", read, PartialDate(2001)),
        Relation(
            "force-2", "lumera", "party-to", "harbour-pact", "asserted", read, PartialDate(2019, 5), PartialDate(2020)
        ),
        Relation(
            "force-3", "quell", "party-to", "harbour-pact", "asserted", read, PartialDate(1999), PartialDate(2019, 12)
        ),
    ]
    return toy.with_relations([*toy.relations.values(), *pact])


def _query(file: Path) -> str:
    text = file.read_text(encoding="utf-8")
    for name, instead in (INSTEAD | AROUND.get(file.stem, {})).items():
        text = text.replace(name, instead)
    return text


def _rows(data: bytes) -> Rows:
    bindings = json.loads(data)["results"]["bindings"]
    return {tuple(sorted((name, term["value"]) for name, term in row.items())) for row in bindings}


def _embedded(world: ClaimIndex, file: Path) -> Rows:
    return _rows(run_query(world, _query(file)).data)


def test_eleven_queries_are_published() -> None:
    """The published queries are those whose answers are tested."""
    assert (11, sorted(ANSWERS)) == (len(QUERIES), [file.stem for file in QUERIES])


@pytest.mark.parametrize("file", QUERIES, ids=lambda file: file.stem)
def test_a_query_says_what_it_answers(file: Path) -> None:
    """Each begins with its question."""
    assert (True, True) == ((first := file.read_text().splitlines()[0]).startswith("# "), first.endswith("?"))


@pytest.mark.parametrize("file", QUERIES, ids=lambda file: file.stem)
def test_a_query_gives_the_right_rows(world: ClaimIndex, file: Path) -> None:
    """In the invented world each query has the rows that a reader of the files would count, with the right words."""
    rows = _embedded(world, file)
    count, words = ANSWERS[file.stem]
    assert (count, set()) == (len(rows), words - {value for row in rows for _, value in row})


@pytest.fixture(scope="module")
def loaded(engine: Engine, world: ClaimIndex) -> tuple[Engine, str]:
    """Return a real server that holds the invented world in a named graph."""
    graph = "http://example.org/queries"
    push(world, engine.graph_store(), engine.endpoint(), graph)
    return engine, graph


@pytest.mark.parametrize("file", QUERIES, ids=lambda file: file.stem)
def test_a_query_gives_the_same_rows_on_a_server(loaded: tuple[Engine, str], world: ClaimIndex, file: Path) -> None:
    """What a server finds is what the embedded engine finds."""
    engine, graph = loaded
    rows = {
        tuple(sorted((name, value.text) for name, value in row.items()))
        for row in engine.endpoint(graph).select(_query(file))
    }
    assert _embedded(world, file) == rows


@pytest.mark.system
def test_the_queries_give_the_same_rows_in_comunica(world: ClaimIndex, tmp_path: Path) -> None:
    """A third engine, which reads the file itself, finds the same rows for every query."""
    data = tmp_path / "export.ttl"
    data.write_text(text_of(world), encoding="utf-8")
    files = []
    for file in QUERIES:
        copy = tmp_path / file.name
        copy.write_text(_query(file), encoding="utf-8")
        files.append(copy)
    found = json.loads(printed_by("query.mjs", data, *files))
    rows = {name: {tuple(sorted(row.items())) for row in each} for name, each in found.items()}
    assert {file.name: _embedded(world, file) for file in QUERIES} == rows
