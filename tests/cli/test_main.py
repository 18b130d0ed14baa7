"""The command line: exit codes, errors without traceback, and speed of start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from graph import __version__
from graph.cli import main
from graph.cli.commands import COMMANDS


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """``--version`` prints the version of the package."""
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"lazo {__version__}\n"


@pytest.mark.parametrize(("words", "code"), [(["--version"], 0), ([], 2), (["no-such-command"], 2)])
def test_the_package_runs_as_the_command(words: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    """``python -m graph`` prints and returns what the command does."""
    done = subprocess.run([sys.executable, "-m", "graph", *words], capture_output=True, text=True, check=False)
    assert main(words) == code
    assert (done.returncode, (done.stdout, done.stderr)) == (code, capsys.readouterr())


def test_overview_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a word, usage is printed and the exit code says so."""
    assert main([]) == 2
    shown = capsys.readouterr().out
    assert [name for name in COMMANDS if f"  {name} " not in shown] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """``--help`` of each command begins with its own usage line."""
    with pytest.raises(SystemExit) as caught:
        main([name, "--help"])
    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: lazo {name} ")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("lnks",), "no command 'lnks'; did you mean 'links'?"),
        (("links", "Tarvia", "Nowhere"), "no entity is called 'Nowhere'"),
        (("links", "Tarvia", "Foreign Ministry"), "'Foreign Ministry' can mean several entities"),
        (("links", "Tarvia", "Lumera", "--as-of", "2025-13"), "--as-of: '2025-13' is not a date"),
        (("links", "Tarvia", "Lumera", "--only", "ratifeid"), "ratified"),
        (("links", "Tarvia", "Lumera", "--theme", "militry"), "military"),
        (("links", "Tarvia", "Tarvia"), "tarvia"),
        (("links", "Tarvia", "Lumera", "--max-hops", "0"), "0"),
        (("show", "toy-9999"), "toy-9999"),
        (("schema", "ratifeid"), "the vocabulary has no 'ratifeid'; did you mean 'ratified'?"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_usage_is_a_sentence(
    words: tuple[str, ...], message: str, toy_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A question without sense ends with exit code 2 and says what would make sense."""
    data = () if words[0] in ("schema", "lnks") else ("--data", str(toy_folder))
    assert main([*words, *data]) == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.out == ""


def test_importing_the_package_is_cheap() -> None:
    """``import graph`` and ``lazo --version`` pull in none of the libraries."""
    script = (
        "import sys; import graph; from graph.cli import main; main(['--version'])\n"
        "heavy = {'pydantic', 'networkx', 'rdflib', 'yaml', 'rich', 'pyoxigraph', 'rapidfuzz', 'numpy', 'argparse'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_closed_pipe_is_no_error(toy_folder: Path) -> None:
    """A reader that stops reading, such as ``head``, gets no traceback."""
    command = [sys.executable, "-c", "from graph.cli import main; raise SystemExit(main())"]
    words = ["export", "--format", "ntriples", "--data", str(toy_folder)]
    with subprocess.Popen(command + words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read()
        process.wait()
    assert b"Traceback" not in errors
