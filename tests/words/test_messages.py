"""Messages: each in four languages, each with the same values to fill in."""

from __future__ import annotations

from string import Formatter

from graph.reading.vocabulary import load_schema
from graph.words.messages import load_messages, message


def values_in(text: str) -> set[str]:
    """Return the names of the values that a message asks for."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_message_has_every_language() -> None:
    """No message lacks a language."""
    assert {
        key: tuple(texts) for key, texts in load_messages().items() if tuple(texts) != tuple(load_schema().languages)
    } == {}


def test_languages_agree_on_values() -> None:
    """A translation asks for the same values as the English text."""
    odd = [
        key
        for key, texts in load_messages().items()
        if len({frozenset(values_in(text)) for text in texts.values()}) > 1
    ]
    assert odd == []


def test_values_are_filled_in() -> None:
    """A message puts its values where the braces stand."""
    assert message("since", "pt", start="2022") == "desde 2022"
