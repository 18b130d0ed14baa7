"""Forms of names: what initials, order, surnames and longer names say, and what they leave open."""

from __future__ import annotations

import pytest

from graph.names.people import PersonFit, fit_person, is_last_part


@pytest.mark.parametrize(
    ("typed", "known", "expected"),
    [
        ("vega luis", "luis vega", PersonFit.ALL),
        ("l vega", "luis vega", PersonFit.INITIALS),
        ("vega l", "luis vega", PersonFit.INITIALS),
        ("l a vega", "luis antonio vega", PersonFit.INITIALS),
        ("vega", "luis vega", PersonFit.SURNAME),
        ("l a vega", "luis vega", PersonFit.LONGER),
        ("luis vega mora", "luis vega", PersonFit.LONGER),
        ("иван сергеевич петренко", "иван петренко", PersonFit.LONGER),
        ("a vega", "luis vega", PersonFit.NAMESAKE),
        ("pedro vega", "luis vega", PersonFit.NAMESAKE),
        ("luis mora", "luis vega", None),
        ("luis", "luis vega", None),
        ("ь vega", "luis vega", PersonFit.NAMESAKE),
        ("de la", "luis de la vega", None),
    ],
)
def test_fits_of_a_personal_name(typed: str, known: str, expected: PersonFit | None) -> None:
    """Each form is told apart; another first name or initial is a namesake, a first name alone nothing."""
    assert fit_person(typed, known) is expected


@pytest.mark.parametrize(
    ("typed", "known", "expected"),
    [
        ("shadow fleet", "tarvian shadow fleet", True),
        ("fleet", "shadow fleet", False),
        ("harbour pact", "second harbour pact", False),
        ("games 2008", "lumera games 2008", True),
        ("isles today", "news of isles today", False),
        ("upper lumera", "times of lumera", False),
        ("shadow fleet", "shadow fleet", False),
        ("council", "the great island council", False),
    ],
)
def test_last_words_of_other_names(typed: str, known: str, expected: bool) -> None:
    """Two last words stand for a short name unless a number is left out."""
    assert is_last_part(typed, known) is expected
