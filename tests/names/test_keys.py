"""Keys: of one name and of thousands in one pass, and the words by which names are looked up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.names.keys import keys_of, plain_key, run_together, sound_key, words_of
from graph.names.letters import romanize
from tests.strategies import TEXTS


@given(st.lists(TEXTS, max_size=5))
def test_keys_in_one_pass_are_those_of_each(names: list[str]) -> None:
    """The keys of many names are the keys of each."""
    found = keys_of(names)
    assert found.plain == [plain_key(name) for name in names]
    assert found.latin == [romanize(plain_key(name)) for name in names]
    assert found.sound == [sound_key(name) for name in names]


@given(TEXTS)
def test_a_key_is_its_own_key(text: str) -> None:
    """Making a key twice changes nothing more."""
    assert plain_key(plain_key(text)) == plain_key(text)


def test_run_key_keeps_numbers_apart() -> None:
    """Two numbers don't become one."""
    assert [run_together(key) for key in ("t 72", "1 72", "u s")] == ["t72", "1 72", "us"]


def test_words_of_names() -> None:
    """Stray letters are one word, numbers stand in digits, letters and digits apart."""
    expected = [("us", "2", "flet"), ("t", "72"), ()]
    assert words_of(["u s second fleet", "t72", ""]) == [tuple(words) for words in expected]
