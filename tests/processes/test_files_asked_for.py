"""Files that are named on the command line: queries as editors save them, and pictures by the end of their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.cli import main
from tests.processes.running import run, shell


@pytest.mark.parametrize("name", ["ask", "ask.rq", "query.txt", "a.b.c", "with blank", "ASK"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_query_in_a_file(
    name: str,
    encoding: str,
    two_states: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With or without a suffix and a byte order mark, a file is a query."""
    (tmp_path / name).write_text("ASK {}", encoding=encoding)
    monkeypatch.chdir(tmp_path)
    assert main(["query", name, "--data", str(two_states)]) == 0
    assert '"boolean":true' in capsys.readouterr().out.replace(" ", "")


def test_a_query_from_anywhere(two_states: Path, tmp_path: Path) -> None:
    """Standard input with a mark, a substituted process, and text with a mark and without braces are queries."""
    for line in (
        f"printf '\\xef\\xbb\\xbfASK {{}}' | lazo query - --data '{two_states}'",
        f"lazo query <(printf 'ASK {{}}') --data '{two_states}'",
        f"lazo query $'\\xef\\xbb\\xbfASK {{}}' --data '{two_states}'",
        f"lazo query 'DESCRIBE <https://a.example/x.y>' --data '{two_states}'",
    ):
        done = shell(line, tmp_path, LC_ALL="C.UTF-8")
        assert (0, "") == (done.returncode, done.stderr)


@pytest.mark.parametrize(
    ("name", "said"),
    [("none.rq", "'none.rq' cannot be read: No such file"), (".", "'.' cannot be read: Is a directory")],
)
def test_a_query_that_cannot_be_read(name: str, said: str, two_states: Path) -> None:
    """What isn't there, or is a folder, is told in one line."""
    done = run("query", name, "--data", two_states)
    assert (2, True) == (done.returncode, said in done.stderr.decode())


@pytest.mark.parametrize(
    ("name", "begins"),
    [("X.SVG", b"<?xml"), ("x.Svg", b"<?xml"), ("X.PNG", b"\x89PNG"), ("x.HTM", b"<!doctype"), ("x", b"<!doctype")],
)
def test_the_end_of_a_name_in_any_case(name: str, begins: bytes, two_states: Path, tmp_path: Path) -> None:
    """The format is that of the suffix, in capitals too; without a suffix it is a page."""
    assert main(["view", "Arvenia", "--data", str(two_states), "-o", str(tmp_path / name)]) == 0
    assert begins == (tmp_path / name).read_bytes()[: len(begins)]


@pytest.mark.parametrize("name", ["x.pdf", "x.PDF", "x.docx", "x.svgz", "x.jpeg", "x.html.bak"])
def test_a_format_that_cannot_be_written(
    name: str, two_states: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Any other suffix is refused, nothing is written, and what can be written is named."""
    assert main(["view", "Arvenia", "--data", str(two_states), "-o", str(tmp_path / name)]) == 2
    assert "there are .html, .htm, .svg, .png\n" in capsys.readouterr().err
    assert [] == list(tmp_path.iterdir())


def test_an_export_through_a_link(two_states: Path, tmp_path: Path) -> None:
    """The link stays a link, and the file that it points to has the export."""
    done = shell(
        f"echo old > real.ttl; ln -s real.ttl link.ttl; lazo export --data '{two_states}' -o link.ttl", tmp_path
    )
    expected = run("export", "--data", two_states).stdout
    assert (0, True, expected) == (
        done.returncode,
        (tmp_path / "link.ttl").is_symlink(),
        (tmp_path / "real.ttl").read_bytes(),
    )


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "1 500.75"), ("es", "1 500,75"), ("pt", "1 500,75"), ("ru", "1 500,75")],
)
def test_the_decimal_sign_is_that_of_the_language(
    language: str, expected: str, two_states: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Spanish, Portuguese and Russian have a comma, English a point; whole numbers have neither."""
    for id, number in (("r-3", expected), ("r-2", "1 500 000")):
        main(["show", id, "--data", str(two_states), "--lang", language, "--table"])
        assert f"({number} " in capsys.readouterr().out.replace("\u202f", " ")


@pytest.mark.parametrize(
    "words",
    [
        ("--max-hops", "9"),
        ("--max-hops", "0"),
        ("--max-hops", "9" * 5000),
        ("--max-hops", "three"),
        ("--top", "-1"),
        ("--top", "1e3"),
        ("--top", "٣"),
        ("--min-origins", "0"),
        ("--via", "x" * 60_000),
    ],
    ids=lambda words: f"{words[0]} {words[1][:6]}",
)
def test_numbers_have_bounds(words: tuple[str, str], two_states: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A number without sense is refused in one short line that names the option and its bounds."""
    assert main(["links", "Arvenia", "Belmora", *words, "--data", str(two_states)]) == 2
    error = capsys.readouterr().err
    assert (1, True, True) == (error.count("\n"), f"argument {words[0]}: " in error, len(error) < 200)
