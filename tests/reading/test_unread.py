"""Files that look like data and are not read are problems with their position; other files are nobody's business."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from graph.loader import check_folders, load_index
from graph.problems import DataError, UsageError

MORE = """r-7:
  subject: arvenia
  type: allied-with
  object: belmora
  status: asserted
  start: "1999"
  sources:
    - {source: s-1}
"""

NEARLY = [
    "more/relations.yml",
    "relation.yaml",
    "Relations.YAML",
    "more/RELATIONS.yaml",
    "relations.yaml.txt",
    "relations.jsonl.gz",
    "relations.ndjson",
    "relations.json",
    "relations-2.yaml",
    "relations (1).yaml",
    "realtions.yaml",
    "cuba_relations.yaml",
    "entity.yaml",
    "Source.yml",
    "more/deeper/relations.yaml",
    "a/b/c/d/sources.jsonl",
    "about.yml",
    "About.YAML",
    "abuot.yaml",
    "about.json",
    "about.yaml.txt",
    "more/about.yaml",
]

OTHERS = [
    "README.md",
    "notes.yaml",
    "docker-compose.yml",
    "relations.csv",
    "relations.yaml~",
    "relations.yaml.orig",
    ".relations.yaml.swp",
    ".git/relations.yaml",
    "more/.hidden/relations.yml",
    "resources.txt",
    "about.md",
    "about-us.json",
]


@pytest.fixture
def folder(two_states: Path, tmp_path: Path) -> Path:
    """Return a copy of the smallest world, which may be changed."""
    return copytree(two_states, tmp_path / "data")


def put(folder: Path, name: str) -> None:
    """Put a file of records into a folder under a name."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(MORE)


@pytest.mark.parametrize("name", NEARLY)
def test_a_file_that_is_nearly_data_is_a_problem(name: str, folder: Path) -> None:
    """The check names the file and what would be right, and the loader doesn't answer without it."""
    put(folder, name)
    found = [problem for problem in check_folders([folder]) if problem.rule == "file-not-read"]
    assert [(f"{folder}/{name}", 1, 1)] == [
        (each.position.path, each.position.line, each.position.column) for each in found
    ]
    with pytest.raises(DataError, match=r"is not read") as caught:
        load_index([folder])
    assert tuple(found) == caught.value.problems


@pytest.mark.parametrize("name", OTHERS)
def test_other_files_are_left_alone(name: str, folder: Path) -> None:
    """A file of another kind, a backup or a hidden one is no problem."""
    put(folder, name)
    assert [] == [problem for problem in check_folders([folder]) if problem.rule == "file-not-read"]
    assert 3 == len(load_index([folder]).relations)


def test_a_link_to_nothing_is_named(folder: Path) -> None:
    """A file of records whose link has lost its end would be left out without a word."""
    (folder / "more").mkdir()
    (folder / "more" / "relations.yaml").symlink_to("gone.yaml")
    with pytest.raises(
        DataError, match=r"relations.yaml:1:1: file: is not read: it is a link to a file that isn't there"
    ):
        load_index([folder])


def test_a_folder_with_nothing_but_nearly_data(tmp_path: Path) -> None:
    """Where no file can be read, the one that nearly can is named; without one the folder is simply no data."""
    with pytest.raises(UsageError, match="no records in"):
        load_index([tmp_path])
    put(tmp_path, "relations.yml")
    with pytest.raises(DataError, match=r"relations.yml:1:1: file: is not read; name it relations.yaml"):
        load_index([tmp_path])


def test_a_snapshot_does_not_hide_it(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is added after the first load is named at the second one, though a snapshot has all the rest."""
    monkeypatch.delenv("LAZO_NO_SNAPSHOT", raising=False)
    monkeypatch.setenv("LAZO_CACHE", str(tmp_path / "cache"))
    load_index([folder])
    put(folder, "relation.yaml")
    with pytest.raises(DataError, match="is not read; name it relations"):
        load_index([folder])


def test_a_ring_of_folders_ends(folder: Path) -> None:
    """A link to the folder itself is not followed for ever."""
    (folder / "self").symlink_to(folder)
    assert 3 == len(load_index([folder]).relations)
