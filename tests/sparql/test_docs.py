"""Tests of the pages about RDF and SPARQL: what they show can be run as it stands."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from graph.cli import main
from graph.model.claim_index import ClaimIndex
from graph.rdf.terms import namespaces
from tests.rdf.parsers import by_oxigraph, text_of
from tests.sparql.engines import free_port

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "sparql.md").read_text(encoding="utf-8")


def _shown(page: str) -> list[list[str]]:
    """Return the commands of each block of a page that shows commands."""
    blocks = re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    return [[line.removeprefix("$ ") for line in block.splitlines()] for block in blocks]


def test_five_commands_lead_from_nothing_to_an_answer(tmp_path: Path) -> None:
    """The commands of the page, run as written, start a server, load it, and end with answers that have sources.

    The first one installs what the tests already run with; of the others only the port is changed.
    """
    install, serve, *questions = _shown(PAGE)[0]
    port = str(free_port())
    lazo = tmp_path / "lazo"
    lazo.write_text(f"#!{sys.executable}\nimport sys\nfrom graph.cli import main\nsys.exit(main())\n", encoding="utf-8")
    lazo.chmod(0o755)
    path = os.pathsep.join([str(tmp_path), str(Path(sys.executable).parent), os.environ["PATH"]])
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    settings = {"cwd": tmp_path, "env": {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}}
    assert ("pip install . oxigraph", " &", 3) == (install, serve[-2:], len(questions))
    command = shlex.split(serve.removesuffix(" &").replace("7878", port))
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, **settings) as server:  # type: ignore[call-overload]
        try:
            _wait(f"http://127.0.0.1:{port}/query?query=ASK%7B%7D")
            done = [
                subprocess.run(
                    shlex.split(question.replace("7878", port)), capture_output=True, text=True, check=False, **settings
                )  # type: ignore[call-overload]
                for question in questions
            ]
        finally:
            server.kill()
    assert [(0, "")] * 3 == [(each.returncode, each.stderr) for each in done]
    pushed, queried, linked = (each.stdout for each in done)
    assert re.fullmatch(r"<https://w3id\.org/lazo/graph/data> holds \d+ triples, \d+ relations among them\n", pushed)
    assert ('"denied_by"' in queried, '"complete": true' in linked, '"sources": [' in linked) == (True, True, True)


def _wait(url: str) -> None:
    for _ in range(200):
        try:
            with urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(url)


@pytest.mark.parametrize(
    "command", [line for block in _shown(PAGE)[1:] for line in block if line.startswith("lazo ")], ids=str
)
def test_what_the_page_shows_runs(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each further command of the page runs without complaint."""
    assert (0, "") == (main(shlex.split(command)[1:]), capsys.readouterr().err)


def test_the_page_lists_the_published_queries() -> None:
    """The table names each query file once, by a link that leads to it."""
    linked = re.findall(r"\(queries/([a-z-]+)\.rq\)", PAGE)
    assert sorted(file.stem for file in (ROOT / "docs" / "queries").glob("*.rq")) == sorted(linked)


def test_the_relation_of_the_page_is_part_of_the_export(toy: ClaimIndex) -> None:
    """What the page about RDF shows of a relation, each triple of it, stands in the export of the invented world."""
    page = (ROOT / "docs" / "rdf.md").read_text(encoding="utf-8")
    shown = page.split("```turtle\n")[1].split("```")[0]
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in namespaces().items())
    assert set() == by_oxigraph(prefixes + shown) - by_oxigraph(text_of(toy))
