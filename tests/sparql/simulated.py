"""A server that answers from memory, and may cut or change what it answers on the way."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from email.message import Message
from functools import lru_cache
from http.client import HTTPMessage
from typing import Any, cast
from urllib.parse import parse_qs

import pyoxigraph

from graph.model.claim_index import ClaimIndex
from graph.sparql.server import Body, Server
from graph.sparql.transport import Reply
from tests.rdf.parsers import text_of

__all__ = ["SimulatedServer", "capped"]

Change = Callable[[dict[str, Any]], Any]
"""From the JSON of an answer to that of another; bytes are sent as they are."""


class SimulatedServer(Server):
    """Answers queries over the export of an index without a network.

    Args:
        index: the claims.
        change: what is done to each answer.
    """

    def __init__(self, index: ClaimIndex, change: Change = lambda found: found) -> None:
        super().__init__("http://localhost/query", environment={})
        self.store, self.change = _store(index), change

    def send(self, method: str, url: str, body: Body = None, headers: Mapping[str, str] | None = None) -> Reply:
        """Return the answer to a query."""
        assert isinstance(body, bytes)
        found = self.store.query(parse_qs(body.decode())["query"][0])
        assert not isinstance(found, pyoxigraph.QueryTriples)
        data = found.serialize(format=pyoxigraph.QueryResultsFormat.JSON)
        assert data is not None
        changed = self.change(json.loads(data))
        sent = changed if isinstance(changed, bytes) else json.dumps(changed).encode()
        return Reply(200, "application/sparql-results+json", sent, cast(HTTPMessage, Message()))


@lru_cache(maxsize=2)
def _store(index: ClaimIndex) -> pyoxigraph.Store:
    """Return a store that holds the export, filled once for an index."""
    store = pyoxigraph.Store()
    store.load(text_of(index, "ntriples").encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return store


def capped(rows: int) -> Change:
    """Return the change by a server that gives at most so many rows and does not say so."""

    def change(found: dict[str, Any]) -> Any:
        if "results" in found:
            found["results"]["bindings"] = found["results"]["bindings"][:rows]
        return found

    return change
