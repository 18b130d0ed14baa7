"""Standard output may be anything: a narrow terminal, a pipe that closes, a full disk, or not be there at all."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from graph.cli import main
from graph.cli.commands import COMMANDS
from tests.processes.running import COMMAND, environment, on_terminal, run, shell

NARROW = ("cp1252", "ascii", "latin-1", "koi8-r", "utf-16", "cp932")
"""Encodings that lack signs of ours, or that nobody who reads a pipe expects."""

CLOSED = b"lazo: standard output cannot be written: it is closed\n"
FULL = b"lazo: standard output cannot be written: No space left on device\n"


@pytest.mark.parametrize("encoding", NARROW)
def test_what_is_redirected_is_utf_8(encoding: str, two_states: Path) -> None:
    """Whatever the machine's encoding, a redirected answer is whole JSON in UTF-8, with our thin spaces in it."""
    done = run("links", "Arvenia", "Belmora", "--data", two_states, "--json", env={"PYTHONIOENCODING": encoding})
    assert (0, b"") == (done.returncode, done.stderr)
    assert "1\u202f500\u202f000" in json.dumps(json.loads(done.stdout), ensure_ascii=False)


@pytest.mark.parametrize(
    "words",
    [
        ("export", "--format", "csv-nodes"),
        ("links", "Tarvia", "Lumera", "--table", "--lang", "ru"),
        ("find", "Тарвия"),
        ("query", "SELECT ?l { ?s rdfs:label ?l } ORDER BY ?l"),
        ("view", "Tarvia", "--lang", "ru"),
    ],
    ids=lambda words: words[0],
)
def test_each_way_out_is_the_same_in_another_encoding(words: tuple[str, ...], toy_folder: Path) -> None:
    """What is piped doesn't depend on the encoding of the machine."""
    expected = run(*words, "--data", toy_folder, env={"PYTHONIOENCODING": "utf-8"})
    done = run(*words, "--data", toy_folder, env={"PYTHONIOENCODING": "utf-16"})
    assert (0, expected.stdout) == (done.returncode, done.stdout)


def test_a_narrow_terminal_gets_the_nearest_signs(two_states: Path) -> None:
    """A terminal that lacks a sign gets a plain one, or a question mark, and the command goes on."""
    code, text = on_terminal("show", "r-2", "--data", two_states, "--table", env={"PYTHONIOENCODING": "ascii"})
    assert code == 0
    assert b"Arvenia exports to Belmora (1 500 000 US dollars) [1]" in text
    assert b'[1] The Gazette, "Two states agree", 3 February 2026' in text


def test_a_narrow_terminal_of_another_alphabet(two_states: Path) -> None:
    """Signs that have no plain counterpart become question marks, one each."""
    code, text = on_terminal("show", "r-1", "--data", two_states, "--lang", "ru", env={"PYTHONIOENCODING": "cp1252"})
    assert (0, True) == (code, b"\x20\x20 [1] The Gazette, \x93Two states agree\x94, 3 ??????? 2026" in text)


def test_half_letters_do_not_end_a_command(two_states: Path) -> None:
    """A word that isn't text in the machine's encoding is spelt out where it is repeated."""
    done = subprocess.run(
        [*COMMAND, "find", b"\xff\xfe", "--data", str(two_states), "--table"],
        capture_output=True,
        env=environment(LC_ALL="C.UTF-8"),
        check=False,
    )
    assert (1, b"nothing is called '\\udcff\\udcfe', or nearly so\n") == (done.returncode, done.stdout)


@pytest.mark.parametrize(
    "words",
    [("--version",), ("--help",), ("links", "--help"), ("schema",), ("check", "--format", "json", "{data}")]
    + [("links", "Arvenia", "Belmora", "--data", "{data}", form) for form in ("--json", "--table")]
    + [("export", "--data", "{data}"), ("query", "ASK {}", "--data", "{data}"), ("view", "--data", "{data}")],
    ids=" ".join,
)
@pytest.mark.parametrize(("stream", "expected"), [(">&-", CLOSED), ("> /dev/full", FULL)], ids=["closed", "full"])
def test_an_output_that_takes_nothing(words: tuple[str, ...], stream: str, expected: bytes, two_states: Path) -> None:
    """Closed or full, there is one line that says so, and the exit code is 1."""
    line = " ".join(f"'{word.replace('{data}', str(two_states))}'" for word in words)
    done = shell(f"lazo {line} {stream}", two_states)
    assert (1, expected.decode(), "") == (done.returncode, done.stderr, done.stdout)


def test_nothing_to_say_needs_no_output(toy_folder: Path) -> None:
    """A check that finds nothing succeeds, be standard output closed or full."""
    for stream in (">&-", "> /dev/full"):
        assert (0, "") == (lambda done: (done.returncode, done.stderr))(
            shell(f"lazo check '{toy_folder}' --format parsable {stream}", toy_folder)
        )


@pytest.mark.parametrize("streams", ["2>&-", "2> /dev/full", ">&- 2>&-", "<&- >&- 2>&-", "> /dev/full 2> /dev/full"])
def test_an_error_that_nobody_hears_keeps_its_code(streams: str, tmp_path: Path) -> None:
    """Wrong usage is exit code 2, wrong data 1, wherever standard error goes; nothing is printed elsewhere instead."""
    (tmp_path / "entities.yaml").write_text("a: b\n")
    for words, expected in (("lnks", 2), ("links --top x a b", 2), (f"near A --data '{tmp_path}'", 1)):
        done = shell(f"lazo {words} {streams}", tmp_path)
        assert (expected, "", "") == (done.returncode, done.stdout, done.stderr)


def test_closed_streams_are_not_taken_by_files(two_states: Path, tmp_path: Path) -> None:
    """With all streams closed a file is written as ever, and gets nothing that was meant for them."""
    done = shell(f"lazo export --data '{two_states}' -o out.ttl <&- >&- 2>&-", tmp_path)
    expected = run("export", "--data", two_states).stdout
    assert (0, expected) == (done.returncode, (tmp_path / "out.ttl").read_bytes())


@pytest.mark.parametrize("reader", ["head -1", "head -c 0", "true", "exec <&-; sleep 0.2"])
def test_a_failing_check_fails_whoever_reads_it(reader: str, tmp_path: Path) -> None:
    """The exit code of a check that finds problems is 1, also where its reader stops reading at once."""
    (tmp_path / "entities.yaml").write_text("".join(f"e-{number}: x\n" for number in range(2000)))
    done = shell(f"lazo check '{tmp_path}' | {{ {reader}; }} > /dev/null; echo ${{PIPESTATUS[0]}}", tmp_path)
    assert ("1\n", "") == (done.stdout, done.stderr)


@pytest.mark.parametrize("words", ["export", "export -o /dev/stdout", "view", "schema --json", "near Tarvia"])
def test_a_reader_that_has_enough_is_no_error(words: str, toy_folder: Path) -> None:
    """Without a problem of its own a command succeeds, though its reader stops reading."""
    data = "" if words.startswith("schema") else "--data ."
    done = shell(f"lazo {words} {data} | true; echo ${{PIPESTATUS[0]}}", toy_folder)
    assert ("0\n", "") == (done.stdout, done.stderr)


def test_a_long_export_ends_with_its_reader(tmp_path: Path) -> None:
    """Where nobody reads any more, a long text isn't written to its end."""
    script = (
        "import sys\nfrom graph.cli.streams import flowing, standard_streams\n"
        "with standard_streams(), flowing() as stream:\n"
        "    try:\n        for number in range(10**9): stream.write('x' * 1000)\n"
        "    except BrokenPipeError: print('stopped', file=sys.stderr)"
    )
    done = shell(f'{COMMAND[0]} -c "{script}" | true', tmp_path)
    assert "stopped\n" == done.stderr


def test_an_output_that_does_not_wait(toy_folder: Path) -> None:
    """A pipe that another program made one that doesn't wait gets everything all the same."""
    expected = run("export", "--format", "nquads", "--data", toy_folder).stdout
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    words = ["export", "--format", "nquads", "--data", str(toy_folder)]
    with subprocess.Popen([*COMMAND, *words], stdout=writing, env=environment()) as process:
        os.close(writing)
        with os.fdopen(reading, "rb") as stream:
            received = stream.read()
    assert (0, expected) == (process.returncode, received)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("columns", ["20", "1", "0", "-7", "many"])
def test_help_fits_any_width(
    name: str, columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Help is printed at any width that the environment tells, sense or not."""
    monkeypatch.setenv("COLUMNS", columns)
    with pytest.raises(SystemExit) as caught:
        main([name, "--help"])
    assert (0, "") == (caught.value.code, capsys.readouterr().err)


ANSWERS = [
    ("links", "Tarvia", "Lumera", "--explain"),
    ("links", "Tarvia", "Lumera", "Quell"),
    ("near", "Tarvia"),
    ("show", "Tarvia"),
    ("find", "Tarvia"),
    ("timeline", "Tarvia"),
    ("compare", "Tarvia", "Lumera"),
    ("agreements",),
    ("audit",),
    ("query", "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 3"),
]


@pytest.mark.parametrize("words", ANSWERS[::2], ids=" ".join)
def test_twenty_columns_lose_nothing(words: tuple[str, ...], toy_folder: Path) -> None:
    """A terminal of twenty columns gets the same words as a wide one, one under the other."""
    wide = on_terminal(*words, "--data", toy_folder, columns=120, env={"NO_COLOR": "1"})
    slim = on_terminal(*words, "--data", toy_folder, columns=20, env={"NO_COLOR": "1"})
    assert (0, 0) == (wide[0], slim[0])
    assert _words(wide[1]) <= _words(slim[1])


def _words(text: bytes) -> set[str]:
    """Return the words of a text that fit into twenty columns: none of them may be cut."""
    return set(re.findall(r"(?<!\S)\w{1,16}(?=\W)", text.decode()))


@pytest.mark.parametrize("words", [*ANSWERS[2:5], ("schema",), ("--help",)], ids=" ".join)
@pytest.mark.parametrize("change", ["NO_COLOR=1", "TERM=dumb"])
def test_no_style_where_none_is_wanted(words: tuple[str, ...], change: str, toy_folder: Path) -> None:
    """With NO_COLOR, and on a dumb terminal, there is no escape sequence in what is printed."""
    data = () if words[0] in ("schema", "--help") else ("--data", str(toy_folder))
    name, value = change.split("=")
    code, text = on_terminal(*words, *data, env={name: value})
    assert (0, 0) == (code, text.count(b"\x1b"))


@pytest.mark.parametrize("words", [*ANSWERS[2:5], ANSWERS[-1], ("schema",)], ids=" ".join)
def test_no_style_in_a_pipe(words: tuple[str, ...], toy_folder: Path) -> None:
    """What is piped has no escape sequences, whatever the environment says of colours."""
    data = () if words[0] == "schema" else ("--data", str(toy_folder))
    table = ("--format", "table") if words[0] == "query" else ("--table",)
    done = run(*words, *data, *table, env={"FORCE_COLOR": "1", "TERM": "xterm-256color", "CLICOLOR_FORCE": "1"})
    assert (0, 0) == (done.returncode, done.stdout.count(b"\x1b"))
