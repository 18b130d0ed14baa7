"""Tests of finding questions to other servers in a query."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.cli import main
from graph.problems import UsageError
from graph.sparql.federation import refuse_service

ASKS = [
    "SELECT * { SERVICE <http://a/> { ?x ?y ?z } }",
    "SELECT * { service silent ?u { ?x ?y ?z } }",
    "SELECT * { { SELECT * { SERVICE ?u { ?x ?y ?z } } } }",
    "SELECT * { OPTIONAL { FILTER EXISTS { SERVICE<http://a/>{} } } }",
    "SELECT * { ?s ?p 'x' SERVICE :a {} }",
    "SELECT * { ?s ?p 1SERVICE <http://a/> {} }",
    "SELECT * { ?s ?p 1SERVICE:a {} }",
    "SELECT * { ?s ?p <http://b/#>SERVICE?u{} }",
    'SELECT * { ?s ?p """a"b\\""" . SERVICE ?u {} }',
    "SELECT * { ?s ?p 'it\\'s'SERVICE ?u {} }",
    "SELECT * { # <\n SERVICE ?u {} # >\n }",
    "SELECT * { FILTER(1<2)SERVICE ?u {} FILTER(3>2) }",
    "SELECT * { \\u0053ERVICE ?u {} }",
    "SELECT * { SERVIC\\U00000045 ?u {} }",
    "SELECT * { ?s ?p '#'SERVICE ?u {} }",
    "ASK { SERVICE ?u {} } # 'SERVICE'",
]

QUIET = [
    "SELECT * { ?s ?p 'SERVICE' }",
    'SELECT * { ?s ?p """a SERVICE "b" c""" }',
    "SELECT * { ?s ?p '''SERVICE\nSERVICE''' }",
    "SELECT * { ?s ?p ?o } # SERVICE <http://a/> {}",
    "SELECT ?service $SERVICE { ?service ?p $SERVICE }",
    "PREFIX service: <urn:s#> ASK { ?s service:x service:SERVICE }",
    "PREFIX a: <urn:s#> ASK { ?s a:service a:a.service , a:x-SERVICE }",
    "ASK { ?s ?p <http://a/SERVICE> , 'x'@service , _:service }",
    "ASK { ?s ?p 'a\\'b SERVICE' }",
]


@pytest.mark.parametrize("query", ASKS)
def test_a_question_to_another_server_is_found(query: str) -> None:
    """In whatever case, nesting, spelling or want of blanks: the keyword is refused by name."""
    with pytest.raises(UsageError, match=r"^ask\.rq:\d+:\d+: SERVICE would ask another server; allow it with --allow"):
        refuse_service(query, "ask.rq")


@pytest.mark.parametrize("query", QUIET)
def test_a_word_that_only_looks_so_is_left_alone(query: str) -> None:
    """Texts, comments, IRIs, variables, prefixed names and language tags ask nobody."""
    refuse_service(query)


def test_the_place_is_named() -> None:
    """Line and column are those of the keyword."""
    with pytest.raises(UsageError, match=r"^query:2:3: "):
        refuse_service("SELECT * {\n  SERVICE ?u {} }")


WORLD = "BIND(IRI(CONCAT('http://127.0.0.1:9999/', ?l)) AS ?u) SERVICE ?u { ?x ?y ?z }"


@pytest.mark.parametrize("where", ["--data", "--endpoint"])
def test_a_command_refuses_before_anything_is_asked(
    where: str, toy_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Over the data and at an endpoint alike the query is a wrong question, and nothing is sent or evaluated."""
    place = str(toy_folder) if where == "--data" else "http://127.0.0.1:9/none"
    code = main(["query", f"SELECT * {{ ?e rdfs:label ?l {WORLD} }}", where, place, "--format", "csv"])
    assert (2, "", True) == (code, *_said(capsys))


def _said(capsys: pytest.CaptureFixture[str]) -> tuple[str, bool]:
    captured = capsys.readouterr()
    return captured.out, captured.err.startswith("lazo: query:1:83: SERVICE would ask another server")


def test_an_allowed_question_that_fails_is_told(toy_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --allow-service the query is evaluated; that its variable has no value is its own fault."""
    words = ["query", f"SELECT * {{ ?e rdfs:label ?l {WORLD} }}", "--data", str(toy_folder), "--allow-service"]
    code = main(words)
    said = capsys.readouterr().err
    assert (2, True, False) == (code, said.startswith("lazo: query cannot be evaluated: "), "memory" in said)


@pytest.mark.parametrize("timeout", ["nan", "inf", "-1", "0", "1e9", "ten", "", "9" * 400])
@pytest.mark.parametrize(
    "command", [["query", "ASK {}"], ["push", "http://127.0.0.1:9/"], ["import", "a.ttl", "-o", "b"]]
)
def test_a_time_that_cannot_be_waited_is_wrong_usage(
    command: list[str], timeout: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever is no number of seconds more than 0 and at most a day is refused by every command."""
    code = main([*command, f"--timeout={timeout}"])
    assert (2, True) == (code, capsys.readouterr().err.startswith("lazo: argument --timeout: "))
