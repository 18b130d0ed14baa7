"""A snapshot gives the graph of the files as they are now, and never another one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from graph import loader
from graph.loader import check_folders, load_index, shipped_data
from graph.model.claim_index import ClaimIndex
from graph.model.schema import Schema
from graph.problems import DataError, Problem
from graph.reading.dataset import Dataset, read_dataset
from graph.reading.vocabulary import load_schema, read_vocabulary
from graph.store.snapshot import SECRET, content_key
from graph.words.messages import load_messages
from tests.store.snapshots.loading import KINDS, is_read_anew, records


def test_the_same_graph(world: Path, toy: ClaimIndex) -> None:
    """Record for record, in the same order, at the first load and from the snapshot."""
    for _ in range(3):
        assert records(toy) == records(load_index([world]))


def test_the_same_shipped_graph(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What ships reads the same from its snapshot, which stands in the cache and not among the data."""
    beside = list(shipped_data().rglob("*.snapshot"))
    monkeypatch.setenv("LAZO_NO_SNAPSHOT", "1")
    expected = records(load_index())
    monkeypatch.delenv("LAZO_NO_SNAPSHOT")
    assert expected == records(load_index())
    assert expected == records(load_index())
    assert records(load_index([shipped_data()])) == expected
    assert beside == list(shipped_data().rglob("*.snapshot"))
    assert [SECRET] == [file.name for file in cache.iterdir() if file.suffix == ".key"]


def test_the_second_load_parses_nothing(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the data nor the vocabulary, so that neither parser is even imported."""
    assert [True, False] == [is_read_anew(world, monkeypatch) for _ in range(2)]
    code = (
        "import sys; from pathlib import Path; from graph.loader import load_index; from graph.words.messages import message\n"
        f"load_index([Path({str(world)!r})]); message('and'); print(*sorted({{'yaml', 'pydantic'}} & set(sys.modules)))"
    )
    for _ in range(2):
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ("\n", "", 0) == (run.stdout, run.stderr, run.returncode)


@pytest.mark.parametrize("kind", KINDS)
def test_any_change_counts(kind: str, world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One letter more, with the same date and size of the file: the snapshot is made anew, and says what the data says."""
    load_index([world])
    file = world / f"{kind}.yaml"
    before = file.stat()
    text = file.read_text(encoding="utf-8")
    name = {"entities": "label: {en: ", "relations": "locator: ", "sources": "title: "}[kind]
    place = text.index(name) + len(name)
    text = f"{text[:place]}Q{text[place + 1 :]}"
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert [True, False] == [is_read_anew(world, monkeypatch) for _ in range(2)]
    with monkeypatch.context() as patched:
        patched.setenv("LAZO_NO_SNAPSHOT", "1")
        expected = records(load_index([world]))
    assert expected == records(load_index([world]))


def test_a_file_more_counts(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new collection below the folder, and one taken away again, are seen."""
    load_index([world])
    below = world / "below"
    below.mkdir()
    (below / "entities.jsonl").write_text('{"id": "isle", "type": "place", "label": {"en": "I"}}\n', encoding="utf-8")
    assert "isle" in load_index([world]).entities
    shutil.rmtree(below)
    assert "isle" not in load_index([world]).entities
    assert [False] == [is_read_anew(world, monkeypatch)]


def test_bad_data_is_never_hidden(world: Path) -> None:
    """A snapshot of what was sound says nothing of what is there now; ``check`` doesn't look at snapshots at all."""
    load_index([world])
    (world / "sources.yaml").write_text("league-roll: [", encoding="utf-8")
    with pytest.raises(DataError):
        load_index([world])
    assert ["yaml-syntax"] == sorted({problem.rule for problem in check_folders([world])})


def test_data_that_changes_while_it_is_read_leaves_no_snapshot(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read may be neither the old nor the new content."""

    def meanwhile(folders: Sequence[Path]) -> tuple[Dataset, list[Problem]]:
        found = read_dataset(folders)
        with (world / "entities.yaml").open("a", encoding="utf-8") as stream:
            stream.write("\n")
        return found

    monkeypatch.setattr(loader, "read_dataset", meanwhile)
    load_index([world])
    assert not (world / ".lazo.snapshot").exists()


def test_another_program_reads_anew(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new version may see the same files with other eyes."""
    load_index([world])
    monkeypatch.setattr("graph.store.snapshot._program", lambda: [("graph/model.py", 1, 2)])
    assert is_read_anew(world, monkeypatch)


def test_the_same_schema_and_messages() -> None:
    """What the vocabulary says is the same from its snapshot."""
    found: list[tuple[Schema, dict[str, dict[str, str]]]] = []
    for _ in range(3):
        for read in (read_vocabulary, load_schema, load_messages):
            read.cache_clear()
        found.append((load_schema(), load_messages()))
    assert found[0] == found[1] == found[2]
    assert list(found[0][0].relation_types) == list(found[2][0].relation_types)


def test_the_key_tells_contents_apart(tmp_path: Path) -> None:
    """Names, bytes, their division into files, and words count; where the files stand doesn't."""
    for name, data in (
        ("a/x", b"12"),
        ("a/y", b"3"),
        ("b/x", b"12"),
        ("b/y", b"3"),
        ("c/x", b"1"),
        ("c/y", b"23"),
        ("d/z", b"12"),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    key = content_key([tmp_path / "a/x", tmp_path / "a/y"], "w")
    assert key == content_key([tmp_path / "b/x", tmp_path / "b/y"], "w")
    others = [
        content_key([tmp_path / "c/x", tmp_path / "c/y"], "w"),
        content_key([tmp_path / "a/y", tmp_path / "a/x"], "w"),
        content_key([tmp_path / "a/x"], "w"),
        content_key([tmp_path / "d/z"], "w"),
        content_key([tmp_path / "a/x", tmp_path / "a/y"], "v"),
    ]
    assert 6 == len({key, *others})
    assert content_key([tmp_path / "none"], "w") is None
    assert content_key([tmp_path / "a"], "w") is None
