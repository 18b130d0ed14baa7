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


def test_python_example_runs() -> None:
    """The Python example of the README runs as it stands."""
    example = README.split("```python\n")[1].split("```")[0]
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_words_stay_ours() -> None:
    """No document or module speaks of the words that words.md rules out for what it names."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "graph").rglob("*.py"))
    assert re.findall(r"\b(?:class|def) \w*(?:Utils|Helper|Manager|Common)\w*", text, re.I) == []
