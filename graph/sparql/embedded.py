"""SPARQL 1.1 over the loaded data, in the embedded engine: in a process of its own, so that it can be stopped."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.model.claim_index import ClaimIndex
from graph.problems import LazoError, UsageError
from graph.rdf.terms import DEFAULT_BASE, namespaces
from graph.rdf.writing import write_rdf
from graph.sparql.results import QueryResult, kind_of

__all__ = ["QueryTimeout", "run_query"]

ENGINE = Path(__file__).parent / "engine.py"

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


class QueryTimeout(LazoError):
    """A query was stopped because it took too long."""


def run_query(
    index: ClaimIndex, query: str, *, timeout: float = 60.0, base: str = DEFAULT_BASE, name: str = "query"
) -> QueryResult:
    """Return what a SPARQL query finds in the claims; the prefixes of the export are preset.

    Args:
        index: the claims.
        query: SELECT, ASK, CONSTRUCT or DESCRIBE.
        timeout: seconds until the query is stopped.
        base: what every IRI of ours begins with.
        name: what the query is called in messages, such as the name of its file.

    Raises:
        UsageError: the query is not SPARQL; line and column are named.
        QueryTimeout: it took too long.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder) / "export.nt"
        with file.open("w", encoding="utf-8", newline="") as stream:
            write_rdf(index, stream, "ntriples", base)
        asked = json.dumps({"query": query, "prefixes": namespaces(base)}).encode()
        command = [sys.executable, "-P", str(ENGINE), str(file)]
        try:
            done = subprocess.run(command, input=asked, capture_output=True, timeout=timeout, check=False)
        except subprocess.TimeoutExpired:
            message = f"{name} took more than {timeout:g} seconds; ask for less, or allow more with --timeout"
            raise QueryTimeout(message) from None
    kind, _, data = done.stdout.partition(b"\n")
    if done.returncode or not kind:
        raise LazoError(
            f"{name} ended the engine (exit code {done.returncode}), perhaps for want of memory; ask for less"
        )
    if kind == b"wrong":
        raise UsageError(_placed(data.decode(), name))
    return QueryResult(kind_of(kind.decode()), data)


def _placed(message: str, name: str) -> str:
    """Return the engine's words about a wrong query, with the place in the form of all our problems."""
    match = _PLACE.search(message)
    if match is None:
        return f"{name}: {message}"
    return f"{name}:{match[1]}:{match[2]}: is not SPARQL 1.1: {match[3]}"
