"""Write the transcripts of docs/commands.md and of the README anew: what commands print, on a terminal of 80 columns.

``--check`` only says whether those of docs/commands.md are current; the README shows data, which changes.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, chdir, contextmanager, redirect_stderr, redirect_stdout
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from missing_package import told_if_missing

with told_if_missing():
    import pyoxigraph

    from graph.cli import main as lazo

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "commands.md"
README = ROOT / "README.md"
FOLDERS = {"toy": ("tests/toy",), "broken": ("tests/checks/base", "tests/checks/cases/entity-exists/bad/end")}
"""The folders that the commands find where they run: by name, what of the project lies in them."""

STORE = "http://127.0.0.1:7878"
"""The server of the transcripts; one that listens on a free port takes its place when they are written."""

BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
CUT, LONGEST_CUT = "\n…\n", 26
"""How a block ends that shows but the beginning, up to an empty line, and the most lines that it has."""

PLAIN = {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb", "LAZO_NO_SNAPSHOT": "1", "GITHUB_ACTIONS": ""}


class Screen(io.StringIO):
    """A terminal that keeps what it shows."""

    def isatty(self) -> bool:
        """Return that this is one."""
        return True


class Shell:
    """Runs the commands of a page, in this process and in the current folder, one after the other."""

    def __init__(self, store: str) -> None:
        self.store, self.code = store, 0

    def block(self, text: str) -> str:
        """Return a block of a page with what its commands print in the place of what stands there."""
        commands = [line.removeprefix("$ ") for line in text.splitlines() if line.startswith("$ ")]
        new = "".join(f"$ {command}\n{self.printed(command)}" for command in commands)
        if not text.endswith(CUT):
            return new
        lines = new.splitlines(keepends=True)[:LONGEST_CUT]
        end = max(place for place, line in enumerate(lines) if line == "\n")
        return "".join(lines[:end]) + CUT

    def printed(self, command: str) -> str:
        """Return what one command prints, line by line without blanks at the end."""
        if command == "echo $?":
            return f"{self.code}\n"
        screen = Screen()
        program, *words = shlex.split(command.replace(STORE, self.store))
        if program != "lazo":
            raise ValueError(f"a transcript runs 'lazo', and 'echo $?'; not '{program}'")
        with redirect_stdout(screen), redirect_stderr(screen):
            try:
                self.code = lazo(words)
            except SystemExit as end:
                self.code = int(end.code or 0)
        shown = screen.getvalue().replace(self.store, STORE)
        return "".join(f"{line.rstrip()}\n" for line in shown.splitlines())


class GraphStore(BaseHTTPRequestHandler):
    """A server that keeps a graph as it is put and gives it back."""

    kept: dict[str, bytes]

    def do_HEAD(self) -> None:
        """Say whether there is something."""
        self._answer(200 if self.path in self.kept else 404)

    def do_PUT(self) -> None:
        """Keep what is sent."""
        self.kept[self.path] = self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(204)

    def do_GET(self) -> None:
        """Give back what was kept, as N-Triples."""
        triples = pyoxigraph.parse(self.kept[self.path], format=pyoxigraph.RdfFormat.TURTLE)
        body = pyoxigraph.serialize((quad.triple for quad in triples), format=pyoxigraph.RdfFormat.N_TRIPLES)
        self._answer(200, body or b"")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def _answer(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/n-triples")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def graph_store() -> Iterator[str]:
    """Run a graph store with nothing in it, and yield its address."""
    handler = type("EmptyStore", (GraphStore,), {"kept": {}})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def shell() -> Iterator[Shell]:
    """Yield what runs commands in a folder of its own, with the invented world in it."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        for name, origins in FOLDERS.items():
            for origin in origins:
                shutil.copytree(ROOT / origin, folder / name, dirs_exist_ok=True)
        stack.enter_context(patch.dict(os.environ, PLAIN))
        stack.enter_context(chdir(folder))
        yield Shell(stack.enter_context(graph_store()))


def transcribed(page: str) -> str:
    """Return a page with each of its console blocks written anew."""
    with shell() as commands:
        return BLOCK.sub(lambda found: commands.block(found[1]), page)


def compared(page: str) -> list[str]:
    """Return the lines of a page that are compared: without the number of triples, which any new term changes."""
    return re.sub(r"\b\d+ triples\b", "… triples", page).splitlines()


def written_readme(text: str) -> str:
    """Return the README with the answer that it shows written anew; the other commands in it stay without theirs."""
    with shell() as commands:
        return BLOCK.sub(lambda found: commands.block(found[1]) if found[1].endswith(CUT) else found[1], text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pages, or compare the one of commands."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where the page is not current")
    check = parser.parse_args(arguments).check
    before = PAGE.read_text(encoding="utf-8")
    after = transcribed(before)
    if not check:
        PAGE.write_text(after, encoding="utf-8")
        README.write_text(written_readme(README.read_text(encoding="utf-8")), encoding="utf-8")
    elif compared(before) != compared(after):
        print(f"{PAGE} is not current; run python3 scripts/tasks.py transcripts", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
