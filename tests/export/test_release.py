"""A release: every format, checksums that hold, and a description that names each file."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from graph.export.formats import FORMATS
from graph.export.release import CHECKSUMS, DESCRIPTION, write_release
from graph.model.claim_index import ClaimIndex
from graph.problems import UsageError


@pytest.fixture(scope="module")
def release(toy: ClaimIndex, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a release of the invented world."""
    folder = tmp_path_factory.mktemp("releases") / "one"
    write_release(toy, folder)
    return folder


def test_checksums_hold_for_every_file(release: Path) -> None:
    """Each file but the list itself stands in the list with its sum, once."""
    listed = [line.split("  ") for line in (release / CHECKSUMS).read_text(encoding="utf-8").splitlines()]
    files = {file.name: sha256(file.read_bytes()).hexdigest() for file in release.iterdir() if file.name != CHECKSUMS}
    assert files == {name: digest for digest, name in listed}
    assert len(files) == len(listed) == len(FORMATS) + 1


def test_the_description_names_each_file(release: Path, toy: ClaimIndex) -> None:
    """As a Dataset of schema.org it has a download for each format, with size and sum."""
    found = json.loads((release / DESCRIPTION).read_text(encoding="utf-8"))
    downloads = {each["name"]: (each["contentSize"], each["sha256"]) for each in found["distribution"]}
    files = {each["name"]: release / each["contentUrl"] for each in found["distribution"]}
    sums = {name: (str(file.stat().st_size), sha256(file.read_bytes()).hexdigest()) for name, file in files.items()}
    assert (sums, sorted(FORMATS)) == (downloads, sorted(files))
    assert f"{len(toy.entities)} entities, {len(toy.relations)} relations, {len(toy.sources)} sources" == found["size"]


def test_two_releases_are_equal(release: Path, toy: ClaimIndex, tmp_path: Path) -> None:
    """Nothing in any file tells when it was made."""
    write_release(toy, tmp_path / "two")
    other = (tmp_path / "two" / CHECKSUMS).read_text(encoding="utf-8")
    assert other == (release / CHECKSUMS).read_text(encoding="utf-8")


def test_a_folder_in_use_is_left_alone(toy: ClaimIndex, tmp_path: Path) -> None:
    """Nothing is written beside what somebody keeps there."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="holds something already; name a new or an empty folder"):
        write_release(toy, tmp_path)
    assert ["mine.txt"] == [file.name for file in tmp_path.iterdir()]
