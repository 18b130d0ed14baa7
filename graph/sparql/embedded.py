"""SPARQL 1.1 over the loaded data, in the embedded engine: in a process of its own, so that it can be stopped."""

from __future__ import annotations

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.model.claim_index import ClaimIndex
from graph.problems import LazoError, UsageError
from graph.rdf.confined import Ended, OutOfTime, run_confined
from graph.rdf.terms import DEFAULT_BASE, namespaces
from graph.rdf.writing import write_rdf
from graph.sparql.federation import refuse_service
from graph.sparql.results import QueryResult, kind_of
from graph.sparql.server import check_seconds, check_text

__all__ = ["QueryTimeout", "run_query"]

ENGINE = Path(__file__).parent / "engine.py"

MEMORY = 4 * 1024 * 1024 * 1024
MEMORY_PER_BYTE = 16
"""Bytes of memory for the engine, and for each byte of the data. Source: a choice of ours; loading takes a fifth."""

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


class QueryTimeout(LazoError):
    """A query was stopped because it took too long."""


def run_query(
    index: ClaimIndex,
    query: str,
    *,
    timeout: float = 60.0,
    base: str = DEFAULT_BASE,
    name: str = "query",
    allow_service: bool = False,
) -> QueryResult:
    """Return what a SPARQL query finds in the claims; the prefixes of the export are preset.

    Args:
        index: the claims.
        query: SELECT, ASK, CONSTRUCT or DESCRIBE.
        timeout: seconds until the query is stopped.
        base: what every IRI of ours begins with.
        name: what the query is called in messages, such as the name of its file.
        allow_service: whether it may ask other servers.

    Raises:
        UsageError: the query is not SPARQL (line and column are named), cannot be evaluated, or asks another server.
        QueryTimeout: it took too long.
    """
    check_seconds(timeout)
    check_text(query, name)
    if not allow_service:
        refuse_service(query, name)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "export.nt"
        with file.open("w", encoding="utf-8", newline="") as stream:
            write_rdf(index, stream, "ntriples", base)
        asked = {"query": query, "prefixes": namespaces(base), "service": allow_service}
        memory = MEMORY + MEMORY_PER_BYTE * file.stat().st_size
        try:
            ended = run_confined(ENGINE, [str(file)], seconds=timeout, memory=memory, input=json.dumps(asked).encode())
        except OutOfTime:
            message = f"{name} took more than {timeout:g} seconds; ask for less, or allow more with --timeout"
            raise QueryTimeout(message) from None
    return _result(ended, name)


def _result(ended: Ended, name: str) -> QueryResult:
    """Return the result that the engine gave, or raise what it says of the query."""
    kind, _, data = ended.output.partition(b"\n")
    if ended.code or not kind:
        raise LazoError(f"{name} was not answered: {ended.why()}; ask for less, or more simply")
    if kind == b"wrong":
        raise UsageError(_located(data.decode(), name))
    if kind == b"failed":
        raise UsageError(f"{name} cannot be evaluated: {data.decode()}")
    return QueryResult(kind_of(kind.decode()), data)


def _located(message: str, name: str) -> str:
    """Return the engine's words about a wrong query, with the position in the form of all our problems."""
    match = _PLACE.search(message)
    if match is None:
        return f"{name}: {message}"
    return f"{name}:{match[1]}:{match[2]}: is not SPARQL 1.1: {match[3]}"
