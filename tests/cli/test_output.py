"""What the commands print for people: sentences with their marks, notes, denials, and what was left out."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.cli import main


@pytest.fixture
def said(toy_folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return a function that runs a command on the invented world and returns what it prints."""

    def run(*words: str) -> str:
        main([*words, "--data", str(toy_folder)])
        return " ".join(capsys.readouterr().out.split())

    return run


def test_links_print_sentences_with_notes(said: Callable[..., str]) -> None:
    """Each step has the numbers of its sources, which stand below."""
    text = said("links", "Tarvia", "Lumera", "--table")
    assert "Tarvia ratified Harbour Pact (October 2025) [6][7][8][9][10]" in text
    assert "[6] Tarvia Wire, “Parliament ratifies the Harbour Pact”, 19 October 2025 https://wire.example/pact" in text


def test_links_count_what_they_leave_out(said: Callable[..., str]) -> None:
    """What the filters hide is counted by reason."""
    text = said("links", "Tarvia", "Lumera", "--table", "--theme", "diplomatic")
    assert "of other themes (--theme)" in text


def test_a_contested_claim_is_never_printed_without_the_denial(said: Callable[..., str]) -> None:
    """The denial and the rival version stand below the claim, wherever it is printed."""
    for words in (("near", "Lumeran volunteers"), ("timeline", "Lumeran volunteers"), ("show", "toy-0019")):
        text = said(*words, "--table")
        assert "reported; is denied by Foreign Ministry of Lumera; contested by another claim" in text
        assert "Foreign Ministry of Lumera denies" in text


def test_known_at_prints_only_what_was_known(said: Callable[..., str]) -> None:
    """Neither a later denial nor a later source is printed with an earlier claim."""
    text = said("near", "Lumeran volunteers", "--table", "--known-at", "2025-08-31")
    assert "[reported] Lumeran volunteers fought in war in Sordan (1 000–5 000 people" in text.replace("\u202f", " ")
    assert "denies" not in text


def test_compare_counts_by_theme(said: Callable[..., str]) -> None:
    """Two names stand side by side with their totals."""
    rows = said("compare", "Tarvia", "Lumera", "--table")
    assert "all relations" in rows
    assert "In brackets, where not all do, how many stand as plain facts." in rows


def test_show_tells_what_the_source_says(said: Callable[..., str]) -> None:
    """Beside the claim stands what its source says, and when it was read again; where neither is known, nothing."""
    text = said("show", "toy-0044", "--table")
    assert "What the sources say • [1] The house is an enterprise of the state. – read again on 3 May 2026" in text
    assert "What the sources say" not in said("show", "toy-0004", "--table")


def test_agreements_tell_who_has_not_ratified(said: Callable[..., str]) -> None:
    """Lumera signed the pact, and nothing says that it ratified it."""
    text = said("agreements", "--unratified", "--table")
    assert "Harbour Pact harbour-pact" in text
    assert "Lumera: signed, ratification not known (10 March 2025)" in text
    assert "1 of 1 agreements." in text


def test_audit_shows_both_sides(said: Callable[..., str]) -> None:
    """A contested claim is listed with what stands against it."""
    text = said("audit", "--kind", "contested", "--table")
    assert "Contested, with both sides: 2" in text


def test_trees_say_who_is_apart(said: Callable[..., str]) -> None:
    """Three names are connected by a tree, and what each two have alone is counted."""
    text = said("links", "Tarvia", "Lumera", "Quell", "--table")
    assert "Connection 1" in text
    assert "Tarvia – Lumera: 2 direct relations" in text


def test_query_as_csv(toy_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """SPARQL answers come in the W3C's formats, with the prefixes preset."""
    query = "SELECT ?s WHERE { ?s lazo:status lazo:status-hypothetical } ORDER BY ?s"
    assert main(["query", query, "--format", "csv", "--data", str(toy_folder)]) == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert rows == [["s"], *([f"https://w3id.org/lazo/relation/{id}"] for id in ("toy-0027", "toy-0048"))]


def test_a_wrong_query_has_its_position(toy_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A query that is no SPARQL names line and column, and ends with exit code 2."""
    assert main(["query", "SELECT ?s WHERE { ?s ?p }", "--data", str(toy_folder)]) == 2
    assert capsys.readouterr().err.startswith("lazo: query:1:")


def test_export_and_import_lose_nothing(toy_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was exported and imported again exports to the same bytes."""
    first, second = tmp_path / "first.ttl", tmp_path / "second.ttl"
    assert main(["export", "-o", str(first), "--data", str(toy_folder)]) == 0
    assert main(["import", str(first), "-o", str(tmp_path / "back")]) == 0
    assert main(["export", "-o", str(second), "--data", str(tmp_path / "back")]) == 0
    assert first.read_bytes() == second.read_bytes()


def test_import_overwrites_nothing(toy_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that holds something is refused."""
    assert main(["import", "export.ttl", "-o", str(toy_folder)]) == 2
    assert "isn't empty; name a new folder" in capsys.readouterr().err


def test_a_failed_export_leaves_the_old_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """If the data can't be read, the file that was there stays as it was, and nothing lies beside it."""
    file = tmp_path / "export.ttl"
    file.write_text("before", encoding="utf-8")
    assert main(["export", "-o", str(file), "--data", str(tmp_path / "nowhere")]) == 2
    assert file.read_text(encoding="utf-8") == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["export.ttl"]
