"""The canonical form of data files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from graph.problems import DataError
from graph.reading.canonical_form import canonical_text, format_file, natural_order, scalar, write_records
from graph.reading.typed_records import KINDS, Record, read_record
from graph.reading.yaml_reader import read_yaml_text
from tests.strategies import ENTITIES, HARD_TEXTS, RELATIONS, SOURCES, TEXTS


def reread(kind: str, text: str) -> list[Record | None]:
    """Return the records of a file's text, in its order."""
    root, problems = read_yaml_text(text.encode(), "file")
    assert problems == []
    return [read_record(kind, id, root, "file")[0] for id in root]


def rewritten(kind: str, text: str) -> str:
    """Return the canonical text of a file's text."""
    root, problems = read_yaml_text(text.encode(), "file")
    assert problems == []
    return canonical_text(kind, root)


def by_id(records: list[Any]) -> dict[str, Any]:
    """Return the records by id, the last of each id, in natural order."""
    found = {record.id: record for record in records}
    return {id: found[id] for id in sorted(found, key=natural_order)}


def round_trip(kind: str, records: list[Any]) -> None:
    """Check that records, text and records are the same, and that the text of a text is that text."""
    wanted = by_id(records)
    text = write_records(kind, wanted.values())
    assert reread(kind, text) == list(wanted.values())
    assert rewritten(kind, text) == text


@given(st.lists(ENTITIES, min_size=1, max_size=3))
def test_entities_go_round(records: list[Any]) -> None:
    """Entities written and read are the same, and written again give the same text."""
    round_trip("entities", records)


@given(st.lists(RELATIONS, min_size=1, max_size=3))
def test_relations_go_round(records: list[Any]) -> None:
    """Relations written and read are the same, and written again give the same text."""
    round_trip("relations", records)


@given(st.lists(SOURCES, min_size=1, max_size=3))
def test_sources_go_round(records: list[Any]) -> None:
    """Sources written and read are the same, and written again give the same text."""
    round_trip("sources", records)


@given(TEXTS)
def test_a_text_is_a_text_to_every_reader(text: str) -> None:
    """PyYAML's own safe loader, which guesses types, takes each text that we write for the same text."""
    assert yaml.safe_load(f"{{a: [{scalar(text)}], {scalar(text)}: {scalar(text)}}}") == {"a": [text], text: text}
    assert yaml.safe_load(f"a: {scalar(text)}\n{scalar(text[:100])}: b\n") == {"a": text, text[:100]: "b"}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Port Sabel", "Port Sabel"),
        ("Порт-Сабель", "Порт-Сабель"),
        ("https://herald.example/a?b=c#d", "https://herald.example/a?b=c#d"),
        ("paragraph 5", "paragraph 5"),
        ("2025", '"2025"'),
        ("2025-10", '"2025-10"'),
        ("NO", '"NO"'),
        ("true", '"true"'),
        ("a: b", '"a: b"'),
        ("a, b", '"a, b"'),
        ("a #b", '"a #b"'),
        ("", '""'),
        (' "x" \\', '" \\"x\\" \\\\"'),
        ("a\u200fb\u00a0c\n", '"a\\u200fb\\u00a0c\\n"'),
    ],
)
def test_only_safe_texts_are_plain(text: str, written: str) -> None:
    """Whatever could be taken for something else stands in double quotes, and invisible signs are written out."""
    assert scalar(text) == written


def test_fields_stand_in_the_order_of_the_model_and_sources_last() -> None:
    """The order of the fields given makes no difference."""
    given_order = "a: {sources: [{locator: b, source: c}], end: '2001', object: x, subject: y, status: s, type: t}"
    assert rewritten("relations", given_order) == (
        'a:\n  subject: "y"\n  type: t\n  object: x\n  status: s\n  end: "2001"\n'
        "  sources:\n    - {source: c, locator: b}\n"
    )


def test_languages_stand_in_the_order_of_the_schema_and_schemes_by_name() -> None:
    """English comes first; what is no language follows by name."""
    text = "a: {type: t, label: {ru: Я, pt: p, en: e}, identifiers: {wikidata: Q1, imo: '1'}}"
    assert rewritten("entities", text) == (
        'a:\n  type: t\n  label: {en: e, pt: p, ru: Я}\n  identifiers: {imo: "1", wikidata: Q1}\n'
    )


def test_records_stand_in_natural_order() -> None:
    """Numbers within ids are ordered as numbers."""
    assert rewritten("entities", "a-10: x\na-9: x\nb: x\na: x\n") == "a: x\n\na-9: x\n\na-10: x\n\nb: x\n"


@given(st.lists(st.text("a1290-", max_size=8), unique=True))
def test_natural_order_leaves_no_two_ids_equal(ids: list[str]) -> None:
    """The order of a file doesn't depend on the order before."""
    assert len({tuple(natural_order(id)) for id in ids}) == len(ids)


def test_an_enormous_number_in_an_id_is_ordered_too() -> None:
    """Digits without end are compared without being counted up."""
    assert sorted(["a" + "9" * 9000, "a1"], key=natural_order) == ["a1", "a" + "9" * 9000]


def test_what_fits_stands_on_one_line_and_what_does_not_has_one_line_an_item() -> None:
    """The border is a line of 120 columns."""
    fitting, longer = "x" * 105, "x" * 106
    assert rewritten("entities", f"a: {{label: {{en: {fitting}}}}}") == f"a:\n  label: {{en: {fitting}}}\n"
    assert rewritten("entities", f"a: {{label: {{en: {longer}}}}}") == f"a:\n  label:\n    en: {longer}\n"


def test_long_texts_are_folded_within_the_width() -> None:
    """A long text of words goes over several lines of at most 120 columns."""
    text = "one two three " * 30 + "end"
    written = rewritten("entities", f"a:\n  description: {{en: {text}}}\n")
    assert written.splitlines()[2] == "    en: >-"
    assert max(map(len, written.splitlines())) <= 120
    assert yaml.safe_load(written) == {"a": {"description": {"en": text}}}


@given(st.lists(TEXTS | HARD_TEXTS, min_size=1, max_size=6))
def test_no_line_of_words_is_wider_than_the_width(texts: list[str]) -> None:
    """Only a text that can't be folded makes a line longer than 120 columns."""
    lines = canonical_text("entities", {"a": {"aliases": {"en": texts}}}).splitlines()
    assert [line for line in lines if len(line) > 120 and line.split("- ", 1)[-1] not in map(scalar, texts)] == []


def test_unknown_fields_are_kept_behind_the_known_ones() -> None:
    """The formatter loses nothing, even of what the checks will refuse."""
    assert rewritten("entities", "a: {zz: [[b, c], {d: [e]}], type: t, aa: x}") == (
        "a:\n  type: t\n  zz:\n    - [b, c]\n    - d: [e]\n  aa: x\n"
    )


HEADER = "# Header.\n# More of it.\n\n# Second block.\n\n"
WITH_COMMENTS = HEADER + "# Of b,\n# two lines.\nb: x\n\n# Section.\n\n# Of a.\na: x\n\n# End.\n"


def test_comments_go_with_their_records(tmp_path: Path) -> None:
    """The top of the file stays at the top, the lines above a record move with it, the end stays at the end."""
    file = tmp_path / "entities.yaml"
    file.write_text(WITH_COMMENTS, encoding="utf-8")
    assert format_file("entities", file)
    assert file.read_text(encoding="utf-8") == (
        HEADER + "# Section.\n# Of a.\na: x\n\n# Of b,\n# two lines.\nb: x\n\n# End.\n"
    )
    assert not format_file("entities", file)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("a:\n  b: c # d\n", "2:8"),
        ("a: # d\n  b: c\n", "1:4"),
        ("a:\n  # d\n  b: c\n", "2:3"),
        ("a:\n# d\n\n# e\n  b: c\n", "2:1"),
        ("a: 'Я # ж' # d\n", "1:12"),
        ("a: ['x # y',\n  # d\n  z]\n", "2:3"),
    ],
)
def test_a_comment_inside_a_record_is_never_lost(text: str, position: str, tmp_path: Path) -> None:
    """The file is refused with the position of the comment, and stays as it was."""
    file = tmp_path / "entities.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        format_file("entities", file)
    assert [str(problem.position).removeprefix(f"{file}:") for problem in caught.value.problems] == [position]
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("text", ["a: 'x # y'\n", "a: >-\n  x\n  # y\n", "a: 'x\n  # y'\n", "a: x#y\n"])
def test_a_hash_inside_a_text_is_no_comment(text: str, tmp_path: Path) -> None:
    """What looks like a comment and belongs to a text stays in the text."""
    file = tmp_path / "entities.yaml"
    file.write_text(text, encoding="utf-8")
    before = yaml.safe_load(text)
    format_file("entities", file)
    assert yaml.safe_load(file.read_text(encoding="utf-8")) == before


def test_a_canonical_file_is_not_touched(toy_folder: Path, tmp_path: Path) -> None:
    """Rewriting the invented world changes no byte and writes nothing."""
    for kind in KINDS:
        file = tmp_path / f"{kind}.yaml"
        data = (toy_folder / file.name).read_bytes()
        file.write_bytes(data)
        written_at = file.stat().st_mtime_ns
        assert not format_file(kind, file)
        assert (file.read_bytes(), file.stat().st_mtime_ns) == (data, written_at)


def test_looking_writes_nothing(tmp_path: Path) -> None:
    """With ``write=False`` the answer is the same and the file stays."""
    file = tmp_path / "entities.yaml"
    file.write_text("b: x\na: x\n", encoding="utf-8")
    assert format_file("entities", file, write=False)
    assert file.read_text(encoding="utf-8") == "b: x\na: x\n"


def test_formatting_keeps_the_mode_and_leaves_nothing_beside(tmp_path: Path) -> None:
    """The new file has the permissions of the old one, and no other file is left in the folder."""
    file = tmp_path / "entities.yaml"
    file.write_bytes(b"\xef\xbb\xbfb: x\r\na: x\r\n")
    file.chmod(0o640)
    assert format_file("entities", file)
    assert file.read_bytes() == b"a: x\n\nb: x\n"
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    """What can't be read isn't rewritten."""
    file = tmp_path / "entities.yaml"
    file.write_text("a: x\na: y\n", encoding="utf-8")
    with pytest.raises(DataError, match="duplicate-key"):
        format_file("entities", file)
    assert file.read_text(encoding="utf-8") == "a: x\na: y\n"


def test_a_text_that_cannot_be_read_back_is_not_written(tmp_path: Path) -> None:
    """A text that would need a line beyond the reader's limit leaves the file as it was."""
    file = tmp_path / "entities.yaml"
    text = "a:\n  b: '" + ("x " * 6000 + "\n\n    ") * 2 + "'\n"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="line-length"):
        format_file("entities", file)
    assert file.read_text(encoding="utf-8") == text


def test_a_comment_that_comes_to_stand_at_the_top_is_the_top(tmp_path: Path) -> None:
    """What is written once is not written in another way the next time."""
    file = tmp_path / "entities.yaml"
    file.write_text("b: x\n# Of a.\na: x\n", encoding="utf-8")
    assert format_file("entities", file)
    assert file.read_text(encoding="utf-8") == "# Of a.\n\na: x\n\nb: x\n"
    assert not format_file("entities", file)
