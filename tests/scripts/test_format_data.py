"""The script that brings data files into canonical form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from runpy import run_path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "format_data.py"

main: Callable[[Sequence[str]], int] = run_path(str(SCRIPT))["main"]

LOOSE = "b: {label: {en: B}, type: place}\na: {type: place, label: {en: A}}\n"
CANONICAL = "a:\n  type: place\n  label: {en: A}\n\nb:\n  type: place\n  label: {en: B}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file of entities that isn't canonical, in a collection below a data folder."""
    found = tmp_path / "isles" / "entities.yaml"
    found.parent.mkdir()
    found.write_text(LOOSE, encoding="utf-8")
    return found


def test_files_are_rewritten_and_named(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every collection of the folder is formatted; a second run has nothing to do."""
    assert main([str(file.parent.parent)]) == 0
    assert file.read_text(encoding="utf-8") == CANONICAL
    assert capsys.readouterr().out == f"changed {file}\n"
    assert main([str(file.parent)]) == 0
    assert capsys.readouterr().out == ""


def test_checking_writes_nothing_and_fails(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --check the exit code tells, and the file stays."""
    assert main(["--check", str(file.parent)]) == 1
    assert file.read_text(encoding="utf-8") == LOOSE
    assert capsys.readouterr().out == f"would change {file}\n"


def test_checking_canonical_files_succeeds(toy_folder: Path) -> None:
    """The invented world is canonical."""
    assert main(["--check", str(toy_folder)]) == 0


def test_a_damaged_file_does_not_stop_the_others(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each file that can't be formatted is named with its problems; the rest is formatted."""
    damaged = file.with_name("relations.yaml")
    damaged.write_text("- a\n", encoding="utf-8")
    assert main([str(file.parent)]) == 1
    assert file.read_text(encoding="utf-8") == CANONICAL
    assert capsys.readouterr().err == (
        f"{damaged}:1:1: file: the root is not a mapping; write 'id:' and its fields [root-mapping]\n"
    )


def test_a_missing_folder_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code is that of a wrong question."""
    assert main([str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err.startswith(f"no data folder '{tmp_path}/none'")
