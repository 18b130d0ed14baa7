"""The documents: they name each command, and what they show can be run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from graph.cli import main
from graph.cli.commands import COMMANDS
from graph.knowledge_graph import load

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def shown_commands() -> list[str]:
    """Return the ``lazo`` commands that the README shows."""
    return [line.removeprefix("$ lazo ") for line in README.splitlines() if line.startswith("$ lazo ")]


def test_every_command_is_documented() -> None:
    """The table in the README has each command once."""
    assert [name for name in COMMANDS if len(re.findall(rf"^\| `lazo {name}\b", README, re.M)) != 1] == []


@pytest.mark.parametrize("command", shown_commands())
def test_shown_commands_run(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command that the README shows does what it says, without complaint."""
    main(shlex.split(command))
    assert capsys.readouterr().err == ""


def test_the_answer_shown_is_told_today() -> None:
    """Each sentence of the README's answer is one that the data gives today; else run ``scripts/tasks.py transcripts``."""
    heading, *lines = README.split("$ lazo links Russia Cuba\n")[1].split("\n…\n")[0].splitlines()
    parts = re.split(
        r"\b\d+\. |also: |likewise: |and \d+ more; --flat shows all", " ".join(" ".join(lines[2:]).split())
    )
    shown = [text for part in parts if (text := re.sub(r" ?(?:\[\d+\])+", "", part).strip())]
    told = {" ".join(text.split()) for text in load().to_frame()["sentence"]}
    assert (heading, [text for text in shown if text not in told]) == ("What links Russia and Cuba?", [])
    assert len(shown) > 3


def test_every_page_is_within_reach() -> None:
    """The README leads to the pages of docs/ by links, directly or through those that it leads to."""
    reached, left = set[Path](), [ROOT / "README.md"]
    while left:
        page = left.pop()
        reached.add(page)
        links = re.findall(r"\]\(([^):#]+\.md)", page.read_text(encoding="utf-8"))
        left += {(page.parent / link).resolve() for link in links} - reached
    assert {*(ROOT / "docs").glob("*.md")} - reached == set()


def test_files_that_are_named_exist() -> None:
    """Each file that a document names is there, in the project or in the package."""
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "data" / "README.md"]
    named = {
        (page.name, name)
        for page in pages
        for name in re.findall(r"`((?:\w+/)+\w+\.(?:ipynb|md|py|rq|yaml))`", page.read_text(encoding="utf-8"))
    }
    missing = [
        (page, name)
        for page, name in sorted(named)
        if not any((ROOT / folder / name).exists() for folder in (".", "graph"))
    ]
    assert missing == []


def test_python_example_runs() -> None:
    """The Python example of the README runs as it stands."""
    example = README.split("```python\n")[1].split("```")[0]
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_words_stay_ours() -> None:
    """No document or module speaks of the words that words.md rules out for what it names."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "graph").rglob("*.py"))
    assert re.findall(r"\b(?:class|def) \w*(?:Utils|Helper|Manager|Common)\w*", text, re.I) == []
