"""JSON Lines: the records of YAML in bulk, checked as strictly."""

from __future__ import annotations

import io
import json
import os
import shutil
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.loader import check_folders, load_index
from graph.model.claim_index import ClaimIndex
from graph.model.records import Entity, Relation, Source
from graph.problems import DataError, UsageError
from graph.reading.canonical_form import text_of
from graph.reading.jsonl import read_jsonl
from graph.reading.yaml_reader import read_yaml
from tests.strategies import ENTITIES, RELATIONS, SOURCES

KINDS = ("entities", "relations", "sources")
GOOD = '{"id": "isle", "type": "place", "label": {"en": "Isle"}}\n'


def in_bulk(folder: Path, target: Path) -> Path:
    """Write the YAML files of a folder as JSON Lines into another one and return that."""
    target.mkdir(exist_ok=True)
    for kind in KINDS:
        root, problems = read_yaml(folder / f"{kind}.yaml")
        assert problems == []
        lines = [json.dumps({"id": id, **fields}, ensure_ascii=False) for id, fields in root.items()]
        (target / f"{kind}.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return target


@pytest.fixture
def bulk(toy_folder: Path, tmp_path: Path) -> Path:
    """Return the toy world as JSON Lines."""
    return in_bulk(toy_folder, tmp_path / "bulk")


def told(folder: Path) -> list[str]:
    """Return line, column, rule and message of each problem of a folder, but that nothing uses an entity."""
    return [
        f"{problem.position.line}:{problem.position.column} {problem.subject}: {problem.message} [{problem.rule}]"
        for problem in check_folders([folder])
        if problem.rule != "unused-entity"
    ]


def write(folder: Path, *lines: str | bytes, kind: str = "entities") -> Path:
    """Write lines into a file of a folder and return the folder."""
    data = b"".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    (folder / f"{kind}.jsonl").write_bytes(data)
    return folder


def test_the_same_world_as_from_yaml(bulk: Path, toy: ClaimIndex) -> None:
    """Record for record, in the same order."""
    index = load_index([bulk])
    for kind in KINDS:
        assert list(getattr(toy, kind).items()) == list(getattr(index, kind).items())


def test_bulk_keeps_every_rule(bulk: Path) -> None:
    """A sound world is sound in bulk too, upkeep included; there is no canonical form of lines."""
    assert check_folders([bulk]) == []


def test_a_collection_may_have_both(toy_folder: Path, bulk: Path, tmp_path: Path) -> None:
    """Records of a kind stand in either file, those of YAML first; an id stands in one of them."""
    both = tmp_path / "both"
    both.mkdir()
    shutil.copy(toy_folder / "entities.yaml", both)
    for kind in ("relations", "sources"):
        shutil.copy(bulk / f"{kind}.jsonl", both)
    write(both, GOOD)
    assert list(load_index([both]).entities)[-1] == "isle"
    write(both, GOOD.replace("isle", "lumera"))
    line = (both / "entities.yaml").read_text(encoding="utf-8").split("\n").index("lumera:") + 1
    assert told(both) == [
        f"1:1 lumera: the id is taken in {both}/entities.yaml:{line}:1; "
        "an id names one record of all kinds and collections [unique-id]"
    ]


def test_a_folder_without_records_names_both_forms(tmp_path: Path) -> None:
    """Who is told what a folder of data has, is told of bulk too."""
    with pytest.raises(UsageError, match=r"entities.yaml, relations.yaml, sources.yaml, or the same as \.jsonl"):
        load_index([tmp_path])


def test_values_know_their_columns(tmp_path: Path) -> None:
    """A problem deep inside a line stands at its column, counted in characters."""
    line = '{"id": "é-1", "type": ["x"], "label": {"en": "I"}, "aliases": {"en": ["a", {"b": "c"}]}, "colour": "red"}\n'
    write(tmp_path, GOOD, line)
    columns = [line.index(text) + 1 for text in ("[", '{"b"', '"colour"')]
    assert told(tmp_path) == [
        "2:1 'é-1': is not an id; use lower-case letters a-z, digits and single hyphens, at most 120 [id-form]",
        f"2:{columns[0]} é-1: 'type' must be text, not a list [value-kind]",
        f"2:{columns[1]} é-1: 'aliases.en[2]' must be text, not a mapping [value-kind]",
        f"2:{columns[2]} é-1: no key 'colour' here; known are type, label, aliases, description, "
        "identifiers, start, end, medium, theme [known-key]",
    ]


def test_checks_find_the_columns_of_lines_long_gone(bulk: Path) -> None:
    """What a rule finds after everything was read is shown where it stands."""
    lines = (bulk / "relations.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    subject = json.loads(lines[3])["subject"]
    lines[3] = lines[3].replace(f'"{subject}"', '"nobody"', 1)
    write(bulk, *lines, kind="relations")
    (problem,) = (problem for problem in check_folders([bulk]) if problem.rule == "entity-exists")
    assert (4, lines[3].index('"nobody"') + 1) == (problem.position.line, problem.position.column)


NO_OBJECT = '1:1 file: the line is not an object; write {"id": ...} with the fields [json-syntax]'

HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "nothing": ("", "1:1 file: the file is empty; write one record a line [root-mapping]"),
    "empty line": (GOOD + "\n", "2:1 file: the line is empty; take it out [json-syntax]"),
    "list": (GOOD + "[]", '2:1 file: the line is not an object; write {"id": ...} with the fields [json-syntax]'),
    "list with a twin": (
        '[{"a": "b", "a": "c"}]',
        NO_OBJECT,
    ),
    "text": ('"x"', NO_OBJECT),
    "array of records": (f"[{GOOD}]", "1:58 file: the line ends where ',' or ']' is expected [json-syntax]"),
    "yaml": ("isle:\n", "1:1 file: 'i' stands where a value is expected [json-syntax]"),
    "not closed": (GOOD + '{"id": "x"', "2:11 file: the line ends where ',' or '}' is expected [json-syntax]"),
    "open quote": ('{"id": "x', "1:8 file: unterminated string starting [json-syntax]"),
    "trailing comma": ('{"id": "x",}', "1:12 file: '}' stands where a key in double quotes is expected [json-syntax]"),
    "no colon": ('{"id" "x"}', "1:7 file: '\"' stands where ':' is expected [json-syntax]"),
    "single quotes": ("{'id': 'x'}", "1:2 file: ''' stands where a key in double quotes is expected [json-syntax]"),
    "two records": (GOOD.strip() * 2, "1:57 file: something follows the record; write one record a line [json-syntax]"),
    "comment": (GOOD.strip() + " # isle", "1:58 file: something follows the record; write one record a line"),
    "bad escape": (r'{"id": "\q"}', r"1:9 file: invalid \escape [json-syntax]"),
    "tab in text": ('{"id": "a\tb"}', "1:10 file: invalid control character [json-syntax]"),
    "half a letter": (r'{"id": "x", "type": "\ud83d"}', "1:22 file: half a character (a lone surrogate)"),
    "bare word": ('{"id": yes}', "1:8 file: 'y' stands where a value is expected [json-syntax]"),
    "no id": ('{"type": "place"}', "1:1 file: there is no 'id'; write it with the other fields [required-key]"),
    "id a number": ('{"id": 7}', "1:1 file: the 'id' is not text; write it with the other fields [required-key]"),
    "id twice": (GOOD * 2, "2:1 file: the id 'isle' appears twice, first in line 1; keep one [duplicate-key]"),
    "key twice": (
        GOOD[:-2] + ', "type": "x"}',
        "1:58 isle: the key 'type' appears twice, first in column 16; keep one",
    ),
    "key twice inside": (
        '{"id": "isle", "type": "place", "label": {"en": "Isle", "en": "Isla"}}',
        "1:57 isle: the key 'en' appears twice, first in column 43; keep one [duplicate-key]",
    ),
    "byte order mark": (b"\xef\xbb\xbf" + GOOD.encode(), "1:1 file: the file begins with a byte order mark; save it"),
    "utf-16": (GOOD.encode("utf-16"), "1:1 file: is not UTF-8 text; save the file as UTF-8 [encoding]"),
    "latin-1": (GOOD.encode() + b'{"id": "\xe9"}', "2:9 file: is not UTF-8 text; save the file as UTF-8 [encoding]"),
    "zero byte": (GOOD + '{"id": "x\0"}', "2:10 file: has a zero byte; this is not a text file [encoding]"),
    "deep": ("[" * 100_000, "1:14 file: nested more than 12 deep [json-syntax]"),
    "deep inside": ('{"id": "x", "type": ' + "[" * 50_000, "1:33 file: nested more than 12 deep [json-syntax]"),
    "50 MB line": (b'{"id": "' + b"x" * 50_000_000, "1:1 file: the line has more than the 1000000 bytes that are read"),
    **{
        f"bare {bare}": (
            GOOD.replace('"place"', bare),
            f"1:24 isle: 'type' must be text, not the bare {bare}; put it in quotes [value-kind]",
        )
        for bare in ("2025", "-0.5", "1e9", "NaN", "Infinity", "-Infinity", "true", "false", "null")
    },
    "number of 5000 digits": (
        GOOD.replace('"place"', "7" * 5000),
        f"1:24 isle: 'type' must be text, not the bare {'7' * 40};",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_lines_are_named(name: str, tmp_path: Path) -> None:
    """Each is the first problem of its file, at its position."""
    text, expected = HOSTILE[name]
    assert told(write(tmp_path, text))[0].startswith(expected)


def test_a_title_in_null_is_not_without_a_title(bulk: Path) -> None:
    """``null`` isn't a way to leave a field out, not even one that may be absent."""
    lines = (bulk / "sources.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    fields = json.loads(lines[0])
    lines[0] = json.dumps({**fields, "title": None}) + "\n"
    write(bulk, *lines, kind="sources")
    column = lines[0].index("null") + 1
    assert told(bulk)[0] == (
        f"1:{column} {fields['id']}: 'title' must be text, not the bare null; put it in quotes [value-kind]"
    )


def test_what_follows_a_bad_line_is_read(tmp_path: Path) -> None:
    """A line too long or broken costs itself; the lines after it keep their numbers."""
    bad = '{"id": "gone", ' + " " * 3_000_000 + "\n"
    write(tmp_path, GOOD, bad, "{\n", GOOD.replace('"isle"', '"Isle"'))
    assert [line.split(" ")[0] for line in told(tmp_path)] == ["2:1", "3:2", "4:1"]


def test_ends_in_a_broken_line_are_not_said_to_be_missing(bulk: Path) -> None:
    """Where a line of entities can't be read, nothing is said of names that may stand in it."""
    lines = (bulk / "entities.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    write(bulk, lines[0][:-5] + "\n", *lines[1:])
    with pytest.raises(DataError) as caught:
        load_index([bulk])
    assert ["json-syntax"] == [problem.rule for problem in caught.value.problems]


def test_a_hundred_bad_lines_are_enough(tmp_path: Path) -> None:
    """A file that is something else altogether doesn't give a problem a line."""
    problems = told(write(tmp_path, "{\n" * 5000))
    assert (101, "100:1 file: too many bad lines; what follows isn't read [json-syntax]") == (
        len(problems),
        problems[99],
    )


@pytest.mark.parametrize("make", [Path.mkdir, lambda file: file.symlink_to("/dev/zero"), os.mkfifo])
def test_what_is_no_plain_file_is_not_read(make: Any, tmp_path: Path) -> None:
    """A folder, a device without end and a pipe are named, not waited for."""
    make(tmp_path / "entities.jsonl")
    assert ["readable-file"] == [problem.rule for problem in check_folders([tmp_path])]


def test_a_file_that_vanishes_meanwhile(tmp_path: Path) -> None:
    """The position of a record that can't be looked up any more is its line."""
    lines, problems = read_jsonl(write(tmp_path, GOOD, GOOD.replace("isle", "cape")) / "entities.jsonl", "x")
    assert (["isle", "cape"], []) == (list(lines), problems)
    (tmp_path / "entities.jsonl").unlink()
    assert {} == lines["isle"]


@given(st.data())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_record_reads_as_in_yaml(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """What the model can hold is, written as a line, what it is written as YAML."""
    record: Entity | Relation | Source = data.draw(ENTITIES | RELATIONS | SOURCES)
    fields = text_of(record)
    file = tmp_path_factory.getbasetemp() / "any.jsonl"
    file.write_text(json.dumps({"id": record.id, **fields}, ensure_ascii=data.draw(st.booleans())), encoding="utf-8")
    lines, problems = read_jsonl(file, "any.jsonl")
    assert [(record.id, fields)] == [(id, dict(lines[id])) for id in lines]
    assert problems == []


class Terminal(io.StringIO):
    """A terminal that somebody looks at."""

    def isatty(self) -> bool:
        """Whether it is one."""
        return True


@pytest.mark.parametrize(
    ("stream", "expected"), [(Terminal(), "\rx: 10,000 records read\r\033[K"), (io.StringIO(), "")]
)
def test_progress_is_told_to_people_alone(
    stream: io.StringIO, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long reading is told at a terminal and taken away again; nothing is written to a pipe."""
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(time, "monotonic", iter(range(0, 100, 2)).__next__)
    write(tmp_path, *(GOOD.replace("isle", f"isle-{number}") for number in range(10_001)))
    assert sum(1 for _ in read_jsonl(tmp_path / "entities.jsonl", "x")[0]) == 10_001
    assert expected == stream.getvalue()
