"""Why an answer is empty."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.query.links import find_links
from graph.query.nothing import Nothing
from graph.search.filters import Filters
from tests.worlds import make_filters, make_world


def why(index: ClaimIndex, origin: str, destination: str, max_hops: int = 3, **filters: object) -> Nothing:
    """Return why there is nothing, and fail where there is something."""
    links = find_links(index, origin, destination, filters=Filters(**filters), max_hops=max_hops)  # type: ignore[arg-type]
    assert links.paths == ()
    assert links.why_nothing is not None
    return links.why_nothing


def test_a_status_that_is_left_out(toy: ClaimIndex) -> None:
    """The one claim that would link the two is named, with its status and who makes it."""
    nothing = why(toy, "skylark", "lumera", 1)
    change = nothing.changes[0]
    assert ("status", "hypothetical", "1 path (1 hop) if the status hypothetical is allowed") == (
        change.kind,
        change.value,
        nothing.text,
    )
    assert [("toy-0027", ("ilan-drey",))] == [(step.relation, step.claimed_by) for step in change.example]


@pytest.mark.parametrize(
    ("filters", "kind"),
    [
        ({"avoid": ("tarvenergo",), "only": ("owns", "operates-in")}, "only"),
        ({"only": ("signed",), "themes": ("military",)}, "themes"),
        ({"uncontested": True, "only": ("fought-in",)}, "uncontested"),
        ({"no_state_media": True, "only": ("ratified", "signed")}, "no_state_media"),
        ({"min_origins": 2, "only": ("signed",)}, "min_origins"),
        ({"as_of": PartialDate(2025, 1), "only": ("signed",)}, "as_of"),
        ({"known_at": PartialDate(2025, 1), "only": ("signed",)}, "known_at"),
        ({"via": ("quell",), "only": ("signed",)}, "via"),
        ({"avoid": ("harbour-pact",), "only": ("signed",)}, "avoid"),
    ],
)
def test_a_filter_that_is_in_the_way(toy: ClaimIndex, filters: dict[str, object], kind: str) -> None:
    """The filter that alone stands in the way is named first."""
    origin = "lumeran-volunteers" if kind == "uncontested" else "tarvia"
    destination = "tarvia" if kind == "uncontested" else "lumera"
    assert kind in {change.kind for change in why(toy, origin, destination, 2, **filters).changes}


def test_avoid_names_who_is_avoided(toy: ClaimIndex) -> None:
    """An avoided entity is called by its name."""
    nothing = why(toy, "tarvia", "lumera", 2, avoid=("harbour-pact",), only=("signed",))
    texts = [change.text for change in nothing.changes if change.kind == "avoid"]
    assert texts == ["1 path (2 hops), only through Harbour Pact, which you avoid"]


def test_a_longer_path(toy: ClaimIndex) -> None:
    """Where only length is in the way, the length of the shortest path is told."""
    nothing = why(toy, "quell", "mira-voss", 3)
    assert ("max_hops", "the shortest path has 4 hops") == (nothing.kind, nothing.text)
    assert len(nothing.changes[0].example) == 4


def test_no_relation_at_all(toy: ClaimIndex) -> None:
    """An entity without relations is named."""
    nothing = why(toy, "quell-times", "lumera")
    assert ("alone", "Quell Times has no relation to any other entity") == (nothing.kind, nothing.text)


@pytest.mark.parametrize("block", range(4))
def test_each_change_gives_what_it_promises(block: int) -> None:
    """On random collections, a question changed as told has exactly the number of paths that was promised."""
    for seed in range(block * 100, block * 100 + 100):
        index = make_world(seed, entities=9, relations=14)
        filters = make_filters(seed, index, ("e0", "e1"))
        links = find_links(index, "e0", "e1", filters=filters, max_hops=2)
        assert (links.why_nothing is None) == (links.examined != 0)
        for change in links.why_nothing.changes if links.why_nothing else ():
            assert change.hops == len(change.example)
            if change.kind == "max_hops":
                longer = find_links(index, "e0", "e1", filters=filters, max_hops=change.hops, top=None)
                assert {change.hops} == {len(path.steps) for path in longer.paths}
            elif change.kind in ("status", "avoid"):
                value = (change.value or "").split(", ")
                statuses = (*links.filters.statuses, *(value if change.kind == "status" else ()))
                avoid = tuple(id for id in filters.avoid if change.kind != "avoid" or id not in value)
                changed = replace(filters, statuses=statuses, avoid=avoid)
                assert change.paths == find_links(index, "e0", "e1", filters=changed, max_hops=change.hops).examined
