"""Questions to a SPARQL endpoint, with answers that are whole or an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from graph.rdf.facts import RdfValue
from graph.sparql.answers import RdfTerm, decode_answer
from graph.sparql.server import EndpointError, Server, check_text
from graph.sparql.transport import Reply

__all__ = ["Endpoint", "ResultRow"]

ResultRow = dict[str, RdfValue]

_JSON = "application/sparql-results+json"

_XSD = "http://www.w3.org/2001/XMLSchema#"

PAGE = 5000
"""Rows asked for at once; fewer than the 10,000 at which many public servers cut off. Source: a choice of ours."""

_NUMBER = re.compile(r"[+-]?\d{1,18}(?:\.0*)?", re.ASCII)
"""A whole number, in any form that a server gives to a count."""

_NO_IRI = re.compile(r"[<>\"{}|^`\\\x00-\x20]")
"""What no IRI holds. Source: SPARQL 1.1 Query Language (W3C 2013), 19.8, production 139."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
"""How an IRI begins; a blank node or a relative reference names nothing that can be asked for. Source: RFC 3987, 2.2."""


@dataclass
class Endpoint:
    """An endpoint, and the graph of it that is asked.

    A server may cut an answer at any number of rows without a word. So it is found out once how many rows it gives at
    least, and an answer that has as many is fetched again, page by page.

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
    _given: int = field(default=0, repr=False)
    _is_probed: bool = field(default=False, repr=False)

    def select(self, query: str, *needed: str) -> list[ResultRow]:
        """Return the rows of one answer to a SELECT query; they may have been cut, see `rows`.

        Args:
            query: the query.
            *needed: the variables that have a value in every row.

        Raises:
            EndpointError: the answer is missing, cut off, no SPARQL result, declared to be partial, or lacks a value.
        """
        answer = self.raw(query, _JSON)
        found = decode_answer(self.server.url, answer.kind, answer.body).results
        if found is None:
            raise EndpointError(f"{self.server.url} answers with a truth value where rows were asked for")
        rows = [{name: _value(term) for name, term in row.items()} for row in found.bindings]
        self._given = max(self._given, len(rows))
        self.require(rows, *needed)
        return rows

    def require(self, rows: Iterable[ResultRow], *needed: str) -> None:
        """Do nothing where the variables have a value in every row.

        Raises:
            EndpointError: one of them has none.
        """
        for row in rows:
            for name in needed:
                if name not in row:
                    raise EndpointError(
                        f"{self.server.url} leaves out ?{name} in a row of its answer; nothing of it was used"
                    )

    def one(self, query: str, *needed: str) -> ResultRow:
        """Return the only row of an answer.

        Raises:
            EndpointError: as for `select`, or there is no row or more than one.
        """
        rows = self.select(query, *needed)
        if len(rows) != 1:
            raise EndpointError(f"{self.server.url} gives {len(rows)} rows where there is one; nothing of it was used")
        return rows[0]

    def rows(self, query: str, *needed: str) -> list[ResultRow]:
        """Return all rows of a query, which are told apart by the variables that have a value in each.

        Args:
            query: without order and limit.
            *needed: these variables.
        """
        found = self.select(query, *needed)
        order = " ".join(f"?{name}" for name in needed)
        return found if self._is_whole(len(found)) else self.first(query, order, None, *needed)

    def first(self, query: str, order: str, most: int | None, *needed: str) -> list[ResultRow]:
        """Return the first rows of a query, page by page.

        Args:
            query: without order and limit.
            order: what follows ``ORDER BY``; no two rows are equal by it.
            most: how many rows at most; all where it is ``None``.
            *needed: the variables that have a value in every row.
        """
        found: list[ResultRow] = []
        while most is None or len(found) < most:
            limit = PAGE if most is None else min(PAGE, most - len(found))
            offset = f" OFFSET {len(found)}" if found else ""
            page = self.select(f"{query} ORDER BY {order} LIMIT {limit}{offset}", *needed)
            found += page
            if not page or (len(page) < limit and self._is_whole(len(page))):
                break
        return found

    def number(self, row: ResultRow, name: str) -> int:
        """Return the whole number that a row has under a name.

        Raises:
            EndpointError: it is no number that can be counted with.
        """
        text = row[name].text
        if not _NUMBER.fullmatch(text):
            raise EndpointError(f"{self.server.url} gives {text[:40]!r} where a number was asked for; nothing was used")
        return int(text.partition(".")[0])

    def raw(self, query: str, accept: str) -> Reply:
        """Return the answer to a query in a form that the caller reads.

        Raises:
            EndpointError: as for `select`.
            UsageError: the query, or the name of the graph, is no text that can be sent.
        """
        form = [("query", check_text(query, "query"))]
        form += [("default-graph-uri", check_text(self.graph, "--graph"))] if self.graph else []
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

        A page begins after the last IRI of the one before. Where more than one page was needed, their rows are counted.

        Raises:
            EndpointError: as for `select`, or the pages don't hold what the server counts.
        """
        last, seen, pages = "", 0, 0
        while True:
            after = f'FILTER(STR(?{variable}) > "{last}") ' if last else ""
            rows = self.select(
                f"SELECT DISTINCT ?{variable} WHERE {{ {pattern} {after}}} ORDER BY STR(?{variable}) LIMIT {PAGE}",
                variable,
            )
            found = [self._iri(row[variable].text) for row in rows]
            if last and last in found:
                raise EndpointError(
                    f"{self.server.url} gives the same rows again; it does not keep to the order asked for"
                )
            yield from found
            seen, pages = seen + len(found), pages + 1
            if not found or (len(found) < PAGE and self._is_whole(len(found))):
                break
            last = found[-1]
        if pages > 1 and (counted := self.count(f"?{variable}", pattern)) != seen:
            raise EndpointError(f"{self.server.url} gives {seen} of {counted} rows; nothing of its answer was used")

    def count(self, what: str, pattern: str) -> int:
        """Return the number of different values of an expression in a pattern."""
        return self.number(self.one(f"SELECT (COUNT(DISTINCT {what}) AS ?n) WHERE {{ {pattern} }}", "n"), "n")

    def batches(
        self, ids: Iterable[str], query: Callable[[str], str], *needed: str, size: int = 100
    ) -> Iterator[ResultRow]:
        """Yield the rows of a query asked for some IRIs at a time; a batch that may have been cut is asked in halves.

        Args:
            ids: IRIs.
            query: from the text of ``VALUES`` members to a query without order and limit.
            *needed: the variables that have a value in every row, and by which rows are told apart.
            size: how many IRIs at a time.
        """
        waiting = [self._iri(id) for id in ids]
        for start in range(0, len(waiting), size):
            yield from self._batch(waiting[start : start + size], query, needed)

    def _batch(self, ids: Sequence[str], query: Callable[[str], str], needed: Sequence[str]) -> list[ResultRow]:
        """Return the rows for some ids, in two halves where the answer may have been cut short."""
        text = query(" ".join(f"<{id}>" for id in ids))
        # A single id is fetched page by page.
        if len(ids) == 1:
            return self.rows(text, *needed)
        rows = self.select(text, *needed)
        if self._is_whole(len(rows)):
            return rows
        # As many rows as the server gives at most: some may be missing, so that each half is asked for itself.
        middle = len(ids) // 2
        halves = [*self._batch(ids[:middle], query, needed), *self._batch(ids[middle:], query, needed)]
        if len(halves) < len(rows):
            raise EndpointError(
                f"{self.server.url} gives fewer rows for more questions; its data changed while it was asked"
            )
        return halves

    def is_cut(self, count: int) -> bool:
        """Whether the server gives no more than so many rows, and has more: an answer with as many may be cut."""
        if not count:
            return False
        shown = len(self.select(f"SELECT (1 AS ?x) WHERE {{ ?s ?p ?o }} LIMIT {count + 1}"))
        return shown <= count and self.number(self.one("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", "n"), "n") > shown

    def _is_whole(self, count: int) -> bool:
        """Whether an answer of so many rows cannot have been cut, because the server has given more in another."""
        if count == 0 or count < self._given:
            return True
        if not self._is_probed:
            self._is_probed = True
            self.select(f"SELECT (1 AS ?x) WHERE {{ ?s ?p ?o }} LIMIT {PAGE}")
        return count < self._given

    def _iri(self, text: str) -> str:
        """Return an IRI that a server gave, to be part of a further query."""
        if not _SCHEME.match(text) or _NO_IRI.search(text):
            raise EndpointError(f"{self.server.url} gives {text[:80]!r} as an IRI, which it is not; nothing was used")
        return text


def _value(term: RdfTerm) -> RdfValue:
    """Return a term of the results; Virtuoso's own words for truth values are translated."""
    text = term.value
    if term.type in ("uri", "bnode"):
        return RdfValue(text)
    datatype = term.datatype or f"{_XSD}string"
    if datatype == f"{_XSD}boolean":
        text = {"1": "true", "0": "false"}.get(text, text)
    return RdfValue(text, datatype, term.language)
