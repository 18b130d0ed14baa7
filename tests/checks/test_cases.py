"""The rules of the data, on the case folders: ``cases/<rule>/{good,bad}/<name>``.

A case has the files that matter to it; those of the folder ``base`` stand for the ones that it doesn't have.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph.checks import READING_RULES, rules
from graph.loader import check_folders

BASE = Path(__file__).parent / "base"
CASES = Path(__file__).parent / "cases"
GOOD = sorted(CASES.glob("*/good/*"))
BAD = sorted(CASES.glob("*/bad/*"))
WITHOUT_CASES = {"readable-file", "file-size"}
"""Rules that no folder under version control can break; `tests.test_hostile_input` does."""


def name_of(case: Path) -> str:
    """Return how a case is called in the list of tests."""
    return "/".join(case.relative_to(CASES).parts)


def put_together(case: Path, folder: Path) -> Path:
    """Return a folder with the files of a case, and those of the base that it lacks."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    shutil.copytree(case, folder, dirs_exist_ok=True)
    (folder / "expected.txt").unlink(missing_ok=True)
    return folder


@pytest.mark.parametrize("case", GOOD, ids=name_of)
def test_good_case_has_no_problem(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a rule allows is clean by all rules."""
    monkeypatch.chdir(put_together(case, tmp_path))
    assert check_folders([Path()]) == []


@pytest.mark.parametrize("case", BAD, ids=name_of)
def test_bad_case_has_its_problems(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a rule forbids is named with line and column, and nothing else is.

    A column that only the parser decides, because it is where YAML breaks, isn't expected.
    """
    monkeypatch.chdir(put_together(case, tmp_path))
    expected = (case / "expected.txt").read_text(encoding="utf-8").splitlines()
    problems = check_folders([Path()])
    assert len(problems) == len(expected)
    for problem, line in zip(problems, expected, strict=True):
        place = problem.position if line.count(":") > 1 else f"{problem.position.path}:{problem.position.line}"
        assert f"{place} [{problem.rule}]" == line


@pytest.mark.parametrize("case", BAD, ids=name_of)
def test_bad_case_breaks_the_rule_of_its_folder(case: Path) -> None:
    """A case stands under the one rule that it breaks."""
    expected = (case / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert {line.rpartition(" ")[2] for line in expected} == {f"[{case.parent.parent.name}]"}


def test_every_rule_has_good_and_bad_cases() -> None:
    """No rule goes without a case of either kind, and no case without its rule."""
    known = {rule.RULE for rule in rules()} | READING_RULES.keys()
    assert {case.parent.parent.name for case in GOOD} == known - WITHOUT_CASES
    assert {case.parent.parent.name for case in BAD} == known - WITHOUT_CASES


def test_every_rule_has_a_manual_page() -> None:
    """The docstring of a rule says what is right and what is wrong."""
    without = [
        rule.RULE for rule in rules() if not {"Good", "Bad"} <= {*(rule.__doc__ or "").replace(":", " ").split()}
    ]
    assert without == []


def test_rules_are_called_as_their_files() -> None:
    """The name of a rule is the name of its module, with hyphens."""
    named = {rule.RULE: getattr(rule, "__name__", "").rpartition(".")[2].replace("_", "-") for rule in rules()}
    assert list(named) == list(named.values()) == sorted(named)
