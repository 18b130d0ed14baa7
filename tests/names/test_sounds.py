"""Sounds: spellings of one name in the languages around, and what no language makes equal."""

from __future__ import annotations

import pytest

from graph.names.sounds import readings, sound_out


@pytest.mark.parametrize(
    ("spelling", "expected"),
    [
        ("Tschernow", "chernov"),
        ("Tchernov", "chernov"),
        ("Czernow", "chernov"),
        ("Černov", "chernov"),
        ("Choubine", "shubin"),
        ("Szubin", "shubin"),
        ("Schubin", "shubin"),
        ("Šubin", "shubin"),
        ("Zhukov", "zhukov"),
        ("Żukow", "zhukov"),
        ("Žukov", "zhukov"),
    ],
)
def test_languages_spell_one_sound_their_own_way(spelling: str, expected: str) -> None:
    """German, French, Polish and South Slavic spellings of a name have a reading that sounds like the English one."""
    heard = {sound_out(latin) for latin in (spelling.casefold(), *readings(spelling))}
    assert sound_out(expected) in heard


@pytest.mark.parametrize(
    ("one", "other"), [("z 10", "s 10"), ("ii", "iii"), ("viii", "vii"), ("t 77", "t 7"), ("c", "k")]
)
def test_short_words_numerals_and_digits_have_no_sound(one: str, other: str) -> None:
    """What tells designations apart is not levelled."""
    assert sound_out(one) != sound_out(other)


def test_sounds_line_by_line() -> None:
    """A letter at the end of a line isn't read together with the next line."""
    assert sound_out("sarij\nanna") == f"{sound_out('sarij')}\n{sound_out('anna')}"
