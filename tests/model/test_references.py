"""Where a record names another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.model.claim_index import ClaimIndex
from graph.model.records import Citation, Quantity, Relation, Source
from graph.model.references import endless, named_entities, named_sources

RELATION = Relation(
    "r",
    "a",
    "t",
    "b",
    "s",
    sources=(Citation("s-1"), Citation("s-2", passes_on=("s-3",))),
    claimed_by=("c", "d"),
    place=("e",),
    quantities=(Quantity("person"), Quantity("person", of="f")),
)
SOURCE = Source("s", "news", "p", authors=("g", "h"), agency="i", work="j", passes_on=("s-4",))


def test_a_relation_names_entities_beside_its_ends() -> None:
    """Claimants, places and what is counted are named, each with the trail to it."""
    assert list(named_entities(RELATION)) == [
        ("c", ("claimed_by", 0)),
        ("d", ("claimed_by", 1)),
        ("e", ("place", 0)),
        ("f", ("quantities", 1, "of")),
    ]


def test_a_source_names_entities() -> None:
    """Publisher, authors, agency and the document itself are named."""
    assert list(named_entities(SOURCE)) == [
        ("p", ("publisher",)),
        ("g", ("authors", 0)),
        ("h", ("authors", 1)),
        ("i", ("agency",)),
        ("j", ("work",)),
    ]


def test_sources_are_named_by_citations_and_by_sources() -> None:
    """What was read and what it passes on are both named."""
    assert list(named_sources(RELATION)) == [
        ("s-1", ("sources", 0, "source")),
        ("s-2", ("sources", 1, "source")),
        ("s-3", ("sources", 1, "passes_on", 0)),
    ]
    assert list(named_sources(SOURCE)) == [("s-4", ("passes_on", 0))]


def test_nothing_of_the_toy_world_is_endless(toy: ClaimIndex) -> None:
    """Chains of sources in sound data come to an end."""
    assert endless({source.id: source.passes_on for source in toy.sources.values()}) == []


@given(st.dictionaries(st.integers(0, 6).map(str), st.lists(st.integers(0, 8).map(str), max_size=3), max_size=7))
def test_endless_is_walking_more_steps_than_there_are_ids(steps: dict[str, list[str]]) -> None:
    """One can go on for ever exactly if one can take as many steps as there are ids."""
    reached = {id: {id} for id in steps}
    for _ in steps:
        reached = {
            id: {further for here in there for further in steps.get(here, ()) if further in steps}
            for id, there in reached.items()
        }
    assert endless(steps) == [id for id in steps if reached[id]]


def test_a_long_chain_takes_no_long_time() -> None:
    """A hundred thousand links are walked once, not once for each link, and not by recursion."""
    chain = {str(number): [str(number + 1)] for number in range(100_000)}
    assert endless(chain) == []
