"""YAML as text with positions."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.problems import Position
from graph.reading.yaml_reader import Mapping, position_of, read_yaml, read_yaml_text

TEXT = """\
# A file.
lumera:
  type: state
  label: {en: Lumera, ru: Люмера}
  aliases:
    en: [The Island, "Lumera, Republic of"]
  parts:
    - name: north
    - name: south
"""


def root_of(text: str) -> Mapping:
    """Return the root of a text without problems."""
    root, problems = read_yaml_text(text.encode(), "f")
    assert problems == []
    return root


def test_every_scalar_is_text() -> None:
    """Nothing is taken for a number, a truth value, a date or nothing."""
    texts = ["2025", "no", "01560", "1e3", "0x1F", "2025-01-01", "~", "null", "12:30:00", "1_000", ".inf", "true"]
    root = root_of("".join(f"k{number}: {text}\n" for number, text in enumerate(texts)) + "none:\n")
    assert list(root.values()) == [*texts, ""]


@pytest.mark.parametrize(
    ("trail", "key", "position"),
    [
        (("lumera",), True, (2, 1)),
        (("lumera",), False, (3, 3)),
        (("lumera", "type"), True, (3, 3)),
        (("lumera", "type"), False, (3, 9)),
        (("lumera", "label", "ru"), True, (4, 23)),
        (("lumera", "label", "ru"), False, (4, 27)),
        (("lumera", "aliases", "en", 1), False, (6, 22)),
        (("lumera", "parts", 1), False, (9, 7)),
        (("lumera", "parts", 1, "name"), False, (9, 13)),
        (("lumera", "parts", 1, "missing"), False, (9, 7)),
        (("lumera", "parts", 7), False, (8, 5)),
        (("lumera", "missing", "deeper"), True, (3, 3)),
        (("lumera", "type", "deeper"), False, (3, 9)),
        (("missing",), False, (2, 1)),
        ((), False, (2, 1)),
    ],
)
def test_each_value_has_its_position(trail: tuple[str | int, ...], key: bool, position: tuple[int, int]) -> None:
    """The position of a key, of a value, or of what is nearest above a value that isn't written."""
    assert position_of(root_of(TEXT), trail, "f", key=key) == Position("f", *position)


def test_columns_count_characters() -> None:
    """Letters outside ASCII count one, as in an editor, whatever their bytes."""
    root = root_of("a: {ж: 'ЖЖ', b: c}\n")
    assert position_of(root, ("a", "b"), "f", key=True) == Position("f", 1, 14)


def test_line_ends_of_other_systems_are_read() -> None:
    """Carriage returns and a byte order mark change neither values nor lines."""
    root, problems = read_yaml_text("\ufeffa: b\r\nc:\r\n  d: e\r\n".encode(), "f")
    assert (root, problems) == ({"a": "b", "c": {"d": "e"}}, [])
    assert position_of(root, ("c", "d"), "f") == Position("f", 3, 6)


def test_the_first_of_two_equal_keys_stays_and_each_further_one_is_a_problem() -> None:
    """All duplicates of a file are named, under the record that they stand in."""
    root, problems = read_yaml_text(b"a:\n  b: 1\n  b: 2\n  c: {d: 1, d: {e: 2}}\na: {f: 3}\n", "f")
    assert root == {"a": {"b": "1", "c": {"d": "1"}}}
    assert [(str(problem.position), problem.subject, problem.rule) for problem in problems] == [
        ("f:3:3", "a", "duplicate-key"),
        ("f:4:13", "a", "duplicate-key"),
        ("f:5:1", "a", "duplicate-key"),
    ]


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    """What can't be opened is said, with the reason of the system."""
    file = tmp_path / "none.yaml"
    root, problems = read_yaml(file)
    assert root == {}
    assert [str(problem) for problem in problems] == [
        f"{file}:1:1: file: cannot be read: No such file or directory [readable-file]"
    ]


def test_a_name_is_printed_in_place_of_the_path(tmp_path: Path) -> None:
    """The caller says how a file is called in problems."""
    file = tmp_path / "x.yaml"
    file.write_text("- a\n", encoding="utf-8")
    _, problems = read_yaml(file, "vocabulary/x.yaml")
    assert [problem.position for problem in problems] == [Position("vocabulary/x.yaml", 1, 1)]
