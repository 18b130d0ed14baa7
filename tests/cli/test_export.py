"""``lazo export`` of an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.cli import main


def edges(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """Return the ids of the relations that are exported."""
    assert main(["export", "--format", "csv-edges", *words]) == 0
    return [line.split(",")[0] for line in capsys.readouterr().out.splitlines()[1:]]


def test_the_answer_to_a_question_is_exported(toy_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The filters of the question hold, and its options may stand before or after it."""
    data = ("--data", str(toy_folder))
    every = edges(capsys, *data)
    near = edges(capsys, "near", "Skylark", *data)
    assert near == edges(capsys, *data, "near", "Skylark")
    assert near == [id for id in every if id in near]
    pact = ("agreements", "Lumera", "--only", "signed")
    assert ["toy-0013", "toy-0014"] == edges(capsys, *data, *pact)


def test_only_questions_with_claims_can_be_exported(toy_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A command that answers with no claims is refused, and the nearest one is offered."""
    assert main(["export", "--data", str(toy_folder), "lnks", "Tarvia"]) == 2
    assert "'lnks' asks for no claims; did you mean 'links'?; there are" in capsys.readouterr().err
