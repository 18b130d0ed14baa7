"""Tests of the same questions over an endpoint: the answers are those of the local data."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from typing import Any

import pytest

from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.records import Citation, Entity, Relation, Source
from graph.problems import UsageError
from graph.query.links import Links, find_links
from graph.query.names import AmbiguousName, find_names
from graph.query.neighbourhood import find_near
from graph.query.record import show_record
from graph.reading.vocabulary import load_schema
from graph.search.filters import Filters
from graph.sparql import bounded
from graph.sparql.push import push
from graph.sparql.remote import RemoteGraph
from graph.sparql.server import EndpointError, Server
from tests.sparql.engines import Engine

GRAPH = "http://example.org/remote"
ALL = Filters(statuses=tuple(load_schema().statuses))


@pytest.fixture(scope="module")
def remote(engine: Engine, toy: ClaimIndex) -> RemoteGraph:
    """Return the invented world as an endpoint holds it, beside data of others in other graphs."""
    push(dense(99), engine.graph_store(), engine.endpoint(), "http://example.org/other")
    push(toy, engine.graph_store(), engine.endpoint(), GRAPH)
    return RemoteGraph(engine.endpoint(GRAPH))


@pytest.fixture(scope="module")
def crowd(engine: Engine) -> tuple[ClaimIndex, RemoteGraph]:
    """Return a generated collection with hubs, and the same as an endpoint holds it."""
    index, graph = dense(1), "http://example.org/crowd"
    push(index, engine.graph_store(), engine.endpoint(), graph)
    return index, RemoteGraph(engine.endpoint(graph))


def dense(seed: int) -> ClaimIndex:
    """Return 60 entities with 240 relations, of which some entities have many; a tenth of the claims are denied."""
    chance, schema = random.Random(seed), load_schema()
    names = [f"n-{number:02}" for number in range(60)]
    entities = {id: Entity(id, chance.choice(["state", "company", "media-outlet"]), {"en": id.upper()}) for id in names}
    sources = {f"s-{number}": Source(f"s-{number}", "news", chance.choice(names)) for number in range(12)}
    types, statuses = ["owns", "partner-of", "trades-with", "controlled-by", "supports"], list(schema.statuses)
    relations = {}
    for number in range(240):
        one, other = (names[int(60 * chance.random() ** 3)] for _ in range(2))
        cited = (Citation(f"s-{chance.randrange(12)}"), Citation(f"s-{chance.randrange(12)}", "page 2", ("s-0",)))
        relation = Relation(
            f"r-{number:03}", one, chance.choice(types), other, chance.choice(statuses), cited[: chance.randint(1, 2)]
        )
        if number % 10 == 9:
            relation = replace(relation, type="denies", object=f"r-{chance.randrange(number):03}", status="asserted")
        elif number % 3 == 0:
            relation = replace(relation, start=PartialDate(chance.randint(1990, 2020)))
        relations[relation.id] = relation
    return ClaimIndex(schema, entities, relations, sources)


def _pairs(index: ClaimIndex, number: int, seed: int = 7) -> list[tuple[str, str]]:
    every = list(itertools.permutations(sorted(index.entities), 2))
    return random.Random(seed).sample(every, number)


def _paths(
    links: Links,
) -> list[tuple[float, tuple[str, ...], tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]]:
    """Return what must not differ: scores, relations, those beside them, and sources, in order."""
    return [
        (
            path.score,
            tuple(step.relation for step in path.steps),
            tuple(step.parallel for step in path.steps),
            tuple(step.sources for step in path.steps),
        )
        for path in links.paths
    ]


def test_two_hundred_pairs_have_the_same_links(remote: RemoteGraph, toy: ClaimIndex) -> None:
    """For 200 pairs the whole answer over an endpoint is the local one: paths, order, sources, counts and reasons."""
    for pair in _pairs(toy, 200):
        assert find_links(toy, *pair).to_dict() == remote.links(*pair).to_dict(), pair


@pytest.mark.parametrize(
    ("filters", "options"),
    [
        (ALL, {}),
        (Filters(uncontested=True), {}),
        (Filters(only=("owns", "partner-of")), {"flat": True}),
        (Filters(as_of=PartialDate(2005)), {"recency": True}),
        (Filters(no_state_media=True), {"max_hops": 2}),
        (Filters(min_origins=2), {"by": "shortest"}),
        (Filters(via=("n-01",)), {"top": None}),
        (Filters(avoid=("n-00",)), {"language": "ru"}),
        (ALL, {"max_hops": 4, "top": 5}),
    ],
    ids=str,
)
def test_filters_and_options_mean_the_same(
    crowd: tuple[ClaimIndex, RemoteGraph], filters: Filters, options: dict[str, Any]
) -> None:
    """With every filter and option the answer over an endpoint is the local one."""
    index, remote = crowd
    for pair in [("n-02", "n-03"), *_pairs(index, 3, 11)]:
        if not {*pair} & {*filters.avoid, *filters.via}:
            local = find_links(index, *pair, filters=filters, **options).to_dict()
            assert local == remote.links(*pair, filters=filters, **options).to_dict(), pair


def test_who_controls_a_publisher_is_known_wherever_the_path_runs(remote: RemoteGraph, toy: ClaimIndex) -> None:
    """Claims of state media are left out over an endpoint too, though the owners lie on no path."""
    for pair in [("lumera", "port-sabel"), ("harbour-pact", "lumera"), *_pairs(toy, 20, 3)]:
        local = find_links(toy, *pair, filters=Filters(no_state_media=True)).to_dict()
        assert local == remote.links(*pair, filters=Filters(no_state_media=True)).to_dict(), pair


@pytest.mark.parametrize("first", [1, 5, 200])
@pytest.mark.parametrize("options", [{}, {"flat": True}, {"top": 3}, {"max_hops": 4}], ids=str)
def test_hubs_have_the_same_paths_without_fetching_what_lies_between(
    crowd: tuple[ClaimIndex, RemoteGraph], options: dict[str, Any], first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the engine is asked for the cheapest ways alone, the paths are those of the local answer, in its order."""
    monkeypatch.setattr(bounded, "FIRST", first)
    index, remote = crowd
    frugal = RemoteGraph(remote.endpoint, most_relations=0)
    for pair in [("n-00", "n-01"), ("n-02", "n-03"), *_pairs(index, 4, 5)]:
        local = find_links(index, *pair, **options)
        assert _paths(local) == _paths(frugal.links(*pair, **options)), pair


def test_a_neighbourhood_is_the_same(remote: RemoteGraph, toy: ClaimIndex) -> None:
    """What surrounds each entity is the same over an endpoint, at one and at two hops."""
    for id in toy.entities:
        for hops in (1, 2):
            assert find_near(toy, id, hops=hops).to_dict() == remote.near(id, hops=hops).to_dict(), id


def test_a_record_is_the_same(remote: RemoteGraph, toy: ClaimIndex) -> None:
    """Each entity, relation and source is shown whole over an endpoint."""
    for id in (*toy.entities, *toy.relations, *toy.sources):
        assert show_record(toy, id).to_dict() == remote.show(id).to_dict(), id


@pytest.mark.parametrize("text", ["lumera", "Люмера", "Republica de Lumera", "tarvian", "Zakharova", "mira vos", ""])
def test_names_mean_the_same(remote: RemoteGraph, toy: ClaimIndex, text: str) -> None:
    """A text finds the same entities over an endpoint, in the same order."""
    assert [match.to_dict() for match in find_names(toy, text)] == [match.to_dict() for match in remote.find(text)]


def test_questions_take_names(remote: RemoteGraph, toy: ClaimIndex) -> None:
    """The ends of a path may be given as people write them."""
    assert find_links(toy, "tarvia", "lumera").to_dict() == remote.links("Тарвия", "Republic of Lumera").to_dict()


def test_an_ambiguous_name_asks(remote: RemoteGraph) -> None:
    """A name that several entities bear is not resolved by chance."""
    with pytest.raises(AmbiguousName):
        remote.entity("Foreign Ministry")


def test_longer_paths_than_an_endpoint_can_give_are_refused(remote: RemoteGraph) -> None:
    """More hops than the bounded queries know are a wrong question."""
    with pytest.raises(UsageError, match="at most 4 hops; 5 asks for more"):
        remote.links("tarvia", "lumera", max_hops=5)


def test_an_endpoint_without_our_data_says_so(engine: Engine) -> None:
    """A graph that holds nothing of ours knows no name."""
    with pytest.raises(UsageError, match="no entity is called 'lumera'"):
        RemoteGraph(engine.endpoint("http://example.org/nothing")).links("lumera", "tarvia")


def test_a_damaged_record_is_not_shown(engine: Engine, toy: ClaimIndex) -> None:
    """A relation that lacks what every relation has is an error, not an answer."""
    graph = "http://example.org/damaged"
    push(toy, engine.graph_store(), engine.endpoint(), graph)
    text = "<https://w3id.org/lazo/relation/toy-0001> a <https://w3id.org/lazo/ns#Relation> ."
    Server(engine.store, environment=engine.environment).send(
        "POST", f"{engine.store}?graph={graph}", text.replace("0001", "9999").encode(), {"Content-Type": "text/turtle"}
    )
    with pytest.raises(EndpointError, match="toy-9999: 'subject' is missing"):
        RemoteGraph(engine.endpoint(graph)).show("toy-9999")
