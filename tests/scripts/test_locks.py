"""The locks in requirements/ hold what pyproject.toml asks for, by hash, and no address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import environments
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "requirements").iterdir())
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PARTS = {
    **PROJECT["dependency-groups"],
    **PROJECT["project"]["optional-dependencies"],
    "project": PROJECT["project"]["dependencies"],
}


def pins_of(name: str) -> dict[str, list[str]]:
    """Return the versions of each package of a lock, one for each range of Pythons."""
    pins: dict[str, list[str]] = {}
    for line in (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines():
        if found := re.match(r"([\w.-]+)==([^ ]+)", line):
            pins.setdefault(found[1], []).append(found[2])
    return pins


@pytest.mark.parametrize("lock", environments.NEEDS)
def test_a_lock_holds_what_is_asked_for(lock: str) -> None:
    """Each requirement has its package there, at versions that it allows; else run scripts/tasks.py lock."""
    pins = pins_of(f"{lock}.lock")
    parts = [word.rpartition("=")[2].replace("pyproject.toml", "project") for word in environments.NEEDS[lock].split()]
    wanted = [Requirement(text) for part in parts for text in PARTS[part]]
    missing = [
        str(each)
        for each in wanted
        if not (found := pins.get(canonicalize_name(each.name))) or not all(map(each.specifier.contains, found))
    ]
    assert missing == []


@pytest.mark.parametrize("lock", environments.NEEDS)
def test_a_package_has_one_version_in_all_locks(lock: str) -> None:
    """The same versions are installed whichever lock comes first."""
    versions = pins_of("versions.txt")
    assert {name: versions[name] for name in pins_of(f"{lock}.lock")} == pins_of(f"{lock}.lock")


@pytest.mark.parametrize("lock", environments.NEEDS)
def test_every_package_has_hashes(lock: str) -> None:
    """Nothing is installed that isn't what it was when the lock was written."""
    text = (ROOT / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert [block for block in blocks if not re.search(r"--hash=sha256:[0-9a-f]{64}", block)] == []


def test_no_lock_names_an_address() -> None:
    """Where packages come from is the affair of who installs them: of the Python packages and of the JavaScript ones."""
    files = [*FILES, *ROOT.glob("graph/web/package*.json"), *ROOT.glob("tests/js/package*.json")]
    places = [
        file.name for file in files if re.search(r'"resolved"|index-url|@ \w+:', file.read_text(encoding="utf-8"))
    ]
    addresses = [file.name for file in FILES if "://" in file.read_text(encoding="utf-8")]
    assert (places, addresses) == ([], [])


def test_each_lock_is_known() -> None:
    """The folder holds nothing that no task writes."""
    assert [file.name for file in FILES] == sorted([*(f"{name}.lock" for name in environments.NEEDS), "versions.txt"])
