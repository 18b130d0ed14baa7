"""How numbers and flags are written in files: one form each, so that none is taken for what it isn't."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

__all__ = ["FlagText", "NumberText", "parse_flag", "parse_number"]

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,29})(?:\.\d{1,30})?", re.ASCII)


def parse_number(text: str) -> Decimal:
    """Return the number that the text writes in digits: no exponent, no separators of thousands, no leading zeros.

    >>> parse_number("13500.50")
    Decimal('13500.50')

    Raises:
        ValueError: the text has another form.
    """
    if _NUMBER.fullmatch(text) is None:
        raise ValueError(f"{text[:40]!r} is not a number; write digits with at most one point, such as 13500 or 0.5")
    return Decimal(text)


def parse_flag(text: str) -> bool:
    """Return the truth value that the text writes, ``true`` or ``false``.

    >>> parse_flag("true")
    True

    Raises:
        ValueError: the text is something else, ``yes`` for one.
    """
    if text not in {"true", "false"}:
        raise ValueError(f"{text[:40]!r} is neither true nor false; write one of the two")
    return text == "true"


class NumberText:
    """Marks a field whose number stands as text in files."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        return _from_text("number-form", parse_number)


class FlagText:
    """Marks a field whose truth value stands as text in files."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        return _from_text("flag-form", parse_flag)


def _from_text(rule: str, parse: Any) -> Any:
    from pydantic_core import PydanticCustomError, core_schema

    def read(text: str) -> Any:
        try:
            return parse(text)
        except ValueError as error:
            raise PydanticCustomError(rule, "{problem}", {"problem": str(error)}) from None

    return core_schema.no_info_after_validator_function(read, core_schema.str_schema(strict=True))
