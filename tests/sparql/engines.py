"""Real SPARQL servers, started for the tests on free ports and stopped after them."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from graph.sparql.endpoint import Endpoint
from graph.sparql.server import Server

__all__ = ["Engine", "free_port", "oxigraph", "virtuoso"]


@dataclass(frozen=True, slots=True)
class Engine:
    """A server: where it answers queries, where it keeps graphs, and what it wants to know of its users."""

    name: str
    query: str
    store: str
    environment: Mapping[str, str] = field(default_factory=dict)

    def endpoint(self, graph: str | None = None) -> Endpoint:
        """Return the endpoint, asked about a named graph."""
        return Endpoint(Server(self.query, environment={}), graph)

    def graph_store(self) -> Server:
        """Return the graph store."""
        return Server(self.store, environment=self.environment)


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def oxigraph(folder: Path) -> Iterator[Engine]:
    """Run an Oxigraph server with its data in a folder."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if program is None:
        raise FileNotFoundError("oxigraph is missing; install it with: pip install oxigraph")
    address = f"127.0.0.1:{free_port()}"
    command = [program, "serve", "--location", str(folder), "--bind", address]
    with _running(command, folder, f"http://{address}/query?query=ASK%7B%7D"):
        yield Engine("oxigraph", f"http://{address}/query", f"http://{address}/store")


_VIRTUOSO = """\
[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/t.db
TransactionFile = {folder}/t.trx
[Parameters]
ServerPort = {sql}
ServerThreads = 8
NumberOfBuffers = 10000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = {http}
ServerThreads = 6
[SPARQL]
ResultSetMaxRows = 100000
"""


@contextmanager
def virtuoso(folder: Path) -> Iterator[Engine]:
    """Run a Virtuoso server with its data in a folder."""
    if shutil.which("virtuoso-t") is None:
        raise FileNotFoundError("virtuoso-t is missing; install it with: apt-get install virtuoso-opensource-7-bin")
    sql, http = free_port(), free_port()
    file = folder / "virtuoso.ini"
    file.write_text(_VIRTUOSO.format(folder=folder, sql=sql, http=f"127.0.0.1:{http}"), encoding="utf-8")
    address = f"http://127.0.0.1:{http}"
    login = {"LAZO_ENDPOINT_USER": "dba", "LAZO_ENDPOINT_PASSWORD": "dba"}
    with _running(["virtuoso-t", "+foreground", "+configfile", str(file)], folder, f"{address}/sparql?query=ASK%7B%7D"):
        yield Engine("virtuoso", f"{address}/sparql", f"{address}/sparql-graph-crud-auth", login)


@contextmanager
def _running(command: list[str], folder: Path, probe: str) -> Iterator[None]:
    log = folder / "server.log"
    with log.open("wb") as stream, subprocess.Popen(command, stdout=stream, stderr=stream, cwd=folder) as process:
        try:
            _wait(process, probe, log)
            yield
        finally:
            process.kill()


def _wait(process: subprocess.Popen[bytes], probe: str, log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urlopen(probe, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"{process.args!r} does not answer: {log.read_text(errors='replace')[-2000:]}")
