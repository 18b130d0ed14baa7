"""The rule of variety."""

from __future__ import annotations

from graph.model.claim_index import ClaimIndex
from graph.search.variety import Shown, topics_of


def test_what_was_shown_is_worth_less() -> None:
    """Half of what a path speaks of was shown once: its score is divided by one and a half."""
    shown = Shown()
    assert 0.9 == shown.worth(0.9, ("oil", "trade"))
    shown.add(("oil", "debt"))
    assert 0.9 / 1.5 == shown.worth(0.9, ("oil", "trade"))
    shown.add(("oil", "trade"))
    assert 0.9 / 2.5 == shown.worth(0.9, ("oil", "trade"))


def test_a_path_speaks_of_entities_types_and_themes(toy: ClaimIndex) -> None:
    """A type that occurs twice counts once, and so does a theme that two types share."""
    signed, ratified = toy.relations["toy-0013"], toy.relations["toy-0015"]
    assert "legal" == toy.theme(signed) == toy.theme(ratified)
    assert ("pact", "ratified", "signed", "legal") == topics_of(toy, ["pact"], [signed, ratified, signed])
