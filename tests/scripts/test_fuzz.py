"""What the fuzzer calls."""

from __future__ import annotations

import fuzz
import fuzz_targets
import pytest

from graph.problems import DataError, LazoError


def test_each_target_can_be_chosen() -> None:
    """The script offers every reader that there is a target for, with signs of its language."""
    assert fuzz.TARGETS == tuple(fuzz_targets.TARGETS) == tuple(fuzz_targets.SIGNS)


@pytest.mark.parametrize("target", fuzz.TARGETS)
def test_each_target_reads_what_it_begins_with(target: str) -> None:
    """Sound input is no finding."""
    for data in fuzz_targets.seeds(target):
        fuzz_targets.once(target)(data)


@pytest.mark.parametrize("error", [ValueError("odd"), KeyError("type"), RecursionError(), AssertionError()])
def test_whatever_is_no_problem_of_the_data_is_a_finding(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception that no command would tell as a problem reaches the fuzzer."""

    def break_down(data: bytes) -> None:
        raise error

    monkeypatch.setitem(fuzz_targets.TARGETS, "yaml", break_down)
    with pytest.raises(type(error)):
        fuzz_targets.once("yaml")(b"")


@pytest.mark.parametrize("problem", [LazoError("told"), DataError([])])
def test_a_problem_that_is_told_is_none(problem: LazoError, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a command would print in one line is an answer."""

    def tell(data: bytes) -> None:
        raise problem

    monkeypatch.setitem(fuzz_targets.TARGETS, "yaml", tell)
    fuzz_targets.once("yaml")(b"")
