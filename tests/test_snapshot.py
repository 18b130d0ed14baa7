"""Snapshots: the same graph without reading its files anew, and never another one."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import fields
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import loader
from graph.claim_index import ClaimIndex
from graph.columns import decode, encode
from graph.dataset import Dataset, read_dataset
from graph.loader import check_folders, load_index, shipped_data
from graph.messages import load_messages
from graph.model import Citation, Entity, Quantity, Relation, Source
from graph.problems import DataError, Problem
from graph.schema import Schema, load_schema, read_vocabulary
from graph.snapshot import SECRET, cache_folder, content_key, read_snapshot, write_snapshot
from tests.strategies import ENTITIES, RELATIONS, SOURCES

KINDS = ("entities", "relations", "sources")
KEY = bytes(32)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the user's cache, empty, with snapshots switched on."""
    monkeypatch.delenv("LAZO_NO_SNAPSHOT", raising=False)
    monkeypatch.delenv("LAZO_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(sys, "platform", "linux")
    return tmp_path / "home" / "lazo"


@pytest.fixture
def world(toy_folder: Path, tmp_path: Path) -> Path:
    """Return a copy of the toy world."""
    target = tmp_path / "world"
    shutil.copytree(toy_folder, target, ignore=shutil.ignore_patterns(".*"))
    return target


def records(index: ClaimIndex) -> list[list[tuple[str, object]]]:
    """Return every record of an index with its id, in order."""
    return [list(getattr(index, kind).items()) for kind in KINDS]


def is_read_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Load a folder and return whether its files were parsed."""
    read: list[Sequence[Path]] = []

    def noted(folders: Sequence[Path]) -> tuple[Dataset, list[Problem]]:
        read.append(folders)
        return read_dataset(folders)

    with monkeypatch.context() as patched:
        patched.setattr(loader, "read_dataset", noted)
        load_index([folder])
    return bool(read)


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
        "import sys; from pathlib import Path; from graph.loader import load_index; from graph.messages import message\n"
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
    monkeypatch.setattr("graph.snapshot._program", lambda: [("graph/model.py", 1, 2)])
    assert is_read_anew(world, monkeypatch)


DAMAGE = st.lists(st.tuples(st.floats(0, 1), st.integers(1, 255)), max_size=3)


@given(cut=st.none() | st.floats(0, 1), flips=DAMAGE, more=st.binary(max_size=3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_damage_is_never_trusted(
    cut: float | None, flips: list[tuple[float, int]], more: bytes, world: Path, toy: ClaimIndex
) -> None:
    """Whatever is cut off, changed or added, the graph is that of the data, and the snapshot is whole afterwards."""
    load_index([world])
    file = world / ".lazo.snapshot"
    whole = file.read_bytes()
    data = bytearray(whole)
    for place, change in flips:
        data[int(place * (len(data) - 1))] ^= change
    if cut is not None:
        del data[int(cut * len(data)) :]
    file.write_bytes(bytes(data) + more)
    assert records(toy) == records(load_index([world]))
    assert whole == file.read_bytes()


@pytest.mark.parametrize("part", [0, 16, 40, 48, 79, 80, 88, 200])
def test_each_part_of_the_file_is_sealed(part: int, world: Path) -> None:
    """A flipped bit in the mark, the seal, the key, the table or the columns is seen."""
    load_index([world])
    file = world / ".lazo.snapshot"
    data = bytearray(file.read_bytes())
    key = bytes(data[48:80])
    assert read_snapshot(file, key) is not None
    data[part] ^= 1
    file.write_bytes(data)
    assert read_snapshot(file, key) is None


def test_a_snapshot_of_somebody_else_is_not_believed(world: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that was made with another secret, as one that came along with the data, is replaced."""
    load_index([world])
    (cache / SECRET).write_bytes(bytes(32))
    assert [True, False] == [is_read_anew(world, monkeypatch) for _ in range(2)]


def test_a_damaged_secret_is_made_anew(world: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A secret that was cut off costs one more reading, no more."""
    load_index([world])
    (cache / SECRET).write_bytes(b"short")
    assert [True, False] == [is_read_anew(world, monkeypatch) for _ in range(2)]


def test_only_the_user_can_read_the_secret(world: Path, cache: Path) -> None:
    """Neither the secret nor its folder is open to others."""
    load_index([world])
    assert [0o700, 0o600] == [stat.S_IMODE(file.stat().st_mode) for file in (cache, cache / SECRET)]


@pytest.mark.parametrize("make", [Path.mkdir, lambda file: file.symlink_to("/dev/zero"), os.mkfifo])
def test_what_is_no_plain_file_is_no_snapshot(make: object, world: Path, toy: ClaimIndex) -> None:
    """A folder, a device or a pipe in its place is neither waited for nor a reason to fail."""
    assert callable(make)
    make(world / ".lazo.snapshot")
    for _ in range(2):
        assert records(toy) == records(load_index([world]))


def test_a_folder_that_may_not_be_written(world: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The snapshot then stands in the user's cache."""
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert [True, False] == [is_read_anew(world, monkeypatch) for _ in range(2)]
    assert not (world / ".lazo.snapshot").exists()
    assert {SECRET, "vocabulary.snapshot"} < {file.name for file in cache.iterdir()} | {"vocabulary.snapshot"}


def test_nowhere_to_write(world: Path, toy: ClaimIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a place for the secret there is no snapshot, and no complaint."""
    (tmp_path / "home").write_text("a file in place of the folder", encoding="utf-8")
    assert [True, True] == [is_read_anew(world, monkeypatch) for _ in range(2)]
    assert records(toy) == records(load_index([world]))
    assert [] == list(world.glob(".*"))


def test_a_full_disk_is_no_reason_to_fail(world: Path, toy: ClaimIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    """What can't be written is left, without a rest."""

    def refuse(source: str, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    assert records(toy) == records(load_index([world]))
    assert [] == list(world.glob(".*"))


def test_several_folders_share_a_snapshot_in_the_cache(
    world: Path, toy_folder: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It belongs to these folders in this order, and nothing is written beside the data."""
    more = tmp_path / "more"
    more.mkdir()
    (more / "entities.yaml").write_text("isle: {type: place, label: {en: Isle}}\n", encoding="utf-8")
    assert list(load_index([world, more]).entities)[-1] == "isle"
    assert next(iter(load_index([more, world]).entities)) == "isle"
    assert list(load_index([world, more]).entities)[-1] == "isle"
    assert [] == [*world.glob(".*"), *more.glob(".*")]
    assert 2 == len([file for file in cache.glob("*.snapshot") if file.stem != "vocabulary"])


def test_snapshots_can_be_switched_off(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then nothing is written anywhere, and nothing read."""
    monkeypatch.setenv("LAZO_NO_SNAPSHOT", "1")
    assert [True, True] == [is_read_anew(world, monkeypatch) for _ in range(2)]
    assert [] == list(world.glob(".*"))


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "/var/c"}, "/var/c/lazo"),
        ("linux", {"XDG_CACHE_HOME": "", "HOME": "/home/ana"}, "/home/ana/.cache/lazo"),
        ("linux", {"XDG_CACHE_HOME": "relative"}, None),
        ("darwin", {"HOME": "/Users/ana"}, "/Users/ana/Library/Caches/lazo"),
        ("win32", {"LOCALAPPDATA": "/C/ana"}, "/C/ana/lazo"),
        ("linux", {"LAZO_CACHE": "/tmp/mine"}, "/tmp/mine"),
        ("linux", {"LAZO_CACHE": "/tmp/mine", "LAZO_NO_SNAPSHOT": "1"}, None),
    ],
)
def test_where_the_cache_is(
    platform: str, variables: dict[str, str], expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each system has its own place for files that can be made anew."""
    monkeypatch.setattr(sys, "platform", platform)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert cache_folder() == (None if expected is None else Path(expected))


def load_often(folder: Path, times: int) -> list[bool]:
    """Load a folder several times and return whether each graph was whole."""
    return [list(map(len, records(load_index([folder])))) == [34, 50, 14] for _ in range(times)]


def test_programs_at_once(world: Path, cache: Path) -> None:
    """Several that load, damage and write at the same time all get the whole graph, and leave one whole snapshot."""
    with get_context("spawn").Pool(3) as pool:
        waiting = [pool.apply_async(load_often, (world, 15)) for _ in range(3)]
        for size in range(0, 2000, 200):
            file = world / ".lazo.snapshot"
            if file.exists():
                os.truncate(file, min(size, file.stat().st_size))
        assert [[True] * 15] * 3 == [each.get(60) for each in waiting]
    load_index([world])
    assert [".lazo.snapshot"] == [file.name for file in world.glob(".*")]
    assert [] == [file.name for file in cache.iterdir() if file.name.startswith(".")]


def test_the_same_schema_and_messages() -> None:
    """What the vocabulary says is the same from its snapshot."""
    found: list[tuple[Schema, dict[str, dict[str, str]]]] = []
    for _ in range(3):
        for read in (read_vocabulary, load_schema, load_messages):
            read.cache_clear()
        found.append((load_schema(), load_messages()))
    assert found[0] == found[1] == found[2]
    assert list(found[0][0].relation_types) == list(found[2][0].relation_types)


ALL = st.tuples(*(st.lists(each, max_size=6) for each in (ENTITIES, RELATIONS, SOURCES)))


@given(ALL)
def test_columns_hold_whatever_records_say(drawn: tuple[list[Entity], list[Relation], list[Source]]) -> None:
    """Written as columns and read again, records are the same, their order and the order within them included."""
    drawn_entities = {each.id: each for each in drawn[0]}
    relations = {each.id: each for each in drawn[1]}
    sources = {each.id: each for each in drawn[2]}
    ends = {end: Entity(end, "place", {}) for each in drawn[1] for end in (each.subject, each.object)}
    entities = {id: each for id, each in ({**ends, **drawn_entities}).items() if id not in relations}
    before = (entities, relations, sources)
    after = decode(encode(*before))
    assert [list(kind.items()) for kind in before] == [list(kind.items()) for kind in after]
    assert repr([list(kind.values()) for kind in before]) == repr([list(kind.values()) for kind in after])


def test_columns_know_every_field() -> None:
    """Who gives a record a new field gives it a column; this test says where that must be thought of."""
    known = {
        Entity: "id type label aliases description identifiers",
        Relation: "id subject type object status sources start end as_of claimed_by place role quantities",
        Source: "id kind publisher title issued accessed url language authors agency passes_on work",
        Citation: "source locator passes_on",
        Quantity: "unit value min max about of measure",
    }
    assert known == {kind: " ".join(field.name for field in fields(kind)) for kind in known}


def test_records_behave_as_a_dict(toy: ClaimIndex) -> None:
    """What is made on demand can be asked whatever a dict can, in any order, before or after it was made."""
    lazy, _, _ = decode(encode(toy.entities, toy.relations, toy.sources))
    whole = dict(toy.entities)
    last = list(whole)[-1]
    assert (whole[last], None, 7) == (lazy[last], lazy.get("nobody"), lazy.get("nobody", 7))
    assert (True, False, len(whole)) == (last in lazy, "nobody" in lazy, len(lazy))
    assert whole.keys() | {"x"} == lazy.keys() | {"x"}
    assert (list(whole), list(whole.values()), list(whole.items())) == (
        list(lazy),
        list(lazy.values()),
        [*lazy.items()],
    )
    assert whole == lazy
    assert lazy == whole
    with pytest.raises(KeyError):
        lazy["nobody"]


def test_a_part_is_what_was_written(tmp_path: Path) -> None:
    """Empty ones, and those of any length, too; another key gets nothing."""
    parts = {"a": b"", "b": b"1234567", "c": bytes(range(256)), "d": b"12345678"}
    assert write_snapshot(tmp_path / "x.snapshot", KEY, parts)
    assert parts == read_snapshot(tmp_path / "x.snapshot", KEY)
    assert read_snapshot(tmp_path / "x.snapshot", bytes(31) + b"1") is None
    assert read_snapshot(tmp_path / "none.snapshot", KEY) is None


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
