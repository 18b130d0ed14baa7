"""A person's own query, sent to an endpoint as it is, with the prefixes of the export added."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from graph.rdf.terms import DEFAULT_BASE, namespaces
from graph.sparql.endpoint import Endpoint
from graph.sparql.federation import refuse_service, without_quoted
from graph.sparql.results import QueryResult
from graph.sparql.server import EndpointError, check_text

__all__ = ["forward_query", "with_prefixes"]

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
    if answer.kind in ("application/sparql-results+json", "application/json"):
        return _rows(endpoint.server.url, answer.body)
    if answer.kind in ("application/n-triples", "text/plain", "text/turtle", "application/x-turtle"):
        return _triples(endpoint.server.url, answer.body)
    raise EndpointError(f"{endpoint.server.url} answers with {answer.kind}, not with SPARQL results")


def _rows(url: str, body: bytes) -> QueryResult:
    try:
        found = json.loads(body)
    except (json.JSONDecodeError, UnicodeDecodeError):
        raise EndpointError(f"{url} broke off in the middle of its answer; nothing of it was used") from None
    if isinstance(found, dict) and isinstance(found.get("boolean"), bool):
        return QueryResult("truth", body)
    if not isinstance(found, dict) or "bindings" not in found.get("results", {}):
        raise EndpointError(f"{url} sent JSON that is no SPARQL result; is it the address of the endpoint?")
    for row in found["results"]["bindings"]:
        for term in row.values():
            term["type"] = "literal" if term["type"] == "typed-literal" else term["type"]
    return QueryResult("rows", json.dumps(found, ensure_ascii=False).encode())


def _triples(url: str, body: bytes) -> QueryResult:
    """Return triples as N-Triples; these are Turtle too, so that one parser reads whichever was sent."""
    import pyoxigraph

    try:
        found = {quad.triple for quad in pyoxigraph.parse(body, format=pyoxigraph.RdfFormat.TURTLE)}
    except SyntaxError:
        raise EndpointError(f"{url} broke off in the middle of its answer, or sent no RDF; nothing was used") from None
    data = pyoxigraph.serialize(sorted(found, key=str), format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert data is not None
    return QueryResult("triples", data)
