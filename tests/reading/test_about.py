"""Tests of what a folder says of its data as a whole."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from graph.model.about import ABOUT, About
from graph.reading.about import about_text, read_about

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40)
TITLES = st.fixed_dictionaries({"en": WORDS}, optional={"es": WORDS, "ru": WORDS})
ABOUTS = st.builds(
    About,
    title=TITLES,
    version=WORDS,
    issued=st.dates().map(str),
    license=st.just("https://licence.example/open"),
    publisher=WORDS,
    credits=st.lists(WORDS, max_size=3).map(tuple),
)


@given(ABOUTS)
def test_what_is_written_is_read_again(about: About) -> None:
    """Any text, with quotes, signs of YAML or line ends in it, comes back as it was."""
    with TemporaryDirectory() as folder:
        (Path(folder) / ABOUT).write_text(about_text(about), encoding="utf-8", newline="")
        assert about == read_about(Path(folder))
