"""Letters: what folding drops, how Cyrillic is romanized, which letters merely look alike."""

from __future__ import annotations

import pytest

from graph.names.letters import as_it_looks, fold, romanize, roughly


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Tarvia’s   FLEET ", "tarvia fleet"),
        ("D'Escoto", "descoto"),
        ("Łódź đ ø æ", "lodz d o ae"),
        ("Йод Ёж", "йод еж"),
        ("Pact+", "pact plus"),
        ("a_b-c", "a b c"),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER T}\N{SUPERSCRIPT TWO}", "t2"),
        ("!!!", ""),
    ],
)
def test_folding(text: str, expected: str) -> None:
    """Case, accents, apostrophes and punctuation go; letters of their own and the plus sign stay."""
    assert fold(text) == expected


def test_lines_are_folded_apart() -> None:
    """Each line is folded as if it stood alone."""
    lines = ["República", "", "С-400 ", "\N{COMBINING ACUTE ACCENT}x"]
    assert fold("\n".join(lines)) == "\n".join(map(fold, lines))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Лумера", "lumera"), ("Київ", "kiyiv"), ("Ґалаґан", "galagan"), ("Њива", "nyiva"), ("Лаўрын", "lavryn")],
)
def test_romanizing(text: str, expected: str) -> None:
    """Letters of Russian, Ukrainian, Serbian and Belarusian are all romanized."""
    assert romanize(fold(text)) == expected


def test_ukrainian_g_is_h() -> None:
    """Read as Ukrainian, ``г`` is h and ``и`` is y."""
    assert romanize(fold("Грицак"), with_h=True) == "hrytsak"


@pytest.mark.parametrize("text", ["Tарвия", "Тapвия", "Тарвия"])
def test_a_word_of_two_scripts_is_read_in_one(text: str) -> None:
    """Latin letters that stand in a Cyrillic word are the Cyrillic ones that look the same."""
    assert fold(text) == "тарвия"


def test_look_of_a_designation() -> None:
    """A Cyrillic designation has the look of a Latin one; a word with letters of its own has none."""
    assert [as_it_looks(fold(text)) for text in ("С-400", "Ка-52", "Бук-2")] == ["c 400", "ka 52", None]


@pytest.mark.parametrize("text", ["Île-d'Or", "Pact+", "ÑANDÚ"])
def test_rough_key_holds_the_first_word(text: str) -> None:
    """Whatever has a plain key has its first word in the cheap key, if that word is ASCII."""
    assert fold(text).partition(" ")[0] in roughly(text)
