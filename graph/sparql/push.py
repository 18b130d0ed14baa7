"""Loads the data into a server: one named graph is replaced, nothing else, and the result is counted."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO
from urllib.parse import urlencode, urlsplit

from graph.model.claim_index import ClaimIndex
from graph.problems import UsageError
from graph.rdf.terms import DEFAULT_BASE
from graph.rdf.writing import COLLECTION, write_rdf
from graph.sparql.endpoint import Endpoint
from graph.sparql.forwarding import triples_in
from graph.sparql.server import EndpointError, Server

__all__ = ["Pushed", "push"]


@dataclass(frozen=True, slots=True)
class Pushed:
    """What was loaded: the named graph, and how many triples and relations it now holds."""

    graph: str
    triples: int
    relations: int


def push(
    index: ClaimIndex, store: Server, query: Endpoint | None = None, graph: str | None = None, base: str = DEFAULT_BASE
) -> Pushed:
    """Replace one named graph of a server by the data, over the Graph Store Protocol.

    Source: SPARQL 1.1 Graph Store HTTP Protocol (W3C 2013), 5.3 (PUT).

    Args:
        index: the claims.
        store: the address of the graph store.
        query: the endpoint by which the result is counted; if there is none the graph is got back for that.
        graph: the IRI of the named graph; by default ``BASE graph/data``.
        base: what every IRI of ours begins with.

    Raises:
        EndpointError: the server refuses, or holds afterwards another number of triples than was sent.
    """
    import pyoxigraph

    name = graph or f"{base}graph/{COLLECTION}"
    if not urlsplit(name).scheme:
        raise UsageError(f"{name!r} cannot name a graph; write an absolute IRI")
    url = store.url + ("&" if urlsplit(store.url).query else "?") + urlencode({"graph": name})
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "export.ttl"
        with file.open("w", encoding="utf-8", newline="") as stream:
            write_rdf(index, stream, "turtle", base)
        expected = len(set(pyoxigraph.parse(path=file, format=pyoxigraph.RdfFormat.TURTLE)))
        _ask_for_password(store, url)
        headers = {"Content-Type": "text/turtle", "Content-Length": str(file.stat().st_size)}

        def body() -> IO[bytes]:
            return file.open("rb")

        store.send("PUT", url, body, headers)
    counted = _count(query, name) if query else _count_back(store, url)
    if counted != expected:
        raise EndpointError(
            f"{store.url} holds {counted} triples in <{name}>, not the {expected} that were sent; push again, look for "
            "limits of the server if that does not help"
        )
    return Pushed(name, counted, len(index.relations))


def _ask_for_password(store: Server, url: str) -> None:
    """Find out with an empty request whether the server wants a password, so that nothing large is sent needlessly."""
    try:
        store.send("HEAD", url)
    except EndpointError as error:
        if error.status in (None, 401, 403):
            raise


def _count(query: Endpoint, name: str) -> int:
    asked = replace(query, graph=None)
    row = asked.one(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}", "n")
    return asked.number(row, "n")


def _count_back(store: Server, url: str) -> int:
    answer = store.send("GET", url, headers={"Accept": "application/n-triples"})
    return len(set(triples_in(store.url, answer.body).splitlines()))
