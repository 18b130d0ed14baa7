"""The environments of the tasks, without installing anything: programs are only written down."""

from __future__ import annotations

import sys
from pathlib import Path

import environments
import pytest

Calls = list[tuple[str, ...]]


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Calls:
    """Return the list of what would have been run, in a project folder with locks of nothing."""
    made: Calls = []

    def run(program: str | Path, *arguments: str) -> None:
        made.append((Path(program).name, *arguments))
        if arguments[:3] == ("-m", "venv", "--clear"):
            for file in environments.VENV.glob("*.installed"):
                file.unlink()
            environments.VENV.mkdir(exist_ok=True)
            (environments.VENV / "pyvenv.cfg").touch()

    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    for name in environments.NEEDS:
        (tmp_path / f"{name}.lock").touch()
    for name, value in {"run": run, "ROOT": tmp_path, "LOCKS": tmp_path, "VENV": tmp_path / "venv"}.items():
        monkeypatch.setattr(environments, name, value)
    monkeypatch.setattr("shutil.which", lambda program: program)
    return made


def locks_in(calls: Calls) -> list[str]:
    """Return the names of the locks that were installed, in order, and ``venv`` where the environment was made."""
    words = [word for call in calls if "--editable" not in call for word in call]
    return [Path(word).stem for word in words if word == "venv" or word.endswith(".lock")]


def test_the_command_needs_the_small_lock_alone(calls: Calls) -> None:
    """The first command installs what the program needs, by hash, and the project itself without looking further."""
    environments.locked("runtime")
    assert locks_in(calls) == ["venv", "runtime", "build"]
    assert "--require-hashes" in calls[1]
    assert {"--no-deps", "--no-build-isolation"} <= {*calls[2]}


def test_node_comes_where_npm_is_missing(calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build takes JavaScript from npm, which a wheel brings where there is none."""
    monkeypatch.setattr("shutil.which", lambda program: None)
    environments.locked("runtime")
    assert locks_in(calls) == ["venv", "runtime", "build", "node"]


def test_larger_locks_are_added(calls: Calls) -> None:
    """What is installed stays; a larger lock brings the rest, once."""
    environments.locked("runtime")
    environments.locked("system")
    environments.locked("test")
    assert locks_in(calls) == ["venv", "runtime", "build", "test", "system"]


@pytest.mark.parametrize("file", ["pyproject.toml", "runtime.lock", "build.lock", "test.lock"])
def test_a_changed_file_makes_the_environment_anew(calls: Calls, file: str) -> None:
    """After a change of a lock or of the project nothing old is left, whichever task comes next."""
    environments.locked("test")
    (environments.ROOT / file).write_text("changed\n", encoding="utf-8")
    environments.locked("runtime")
    assert locks_in(calls) == ["venv", "runtime", "build", "test", "venv", "runtime", "build"]


def test_another_python_makes_the_environment_anew(calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment of another Python is not used."""
    environments.locked("runtime")
    monkeypatch.setattr(sys, "version", "4.0")
    environments.locked("runtime")
    assert locks_in(calls) == ["venv", "runtime", "build", "venv", "runtime", "build"]


def test_an_interrupted_installation_starts_again(calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock counts as installed when all of it is."""
    whole = environments.run

    def fail(program: str | Path, *arguments: str) -> None:
        whole(program, *arguments)
        if "--editable" in arguments:
            sys.exit(1)

    monkeypatch.setattr(environments, "run", fail)
    with pytest.raises(SystemExit):
        environments.locked("runtime")
    monkeypatch.setattr(environments, "run", whole)
    environments.locked("runtime")
    assert locks_in(calls) == ["venv", "runtime", "build", "venv", "runtime", "build"]


def test_no_other_folder_is_cleared(calls: Calls) -> None:
    """A folder that isn't an environment is left alone, with a word why."""
    environments.VENV.mkdir()
    kept = environments.VENV / "letter.txt"
    kept.write_text("dear\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="is not a virtual environment"):
        environments.locked("runtime")
    assert (calls, kept.read_text(encoding="utf-8")) == ([], "dear\n")


def test_each_lock_is_resolved_from_one_set_of_versions(calls: Calls) -> None:
    """A package has one version in all locks, and hashes in each."""
    environments.locked("upkeep")
    calls.clear()
    environments.write_locks(upgrade=False)
    assert [Path(call[-1]).name for call in calls] == [
        "versions.txt",
        *(f"{name}.lock" for name in environments.NEEDS),
    ]
    assert ["--generate-hashes" in call for call in calls] == [False, *([True] * len(environments.NEEDS))]
    assert ["--upgrade" in call for call in calls] == [False, *([True] * len(environments.NEEDS))]
