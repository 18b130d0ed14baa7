"""Names: any language, script, case and accent; small typos; questions back instead of guesses."""

from __future__ import annotations

import pytest

from graph.model.claim_index import ClaimIndex
from graph.names.keys import plain_key, sound_key
from graph.query.names import AmbiguousName, UnknownName, find_names, resolve


@pytest.mark.parametrize(
    "text",
    ["lumera", "Lumera", "LUMERA", "Люмера", "люмера", "Republic of Lumera", "republica de lumera", "XL", "The Island"],
)
def test_spellings_of_one_name(toy: ClaimIndex, text: str) -> None:
    """Id, label in either script, alias without its accents and country code all mean the same entity."""
    assert resolve(toy, text).id == "lumera"


@pytest.mark.parametrize(
    ("text", "expected"), [("Lumerra", "lumera"), ("Harbor Pact", "harbour-pact"), ("Mira Vos", "mira-voss")]
)
def test_small_typos(toy: ClaimIndex, text: str, expected: str) -> None:
    """A name with a letter too many, too few or wrong is still found."""
    assert resolve(toy, text).id == expected


@pytest.mark.parametrize(
    "spellings",
    [
        ("Захарова", "Zakharova", "Zajarova", "Zaharova"),
        ("Хрущёв", "Khrushchev", "Khruschev"),
        ("Чавес", "Chávez", "Chavez"),
        ("Куба", "Kuba", "Cuba"),
        ("Рябков", "Ryabkov", "Riabkov"),
    ],
)
def test_spellings_of_one_sound(spellings: tuple[str, ...]) -> None:
    """The ways in which languages write one name have one sound key."""
    assert len({sound_key(spelling) for spelling in spellings}) == 1


def test_different_names_keep_different_sounds() -> None:
    """The sound key is not so coarse that neighbours fall together."""
    names = [
        "Cuba",
        "Peru",
        "Panama",
        "Paraguay",
        "Uruguay",
        "Haiti",
        "Guyana",
        "Guatemala",
        "Russia",
        "Brazil",
        "Belize",
    ]
    assert len({sound_key(name) for name in names}) == len(names)


def test_short_i_is_not_an_accent() -> None:
    """Й is a letter of its own; Ё is Е with dots."""
    assert plain_key("Йод Ёж") == "йод еж"


def test_ambiguous_name_asks_back(toy: ClaimIndex) -> None:
    """A word that several names share lists them instead of choosing one."""
    with pytest.raises(AmbiguousName) as caught:
        resolve(toy, "Foreign Ministry")
    assert {match.entity.id for match in caught.value.matches} == {
        "lumeran-foreign-ministry",
        "tarvian-foreign-ministry",
    }


def test_unknown_name_suggests(toy: ClaimIndex) -> None:
    """A name that nobody bears is an error that offers the nearest."""
    with pytest.raises(UnknownName, match=r"no entity is called 'Lumbara'; did you mean 'Lumera'"):
        resolve(toy, "Lumbara")


@pytest.mark.parametrize("text", ["", "   ", "!!!", "\N{RIGHT-TO-LEFT MARK}"])
def test_empty_names_find_nothing(toy: ClaimIndex, text: str) -> None:
    """Text without a letter or digit matches nothing."""
    assert find_names(toy, text) == ()


def test_best_match_first(toy: ClaimIndex) -> None:
    """The whole name comes before names that contain it."""
    assert [match.entity.id for match in find_names(toy, "Tarvia", limit=1)] == ["tarvia"]


def test_match_as_json(toy: ClaimIndex) -> None:
    """A match has the five fields of the documented JSON."""
    expected = {"id": "quell", "type": "state", "label": "Quell", "score": 1.0, "matched": "Quell"}
    assert find_names(toy, "quell")[0].to_dict() == expected
