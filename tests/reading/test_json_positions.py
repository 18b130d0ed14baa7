"""The JSON parser that knows positions: as strict as the one of the standard library, and no stricter."""

from __future__ import annotations

import json
from json import JSONDecodeError
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graph.reading.json_positions import DECODER, KeyTwice, LocatedLine, Refused

JSON = st.recursive(
    st.text('aé\\"/\n\ud83d\U0001f600', max_size=4) | st.integers() | st.floats() | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(value=JSON, cut=st.integers(0, 40), put=st.sampled_from(["", '"', ",", "}", "[", "0", "-", "\\", " ", "tru"]))
def test_both_parsers_read_the_same(value: Any, cut: int, put: str) -> None:
    """The parser that knows positions accepts what the one of the standard library does, and nothing else."""
    text = json.dumps(value)
    text = text[:cut] + put + text[cut:]
    try:
        expected = plain(DECODER.decode(text))
    except (ValueError, KeyTwice) as error:
        expected = type(error)
    line = LocatedLine(text, 0)
    try:
        actual = plain(line.root())
    except Refused:
        actual = JSONDecodeError
    assert expected == (KeyTwice if expected is KeyTwice and line.twice else actual)


def plain(value: Any) -> Any:
    """Return a value with one and the same thing for all that is no text."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value if isinstance(value, str) else None
