"""Numbers: digits, Roman numerals, ordinals and number words have one form, and single letters stay."""

from __future__ import annotations

import pytest

from graph.names.numerals import numbers_in, with_numbers


@pytest.mark.parametrize("text", ["2", "02", "ii", "second", "segunda", "вторая", "2nd", "2й"])
def test_one_number_however_written(text: str) -> None:
    """Digits, a Roman numeral, an ordinal and a word in four languages are the same number."""
    assert with_numbers(text) == ["2"]


@pytest.mark.parametrize(
    ("text", "value"), [("iv", "4"), ("vi", "6"), ("ix", "9"), ("xiv", "14"), ("xx", "20"), ("xxxix", "39")]
)
def test_roman_numerals(text: str, value: str) -> None:
    """Numerals of two letters and more are counted."""
    assert with_numbers(text) == [value]


@pytest.mark.parametrize("text", ["v", "mix", "ivan", "iiii", "vv", "80a"])
def test_what_is_no_number(text: str) -> None:
    """A single letter, a word and the variant of a designation are no numerals."""
    assert "".join(with_numbers(text)) == text


def test_identifying_tokens() -> None:
    """Numbers and single letters identify, whatever stands between them."""
    assert numbers_in("t 90m of the second 2024 run") == ["2", "2024", "90", "m", "t"]
