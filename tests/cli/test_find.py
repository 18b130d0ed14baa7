"""``lazo find`` and the names in other commands: what is taken, what is offered, what is said of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.cli import main

ENTITIES = """\
arvenia:
  type: state
  label: {en: Arvenia}

ivan-petrenko:
  type: person
  label: {en: Ivan Petrenko, ru: Иван Петренко}

kyiv:
  type: place
  label: {en: Kyiv, ru: Киев}

res-12:
  type: resolution
  label: {en: Assembly resolution 2231 on Arvenia}

rosnaft:
  type: company
  label: {en: Rosnaft}

t-72:
  type: weapon-system
  label: {en: T-72}
"""

RELATIONS = """\
r-1:
  subject: arvenia
  type: supports
  object: res-12
  status: asserted
  as_of: "2026-02"
  sources:
    - source: s-1
"""

SOURCES = """\
s-1:
  kind: news
  publisher: rosnaft
  title: Two states agree
  issued: "2026-02-03"
  url: "https://gazette.example/s-1"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a few names of each kind and hardly a claim."""
    for name, text in (("entities", ENTITIES), ("relations", RELATIONS), ("sources", SOURCES)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("words", [("show",), ("near",), ("timeline",)])
def test_another_number_is_refused_with_an_offer(
    words: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No command takes a name for one with another number; the offer says which number is known."""
    assert main([*words, "Assembly resolution 2331 on Arvenia", "--data", str(folder)]) == 2
    shown = capsys.readouterr()
    assert "did you mean 'Assembly resolution 2231 on Arvenia' (2231, not 2331)?" in shown.err
    assert shown.out == ""


@pytest.mark.parametrize("typed", ["T72", "Київ", "Петренко И.", "Petrenko, Ivan"])
def test_spellings_are_taken(typed: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A command takes other spellings of a designation, a place and a person."""
    assert main(["show", typed, "--data", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] in {"t-72", "kyiv", "ivan-petrenko"}


@pytest.mark.parametrize("typed", ["Иван Сергеевич Петренко", "Петренко И. С.", "Ivan Sergeyevich Petrenko"])
def test_a_full_legal_name_is_offered(typed: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A patronymic that isn't known makes ``show`` ask back, and ``find`` puts the person first."""
    assert main(["show", typed, "--data", str(folder)]) == 2
    assert "did you mean 'Ivan Petrenko'?" in capsys.readouterr().err
    assert main(["find", typed, "--data", str(folder), "--json"]) == 0
    first = json.loads(capsys.readouterr().out)["matches"][0]
    assert (first["id"], first["how"]) == ("ivan-petrenko", "similar")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "lazo: 'Rosnft' is read as 'Rosnaft' (rosnaft)\n"),
        ("ru", "lazo: «Rosnft» прочитано как «Rosnaft» (rosnaft)\n"),
    ],
)
def test_what_was_substituted_is_said(
    language: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip that is taken is told on standard error, in the language of the answer."""
    assert main(["show", "Rosnft", "--data", str(folder), "--lang", language]) == 0
    assert capsys.readouterr().err == said


def test_a_text_without_end_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Sixty thousand letters are refused in one short line."""
    assert main(["find", "абв" * 20_000, "--data", str(folder)]) == 2
    error = capsys.readouterr().err
    assert "a text of 60,000 letters is no name: at most 500" in error
    assert len(error) < 200
