"""What files say, with the position of each value."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.problems import Position
from graph.reading.dataset import Dataset, collections_in, read_dataset


@pytest.fixture
def dataset(toy_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Dataset:
    """Return what the files of the toy world say."""
    monkeypatch.chdir(toy_folder)
    found, problems = read_dataset([Path()])
    assert problems == []
    return found


def line_of(toy_folder: Path, file: str, text: str) -> int:
    """Return the first line of a file that begins with a text."""
    lines = (toy_folder / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(text))


def test_each_value_knows_its_position(dataset: Dataset, toy_folder: Path) -> None:
    """A record, a key and a value deep inside are found in their file."""
    line = line_of(toy_folder, "relations.yaml", "toy-0015:")
    assert dataset.position("toy-0015") == Position("relations.yaml", line, 1)
    assert dataset.position("toy-0015", "status", key=True) == Position("relations.yaml", line + 4, 3)
    assert dataset.position("toy-0015", "status") == Position("relations.yaml", line + 4, 11)
    assert dataset.position("toy-0015", "sources", 4, "passes_on", 0) == Position("relations.yaml", line + 13, 19)


def test_a_value_that_is_not_written_has_the_place_above_it(dataset: Dataset, toy_folder: Path) -> None:
    """What is missing is shown where it would stand."""
    line = line_of(toy_folder, "sources.yaml", "league-roll:")
    assert dataset.position("league-roll", "issued") == Position("sources.yaml", line + 1, 3)


def test_records_are_known_by_kind(dataset: Dataset) -> None:
    """An id is known for the kind that it has, and for no other."""
    assert dataset.knows("entities", "lumera")
    assert not dataset.knows("sources", "lumera")
    assert not dataset.knows("entities", "nowhere")


def test_records_that_cannot_be_read_are_known_to_stand_there(tmp_path: Path) -> None:
    """An id whose record is damaged isn't said to be missing, and its file still counts as whole."""
    (tmp_path / "entities.yaml").write_text("isle: {type: [x]}\n", encoding="utf-8")
    dataset, problems = read_dataset([tmp_path])
    assert sorted(problem.rule for problem in problems) == ["required-key", "value-kind"]
    assert dataset.entities == {}
    assert dataset.knows("entities", "isle")
    assert dataset.is_whole("entities")


def test_a_kind_with_a_damaged_file_is_not_whole(tmp_path: Path) -> None:
    """What isn't there might stand in the file that couldn't be read."""
    (tmp_path / "entities.yaml").write_text("isle: {", encoding="utf-8")
    dataset, _ = read_dataset([tmp_path])
    assert not dataset.is_whole("entities")
    assert dataset.is_whole("sources")


def test_a_single_collection_is_its_own_folder(toy_folder: Path) -> None:
    """A folder with records and without sub-folders is one collection."""
    assert collections_in(toy_folder) == [toy_folder]


def test_a_folder_of_collections_needs_no_records_of_its_own(tmp_path: Path) -> None:
    """The core may be empty where the sub-folders hold records."""
    for name in ("b", "a"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "sources.yaml").write_text("x: {}\n", encoding="utf-8")
    assert collections_in(tmp_path) == [tmp_path / "a", tmp_path / "b"]
