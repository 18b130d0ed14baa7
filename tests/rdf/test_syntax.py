"""Tests of how each syntax writes texts."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.problems import LazoError
from graph.rdf.rdfxml import escape_xml
from graph.rdf.syntax import Turtle, escape
from graph.reading.vocabulary import load_schema
from tests.rdf.claims import HOSTILE


@given(st.one_of(st.sampled_from(HOSTILE), st.text()))
def test_every_text_comes_back_from_its_literal(text: str) -> None:
    """An independent parser reads from an escaped literal the text that was escaped."""
    line = f'<x:s> <x:p> "{escape(text)}" .'
    (quad,) = pyoxigraph.parse(line, format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert text == quad.object.value


@given(st.text())
def test_an_escaped_literal_stays_on_its_line(text: str) -> None:
    """No escaped text has a character by which a line or a literal could end."""
    assert set() == set(escape(text)) & {"\n", "\r", "\x00"}


def test_half_a_surrogate_pair_is_refused() -> None:
    """A text that Unicode cannot encode is named in the error, not written."""
    with pytest.raises(LazoError, match="surrogates not allowed; correct the text"):
        escape("a\ud800")


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1f", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_refused(char: str) -> None:
    """A character that no XML file can hold stops the export and offers another syntax."""
    with pytest.raises(LazoError, match="choose another syntax such as turtle"):
        escape_xml(f"a{char}")


def test_a_local_name_that_turtle_cannot_hold_is_written_whole() -> None:
    """An IRI whose last part has percent signs or ends in a dot stands in angle brackets."""
    turtle = Turtle("https://example.org/", load_schema())
    assert ["entity:a-1", "<https://example.org/a%2F>", "<https://example.org/a.>", "<https://example.org/-a>"] == [
        turtle.iri("entity", local) for local in ("a-1", "a%2F", "a.", "-a")
    ]
