"""A further language is data: the vocabulary alone says which there are."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import graph


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the program whose vocabulary has a little French: the language, a phrase, a status, a message."""
    folder = tmp_path_factory.mktemp("french")
    shutil.copytree(Path(graph.__file__).parent, folder / "graph", ignore=shutil.ignore_patterns("__pycache__"))
    vocabulary = folder / "graph" / "vocabulary"
    for name, old, new in (
        (
            "terms.yaml",
            "  ru: {label: {en: Russian,",
            "  fr: {label: {en: French, fr: français}}\n  ru: {label: {en: Russian,",
        ),
        ("terms.yaml", "label: {en: reported, es:", "label: {en: reported, fr: rapporté, es:"),
        ("relation_types.yaml", "en: [signed, ", "fr: [a signé, signé par]\n    en: [signed, "),
        ("messages.yaml", "\nsources:\n", "\nsources:\n  fr: Sources consultées\n"),
    ):
        text = (vocabulary / name).read_text(encoding="utf-8")
        assert old in text, (name, old)
        (vocabulary / name).write_text(text.replace(old, new), encoding="utf-8")
    return folder


def said(program: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Return what a command of the copy prints."""
    environment = {**os.environ, "PYTHONPATH": str(program), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "graph", *words]
    return subprocess.run(command, capture_output=True, text=True, cwd=program, env=environment, check=False)


def test_what_the_language_has_is_used_and_the_rest_is_english(program: Path, toy_folder: Path) -> None:
    """Phrases, statuses and messages of the new language stand beside English ones where it has none yet."""
    run = said(program, "near", "Harbour Pact", "--data", str(toy_folder), "--table", "--lang", "fr")
    assert ("", 0) == (run.stderr, run.returncode)
    assert "Tarvia a signé Harbour Pact" in run.stdout
    assert "Tarvia ratified Harbour Pact" in run.stdout
    assert "Sources consultées" in run.stdout


def test_a_status_of_the_language_marks_a_claim(program: Path, toy_folder: Path) -> None:
    """No claim loses its mark by the language."""
    run = said(program, "show", "toy-0019", "--data", str(toy_folder), "--table", "--lang", "fr")
    assert run.stdout.startswith("[rapporté; ")


def test_a_language_that_the_vocabulary_lacks_is_refused(program: Path, toy_folder: Path) -> None:
    """The choices are those of the vocabulary, in its order."""
    run = said(program, "near", "Tarvia", "--data", str(toy_folder), "--lang", "de")
    assert run.returncode == 2
    assert "invalid choice: 'de' (choose from 'en', 'es', 'pt', 'fr', 'ru')" in run.stderr.replace("‘", "'")


def test_exports_hold_no_text_that_is_not_of_the_language(program: Path, toy_folder: Path) -> None:
    """The ontology has French texts exactly where the vocabulary has some."""
    run = said(program, "export", "--ontology")
    assert {"rapporté", "a signé", "signé par"} == set(re.findall(r'"([^"]*)"@fr', run.stdout))
