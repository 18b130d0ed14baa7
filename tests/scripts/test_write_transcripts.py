"""The transcripts of docs/commands.md: one for each command, and what each says is what the command prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import write_transcripts

from graph.cli.commands import COMMANDS
from graph.cli.ending import FAULT, INTERRUPTED

ROOT = Path(__file__).parents[2]
PAGE = write_transcripts.PAGE.read_text(encoding="utf-8")


def sections() -> dict[str, str]:
    """Return the sections of the page by heading."""
    return {part.split("\n", 1)[0]: part for part in PAGE.split("\n## ")[1:]}


def test_transcripts_are_current() -> None:
    """Each command prints what the page shows; if it doesn't, look at the change and run scripts/tasks.py transcripts."""
    compared = write_transcripts.compared
    assert compared(write_transcripts.transcribed(PAGE)) == compared(PAGE)


def test_every_command_has_a_transcript() -> None:
    """The page has a section for each command, in the order in which ``lazo`` lists them, and shows it at work there."""
    assert [name for name in sections() if name[0].islower()] == [*COMMANDS]
    assert [name for name in COMMANDS if f"```console\n$ lazo {name} " not in sections()[name]] == []


def test_an_old_transcript_is_written_anew() -> None:
    """What stands under a command is replaced by what it prints, its exit code too; the rest of the page stays."""
    old = "Before.\n```console\n$ lazo check toy\n9 problems\n$ echo $?\n1\n```\nAfter.\n```python\n$ lazo\n```\n"
    new = old.replace("9 problems", "no problems").replace("$?\n1", "$?\n0")
    assert write_transcripts.transcribed(old) == new


def test_a_cut_transcript_keeps_its_beginning() -> None:
    """A block that ends in an ellipsis shows the answer up to an empty line, and no more; the README's others stay."""
    old = "```console\n$ lazo find Quell\n```\n```console\n$ lazo links Tarvia Lumera --data toy\n…\n```\n"
    shown = write_transcripts.written_readme(old).splitlines()
    assert ["```console", "$ lazo find Quell", "```", "```console"] == shown[:4]
    assert ["", "…", "```"] == shown[-3:]
    assert "What links Tarvia and Lumera?" == shown[5]
    assert [] == [line for line in shown if "Sources" in line]


def test_nothing_but_lazo_is_run() -> None:
    """A page can't run other programs."""
    with pytest.raises(ValueError, match="not 'rm'"):
        write_transcripts.transcribed("```console\n$ rm -r toy\n```\n")


def test_check_leaves_the_page_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --check an old page stays as it is, and the exit code tells; without, it is written, and then it is current."""
    page = tmp_path / "page.md"
    page.write_text("```console\n$ lazo check toy\n```\n", encoding="utf-8")
    monkeypatch.setattr(write_transcripts, "PAGE", page)
    monkeypatch.setattr(write_transcripts, "README", page)
    codes = [write_transcripts.main(words) for words in (["--check"], [], ["--check"])]
    assert (codes, page.read_text(encoding="utf-8")) == ([1, 0, 0], "```console\n$ lazo check toy\nno problems\n```\n")
    assert "run python3 scripts/tasks.py transcripts" in capsys.readouterr().err


def test_exit_codes_are_told() -> None:
    """The page has the exit codes: those that are said in an answer's favour or not, of a fault and of signals."""
    told = re.findall(r"^\| (\d+) \|", sections()["Exit codes"], re.MULTILINE)
    assert [str(code) for code in (0, 1, 2, FAULT, INTERRUPTED, 128 + 15)] == told


def test_variables_are_told() -> None:
    """The page names each environment variable that the program reads."""
    text = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "graph").rglob("*.py"))
    read = {*re.findall(r"LAZO_[A-Z]+(?:_[A-Z]+)*\b", text), "NO_COLOR"}
    assert {name for name in read if f"`{name}`" not in sections()["Environment"]} == set()
