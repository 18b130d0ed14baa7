"""Where snapshots stand, and that no place for them is no reason to fail."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from graph.loader import load_index
from graph.model.claim_index import ClaimIndex
from graph.store.snapshot import SECRET, cache_folder
from tests.store.snapshots.loading import is_read_anew, records


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
    assert (cache / SECRET).exists()
    assert 1 == len([file for file in cache.glob("*.snapshot") if file.stem != "vocabulary"])


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
