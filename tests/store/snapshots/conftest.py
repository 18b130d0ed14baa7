"""What the tests of snapshots share: a cache of their own and a copy of the toy world."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest


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
