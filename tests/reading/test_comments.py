"""The comments of data files."""

from __future__ import annotations

import pytest

from graph.problems import DataError
from graph.reading.comments import Comments, read_comments
from graph.reading.yaml_reader import read_yaml_text


def comments_of(text: str) -> Comments:
    """Return the comments of a text without problems."""
    root, problems = read_yaml_text(text.encode(), "f")
    assert problems == []
    return read_comments(text, root, "f")


def test_a_file_without_comments_has_none() -> None:
    """Nothing is found where nothing stands."""
    assert comments_of("a: b\n\nc: d\n") == Comments()


@pytest.mark.parametrize(
    ("text", "header", "above"),
    [
        ("# h\na: b\n", ("# h",), ()),
        ("# h\n\na: b\n", ("# h",), ()),
        ("# h\n# i\n\n# j\n\na: b\n", ("# h\n# i", "# j"), ()),
        ("# h\n\n# own\na: b\n", ("# h",), ("# own",)),
        ("\n\n# h  \n\n\n# own\n# more\na: b\n", ("# h",), ("# own", "# more")),
        ("# h\n---\na: b\n", ("# h",), ()),
        ("%YAML 1.1\n---\n# h\na: b\n", ("# h",), ()),
    ],
)
def test_the_top_of_a_file(text: str, header: tuple[str, ...], above: tuple[str, ...]) -> None:
    """The first block is the file's; a later one that touches the first record is the record's."""
    found = comments_of(text)
    assert (found.header, found.above.get("a", ())) == (header, above)


def test_comments_between_records_belong_to_the_next() -> None:
    """Also where an empty line stands between."""
    found = comments_of("a: b\n# one\n\n# two\nc: d\n\n# three\n\ne: f\n")
    assert found.above == {"c": ("# one", "# two"), "e": ("# three",)}


def test_the_end_of_a_file() -> None:
    """What stands below the last record stays there, in its blocks."""
    assert comments_of("a: b\n# one\n\n# two\n# three\n").footer == ("# one", "# two\n# three")


def test_every_comment_that_cannot_be_kept_is_named() -> None:
    """The positions of all of them are told, in order."""
    with pytest.raises(DataError) as caught:
        comments_of("a: # one\n  b: c\n# two\n  d: e # three\n")
    assert [(problem.position.line, problem.position.column) for problem in caught.value.problems] == [
        (1, 4),
        (3, 1),
        (4, 8),
    ]


def test_values_are_not_searched_for_comments() -> None:
    """A text may hold any sign, over several lines too."""
    assert comments_of("a: 'x # y'\nb: \"z\n  # z\"\nc: >-\n  # w\n  # v\n# of d\nd: u#t\n").above == {"d": ("# of d",)}
