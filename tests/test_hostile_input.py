"""Input that nobody means well with: a clear answer, quickly, and never a traceback."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.loader import check_folders
from graph.reading import yaml_reader
from graph.show.problem_formats import PROBLEM_FORMATS

BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

HOSTILE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "1:1 root-mapping"),
    "blanks": (b"\n \n\n", "1:1 root-mapping"),
    "comment": (b"# only\n", "1:1 root-mapping"),
    "byte order mark alone": (b"\xef\xbb\xbf", "1:1 root-mapping"),
    "text": (b"hello\n", "1:1 root-mapping"),
    "list": (b"- a\n- b\n", "1:1 root-mapping"),
    "null": (b"null\n", "1:1 root-mapping"),
    "document end": (b"---\n...\n", "1:1 root-mapping"),
    "png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "1:1 encoding"),
    "elf": (b"\x7fELF\x02\x01\x01\0\0\0", "1:8 encoding"),
    "gzip": (b"\x1f\x8b\x08\0\0\0\0\0", "1:2 encoding"),
    "latin-1": (b"a: b\nc: caf\xe9\n", "2:7 encoding"),
    "utf-16": ("a: b\n".encode("utf-16"), "1:1 encoding"),
    "utf-32": ("a: b\n".encode("utf-32-le"), "1:2 encoding"),
    "surrogate": (b"a: \xed\xa0\x80\n", "1:4 encoding"),
    "overlong": (b"a: \xc0\xaf\n", "1:4 encoding"),
    "cut in a letter": ("a: é".encode()[:-1], "1:4 encoding"),
    "zero": (b"a: b\nc: d\0e\n", "2:5 encoding"),
    "bell": (b"a: b\nc: d\x07\n", "2:5 encoding"),
    "escape": (b"a: \x1b[31mred\n", "1:4 encoding"),
    "tab": (b"a:\n\tb: c\n", "2 yaml-syntax"),
    "tab after key": (b"a:\n  b:\n\t- c\n", "3 yaml-syntax"),
    "open quote": (b'a:\n  b: "c\nd: e\n', "2 yaml-syntax"),
    "open bracket": (b"a: [b, c\n", "2 yaml-syntax"),
    "open brace": (b"a: {b: c\n", "2 yaml-syntax"),
    "stray bracket": (b"a: ]\n", "1 yaml-syntax"),
    "reserved sign": (b"a: @b\n", "1 yaml-syntax"),
    "bad escape": (b'a: "\\q"\n', "1 yaml-syntax"),
    "directive": (b"%YAML 9.9\n---\na: b\n", "1 yaml-syntax"),
    "anchor": (b"a: &x b\n", "1 yaml-syntax"),
    "anchored key": (b"&x a: b\n", "1 yaml-syntax"),
    "alias": (b"a: *x\n", "1 yaml-syntax"),
    "anchor bomb": (BOMB.encode(), "1 yaml-syntax"),
    "merge key": (b"a: {b: c}\nd:\n  <<: *a\n", "3 yaml-syntax"),
    "tag": (b"a: !!python/object/apply:os.system [echo]\n", "1 yaml-syntax"),
    "binary tag": (b"a: !!binary aGVsbG8=\n", "1 yaml-syntax"),
    "two documents": (b"a: {}\n---\nb: {}\n", "2 yaml-syntax"),
    "list as key": (b"? [a]\n: b\n", "1 yaml-syntax"),
    "deep flow": (b"a: " + b"[" * 19_000, "1 yaml-syntax"),
    "deep list": (b"- " * 9_000, "1 yaml-syntax"),
    "deep mapping": ("".join(f"{' ' * depth}a:\n" for depth in range(5_000)).encode(), "13 yaml-syntax"),
    "20 MB line": (b"a: " + b"x" * 20_000_000, "1:1 line-length"),
    "20 MB of brackets": (b"a: b\nc: " + b"[" * 20_000_000, "2:1 line-length"),
    "million empty lines": (b"\n" * 1_000_000 + b"a: b: c\n", "1000001 yaml-syntax"),
    "key of records": (b"a: b\na: c\n", "1:4 value-kind"),
}


@contextmanager
def quickly(seconds: float) -> Iterator[None]:
    """Fail where what is done inside takes longer, counted in time of this process."""
    began = time.process_time()
    yield
    assert time.process_time() - began < seconds


@pytest.mark.parametrize("kind", ["entities", "relations", "sources"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_named_quickly(name: str, kind: str, tmp_path: Path) -> None:
    """Each file is refused at its position by its rule, within a second; where in a line YAML breaks, its parser decides."""
    data, expected = HOSTILE[name]
    (tmp_path / f"{kind}.yaml").write_bytes(data)
    with quickly(1):
        problems = check_folders([tmp_path])
    first = problems[0]
    column = "" if first.rule == "yaml-syntax" else f":{first.position.column}"
    assert f"{first.position.line}{column} {first.rule}" == expected
    assert {problem.rule for problem in problems} - {first.rule} <= {"duplicate-key"}
    assert max(len(str(problem)) for problem in problems) < 500 + len(str(tmp_path))


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    """The reason of the system is given."""
    (tmp_path / "entities.yaml").mkdir()
    assert [str(problem) for problem in check_folders([tmp_path])] == [
        f"{tmp_path}/entities.yaml:1:1: file: cannot be read: Is a directory [readable-file]"
    ]


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refusal of the system is a problem like any other."""
    (tmp_path / "entities.yaml").write_text("a: b\n", encoding="utf-8")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert [problem.message for problem in check_folders([tmp_path])] == ["cannot be read: Permission denied"]


def test_a_link_to_nowhere(tmp_path: Path) -> None:
    """A dangling link is named as a file that isn't read, and the others are read all the same."""
    (tmp_path / "relations.yaml").symlink_to(tmp_path / "none")
    (tmp_path / "sources.yaml").write_text("a: b\n", encoding="utf-8")
    assert [problem.rule for problem in check_folders([tmp_path])] == ["file-not-read", "value-kind"]


@pytest.mark.parametrize("kind", ["entities", "relations", "sources"])
def test_a_file_beyond_all_measure(kind: str, tmp_path: Path) -> None:
    """A file larger than the limit isn't read at all, and the format for such a number of records is named."""
    with (tmp_path / f"{kind}.yaml").open("wb") as stream:
        stream.truncate(yaml_reader.LARGEST_FILE + 1)
    with quickly(1):
        problems = check_folders([tmp_path])
    said = f"write its records as JSON Lines ('{kind}.jsonl', see docs/bulk.md), or split the collection"
    assert [("file-size", f"the file is larger than 24 MiB; {said}")] == [
        (each.rule, each.message) for each in problems
    ]


def test_a_device_without_end(tmp_path: Path) -> None:
    """What isn't a plain file, a device or pipe that never ends, isn't read."""
    (tmp_path / "entities.yaml").symlink_to("/dev/zero")
    with quickly(1):
        problems = check_folders([tmp_path])
    assert [problem.rule for problem in problems] == ["readable-file"]


def test_ten_thousand_wrong_names_take_seconds(tmp_path: Path, toy_folder: Path) -> None:
    """Looking for near names doesn't grow with the square of the mistakes."""
    for file in toy_folder.glob("*.yaml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    wrong = "".join(
        f"w-{number}: {{subject: lumerra-{number}, type: signed, object: pact-{number}, status: asserted}}\n"
        for number in range(10_000)
    )
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "relations.yaml").write_text(wrong, encoding="utf-8")
    with quickly(20):
        problems = check_folders([tmp_path])
    assert sum(problem.rule == "entity-exists" for problem in problems) == 20_000


def check_text(folder: Path, kind: str, data: bytes) -> None:
    """Check data in place of one file of a sound world; any exception fails the test."""
    (folder / f"{kind}.yaml").write_bytes(data)
    problems = check_folders([folder])
    for form in PROBLEM_FORMATS.values():
        form(problems)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that the properties below write to."""
    return tmp_path_factory.mktemp("hostile")


KINDS = st.sampled_from(["entities", "relations", "sources"])


@given(kind=KINDS, data=st.binary(max_size=200))
def test_no_bytes_give_a_traceback(folder: Path, kind: str, data: bytes) -> None:
    """Random bytes are data or problems."""
    check_text(folder, kind, data)


@given(kind=KINDS, text=st.text("ab:-[]{}'\"#&*!|>%@`?, \n\t0\\~=<.é\u2028\x85", max_size=60))
def test_no_signs_of_yaml_give_a_traceback(folder: Path, kind: str, text: str) -> None:
    """Any medley of the signs that YAML knows is data or problems."""
    check_text(folder, kind, text.encode())


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(kind=KINDS, edits=st.data())
def test_no_change_to_sound_data_gives_a_traceback(
    folder: Path, toy_folder: Path, kind: str, edits: st.DataObject
) -> None:
    """Pieces cut out of, doubled in and moved within a sound file leave data or problems."""
    for file in toy_folder.glob("*.yaml"):
        (folder / file.name).write_bytes(file.read_bytes())
    text = (toy_folder / f"{kind}.yaml").read_text(encoding="utf-8")
    for _ in range(edits.draw(st.integers(1, 4))):
        start = edits.draw(st.integers(0, len(text)))
        end = edits.draw(st.integers(start, min(len(text), start + 60)))
        put = edits.draw(
            st.sampled_from(["", text[start:end] * 2, "[", "{", ": ", '"', "\n", "  ", "{a: [b]}", "toy-0001"])
        )
        text = text[:start] + put + text[end:]
    check_text(folder, kind, text.encode())
