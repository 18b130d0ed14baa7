"""Numbers and flags as text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from graph.model.numbers import parse_flag, parse_number


@pytest.mark.parametrize("text", ["0", "7", "-7", "13500.50", "0.5", "9" * 30])
def test_digits_are_a_number(text: str) -> None:
    """The number keeps the digits that are written, zeros at the end included."""
    assert str(parse_number(text)) == text


@pytest.mark.parametrize(
    "text", ["", "1e3", "1_0", "1,0", "007", ".5", "5.", "+5", " 5", "5\n", "inf", "nan", "٥", "1٥", "9" * 31]
)
def test_other_forms_are_no_number(text: str) -> None:
    """No exponent, separator, sign of plus, infinity or other digit passes for a number."""
    with pytest.raises(ValueError, match="is not a number"):
        parse_number(text)


def test_flags_are_two_words() -> None:
    """True and false are written out."""
    assert (parse_flag("true"), parse_flag("false")) == (True, False)


@pytest.mark.parametrize("text", ["", "True", "yes", "no", "1", "0", "on", "true "])
def test_other_words_are_no_flag(text: str) -> None:
    """What other readers take for true or false is refused."""
    with pytest.raises(ValueError, match="is neither true nor false"):
        parse_flag(text)


def test_numbers_are_exact() -> None:
    """A decimal fraction is that fraction."""
    assert parse_number("0.1") + parse_number("0.2") == Decimal("0.3")
