"""Excerpts of a large collection: the answers of the whole, from a part of it."""

from __future__ import annotations

import sys
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.knowledge_graph import KnowledgeGraph
from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.records import Relation
from graph.query.links import find_links
from graph.search import excerpt
from graph.search.excerpt import excerpt_between
from graph.search.filters import Filters
from graph.store.columns import RelationRecords, decode, encode

FILTERS = st.builds(
    Filters,
    statuses=st.sampled_from([(), ("asserted",), ("asserted", "reported", "alleged", "proposed", "hypothetical")]),
    uncontested=st.booleans(),
    as_of=st.sampled_from([None, PartialDate(2019), PartialDate(2023, 5)]),
    known_at=st.sampled_from([None, PartialDate(2020), PartialDate(2022)]),
    min_origins=st.sampled_from([1, 1, 2]),
    no_state_media=st.booleans(),
)


@pytest.fixture(autouse=True)
def small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count the toy world among the large collections."""
    monkeypatch.setattr(excerpt, "LARGE", 0)


def from_columns(toy: ClaimIndex) -> KnowledgeGraph:
    """Return the toy world as it comes from a snapshot."""
    return KnowledgeGraph(ClaimIndex(toy.schema, *decode(encode(toy.entities, toy.relations, toy.sources))))


def test_the_answers_of_the_whole(toy: ClaimIndex) -> None:
    """Between every two entities the same paths with the same scores and counts."""
    graph = from_columns(toy)
    for origin, destination in permutations(toy.entities, 2):
        expected = find_links(toy, origin, destination).to_dict()
        assert expected == graph.links(origin, destination).to_dict()


@given(data=st.data(), filters=FILTERS, max_hops=st.integers(1, 4), recency=st.booleans(), flat=st.booleans())
def test_the_answers_of_the_whole_with_filters(
    toy: ClaimIndex, data: st.DataObject, filters: Filters, max_hops: int, recency: bool, flat: bool
) -> None:
    """The same whatever is let in, with the same reasons for what is not."""
    origin, destination = data.draw(st.permutations(list(toy.entities)))[:2]
    expected = find_links(toy, origin, destination, filters=filters, max_hops=max_hops, recency=recency, flat=flat)
    actual = from_columns(toy).links(
        origin, destination, filters=filters, max_hops=max_hops, recency=recency, flat=flat
    )
    assert expected.to_dict() == actual.to_dict()


def test_an_excerpt_is_a_part(toy: ClaimIndex) -> None:
    """It holds the relations on the ways, those of control and succession, and those about them, in the order of the data."""
    graph = from_columns(toy).index
    part = excerpt_between(graph, "lumera", "tarvia", 1)
    kinds = toy.schema.relation_types
    wanted = {
        each.id
        for each in toy.relations.values()
        if {each.subject, each.object} == {"lumera", "tarvia"} or kinds[each.type].control or kinds[each.type].succeeds
    }
    while True:
        about = {
            each.id
            for each in toy.relations.values()
            if {each.subject, each.object} & wanted or {each.id} & {e for w in wanted for e in ends(toy, w)}
        }
        if about <= wanted:
            break
        wanted |= about
    assert [id for id in toy.relations if id in wanted] == list(part.relations)
    assert len(part.relations) < len(toy.relations)


def ends(toy: ClaimIndex, id: str) -> tuple[str, str]:
    """Return the ends of a relation."""
    return toy.relations[id].subject, toy.relations[id].object


def test_degrees_are_those_of_the_whole(toy: ClaimIndex) -> None:
    """Of every entity that the excerpt speaks of."""
    part = excerpt_between(from_columns(toy).index, "lumera", "tarvia", 3)
    spoken_of = {
        end
        for id in part.relations
        for end in ends(toy, id)
        if end in toy.entities and toy.is_walkable(toy.relations[id])
    }
    assert {id: toy.hub_degree(id) for id in spoken_of} == {id: part.hub_degree(id) for id in spoken_of}


def test_what_needs_no_excerpt_is_left_whole(toy: ClaimIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    """A collection read from files, a small one, one of which the most is needed, and one where numpy is missing."""
    graph = from_columns(toy).index
    ask = ("lumera", "tarvia", 3)
    assert toy is excerpt_between(toy, *ask)
    with monkeypatch.context() as patched:
        patched.setattr(excerpt, "LARGE", 1000)
        assert graph is excerpt_between(graph, *ask)
    with monkeypatch.context() as patched:
        patched.setattr(excerpt, "LARGEST_EXCERPT", 1)
        assert graph is excerpt_between(graph, *ask)
    with monkeypatch.context() as patched:
        patched.setitem(sys.modules, "numpy", None)
        assert graph is excerpt_between(graph, *ask)


def test_only_what_is_needed_is_made(toy: ClaimIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other relations stay in their columns; made are those that tell who controls, replaces or denies what."""
    graph = from_columns(toy).index
    made: list[int] = []
    relations = graph.relations
    assert isinstance(relations, RelationRecords)
    at = relations.at

    def noted(place: int) -> Relation:
        made.append(place)
        return at(place)

    monkeypatch.setattr(relations, "at", noted)
    kinds = toy.schema.relation_types
    assert toy.contested == graph.contested
    assert [toy.denials_of(id) for id in toy.relations] == [graph.denials_of(id) for id in toy.relations]
    assert [toy.states_behind(id) for id in toy.entities] == [graph.states_behind(id) for id in toy.entities]
    places = list(toy.relations)
    assert {places[place] for place in made} == {
        each.id
        for each in toy.relations.values()
        if kinds[each.type].control or kinds[each.type].denial or kinds[each.type].succeeds
    }
