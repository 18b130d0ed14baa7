"""Questions to a SPARQL endpoint, with answers that are whole or an error."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from graph.rdf.facts import Value
from graph.sparql.server import EndpointError, Server
from graph.sparql.transport import Answer

__all__ = ["Endpoint", "Row"]

Row = dict[str, Value]

_JSON = "application/sparql-results+json"

_XSD = "http://www.w3.org/2001/XMLSchema#"

PAGE = 5000
"""Rows asked for at once; fewer than the 10,000 at which many public servers cut off."""


@dataclass
class Endpoint:
    """An endpoint, and the graph of it that is asked.

    Attributes:
        server: where it is.
        graph: the named graph that questions are about; by default what the endpoint takes for its default graph.
        progress: told what is being fetched.
        asked: how many queries were sent.
    """

    server: Server
    graph: str | None = None
    progress: Callable[[str], None] = field(default=lambda _: None, repr=False)
    asked: int = 0

    def select(self, query: str) -> list[Row]:
        """Return the rows of a SELECT query.

        Raises:
            EndpointError: the answer is missing, cut off, no SPARQL result, or declared to be partial.
        """
        return _rows(self.server.url, self.raw(query, _JSON))

    def raw(self, query: str, accept: str) -> Answer:
        """Return the answer to a query in a form that the caller reads.

        Raises:
            EndpointError: as for `select`.
        """
        form = [("query", query)] + ([("default-graph-uri", self.graph)] if self.graph else [])
        headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
        self.asked += 1
        answer = self.server.send("POST", self.server.url, urlencode(form).encode(), headers)
        url = self.server.url
        if answer.kind in ("text/html", "application/xhtml+xml"):
            raise EndpointError(
                f"{url} answers with a web page; that is no SPARQL endpoint (it often ends with /query or /sparql)"
            )
        if answer.headers.get("X-SQL-State") or answer.headers.get("X-SPARQL-MaxRows"):
            raise EndpointError(
                f"{url} says that its answer is partial; ask for less, or raise the limits of the server"
            )
        return answer

    def pages(self, variable: str, pattern: str) -> Iterator[str]:
        """Yield the different IRIs that a variable has in a pattern, sorted, page by page.

        A page begins after the last IRI of the one before. The last page is empty, or shorter than asked for without
        being a round number, which a limit of the server would be.
        """
        last = ""
        while True:
            after = f'FILTER(STR(?{variable}) > "{last}") ' if last else ""
            rows = self.select(
                f"SELECT DISTINCT ?{variable} WHERE {{ {pattern} {after}}} ORDER BY STR(?{variable}) LIMIT {PAGE}"
            )
            found = [row[variable].text for row in rows]
            yield from found
            if len(found) < PAGE and not _is_suspicious(len(found)):
                return
            if not found:
                return
            last = found[-1]

    def count(self, what: str, pattern: str) -> int:
        """Return the number of different values of an expression in a pattern."""
        (row,) = self.select(f"SELECT (COUNT(DISTINCT {what}) AS ?n) WHERE {{ {pattern} }}")
        return int(row["n"].text)

    def batches(self, ids: Iterable[str], query: Callable[[str], str], size: int = 100) -> Iterator[Row]:
        """Yield the rows of a query asked for some IRIs at a time; a batch that may have been cut is asked in halves.

        Args:
            ids: IRIs.
            query: from the text of ``VALUES`` members to a query.
            size: how many IRIs at a time.
        """
        waiting = list(ids)
        for start in range(0, len(waiting), size):
            yield from self._batch(waiting[start : start + size], query)

    def _batch(self, ids: Sequence[str], query: Callable[[str], str]) -> list[Row]:
        rows = self.select(query(" ".join(f"<{id}>" for id in ids)))
        if not _is_suspicious(len(rows)):
            return rows
        if len(ids) == 1:
            return rows
        middle = len(ids) // 2
        halves = [*self._batch(ids[:middle], query), *self._batch(ids[middle:], query)]
        if len(halves) < len(rows):
            raise EndpointError(
                f"{self.server.url} gives fewer rows for more questions; its data changed while it was asked"
            )
        return halves


def _is_suspicious(count: int) -> bool:
    """Whether a number of rows may be the limit of a server: these are round."""
    return count > 0 and count % 100 == 0


def _rows(url: str, answer: Answer) -> list[Row]:
    if answer.kind not in (_JSON, "application/json"):
        raise EndpointError(
            f"{url} answers with {answer.kind}, not with SPARQL results; is it the address of the endpoint?"
        )
    try:
        bindings = json.loads(answer.body)["results"]["bindings"]
        return [{name: _value(term) for name, term in binding.items()} for binding in bindings]
    except (json.JSONDecodeError, UnicodeDecodeError):
        raise EndpointError(f"{url} broke off in the middle of its answer; nothing of it was used") from None
    except (KeyError, TypeError, AttributeError):
        raise EndpointError(f"{url} sent JSON that is no SPARQL result; is it the address of the endpoint?") from None


def _value(term: dict[str, str]) -> Value:
    """Return a term of the results; Virtuoso's own words for literals and truth values are translated."""
    text = term["value"]
    if term["type"] in ("uri", "bnode"):
        return Value(text)
    datatype = term.get("datatype", f"{_XSD}string")
    if datatype == f"{_XSD}boolean":
        text = {"1": "true", "0": "false"}.get(text, text)
    return Value(text, datatype, term.get("xml:lang"))
