"""A person's own query, sent to an endpoint as it is, with the prefixes of the export added."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.problems import DataError
from graph.rdf.parsing import parsed_apart
from graph.rdf.terms import DEFAULT_BASE, namespaces
from graph.sparql.answers import decode_answer
from graph.sparql.endpoint import Endpoint
from graph.sparql.federation import refuse_service, without_quoted
from graph.sparql.results import QueryResult
from graph.sparql.server import EndpointError, check_text

__all__ = ["forward_query", "triples_in", "with_prefixes"]

_ROWS, _TRIPLES = "application/sparql-results+json", "application/n-triples, text/turtle;q=0.5"

_FORM = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)

_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*)\s*:", re.IGNORECASE)


def with_prefixes(query: str, prefixes: Mapping[str, str]) -> str:
    """Return the query with those prefixes declared that it uses and does not declare, all on its first line.

    >>> with_prefixes("ASK { ?s a lazo:State }", {"lazo": "urn:l#", "xsd": "urn:x#"})
    'PREFIX lazo: <urn:l#> ASK { ?s a lazo:State }'
    """
    declared = set(_DECLARED.findall(query))
    bare = without_quoted(query)
    used = (name for name in prefixes if name not in declared and re.search(rf"(?<![\w:?$-]){name}:", bare))
    return "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in used) + query


def forward_query(
    endpoint: Endpoint, query: str, base: str = DEFAULT_BASE, *, name: str = "query", allow_service: bool = False
) -> QueryResult:
    """Return what a query finds at an endpoint.

    Args:
        endpoint: where it is sent.
        query: SPARQL.
        base: what every IRI of ours begins with.
        name: what the query is called in messages.
        allow_service: whether it may make the endpoint ask other servers.

    Raises:
        UsageError: it asks another server, or is no text.
        EndpointError: the server refuses the query, in its own words, or gives no whole answer.
    """
    check_text(query, name)
    if not allow_service:
        refuse_service(query, name)
    form = _FORM.search(without_quoted(query))
    triples = form is not None and form[1].upper() in ("CONSTRUCT", "DESCRIBE")
    answer = endpoint.raw(with_prefixes(query, namespaces(base)), _TRIPLES if triples else _ROWS)
    url = endpoint.server.url
    if answer.kind in ("application/n-triples", "text/plain", "text/turtle", "application/x-turtle"):
        return QueryResult("triples", triples_in(url, answer.body))
    found = decode_answer(url, answer.kind, answer.body)
    if found.results is not None and endpoint.is_cut(len(found.results.bindings)):
        raise EndpointError(
            f"{url} gives at most {len(found.results.bindings)} rows, so that there may be more; ask for less, or in pages "
            "(ORDER BY, LIMIT, OFFSET)"
        )
    return QueryResult("truth" if found.results is None else "rows", found.to_json())


def triples_in(url: str, body: bytes) -> bytes:
    """Return what a server sent as Turtle or N-Triples as N-Triples, each triple once, sorted.

    Raises:
        EndpointError: it is no RDF, or beyond a limit.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder) / "answer.ttl"
        file.write_bytes(body)
        try:
            with parsed_apart(file, "turtle", "answer") as parsed:
                lines = set(parsed.read_bytes().splitlines(keepends=True))
        except DataError as error:
            problem = error.problems[0]
            if problem.rule == "rdf-syntax":
                said = "broke off in the middle of its answer, or sent no RDF; nothing was used"
            else:
                said = f"sent an answer that {problem.message}; nothing was used"
            raise EndpointError(f"{url} {said}") from None
    return b"".join(sorted(lines))
