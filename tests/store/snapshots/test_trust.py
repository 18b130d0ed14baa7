"""A snapshot is believed only whole, and only if this user's program wrote it."""

from __future__ import annotations

import os
import stat
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.loader import load_index
from graph.model.claim_index import ClaimIndex
from graph.store.snapshot import SECRET, read_snapshot, write_snapshot
from tests.store.snapshots.loading import is_read_anew, records

KEY = bytes(32)
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


def test_a_part_is_what_was_written(tmp_path: Path) -> None:
    """Empty ones, and those of any length, too; another key gets nothing."""
    parts = {"a": b"", "b": b"1234567", "c": bytes(range(256)), "d": b"12345678"}
    assert write_snapshot(tmp_path / "x.snapshot", KEY, parts)
    assert parts == read_snapshot(tmp_path / "x.snapshot", KEY)
    assert read_snapshot(tmp_path / "x.snapshot", bytes(31) + b"1") is None
    assert read_snapshot(tmp_path / "none.snapshot", KEY) is None


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
