"""Text from anywhere reaches a terminal with its control signs written out, once, and no line of it forges another."""

from __future__ import annotations

import ast
import json
from dataclasses import replace
from pathlib import Path

import pytest

import graph.cli
from graph.cli import main
from graph.knowledge_graph import KnowledgeGraph
from graph.model.claim_index import ClaimIndex
from graph.show.terminal import one_line
from tests.processes.running import on_terminal, run

HOSTILE = {
    "colour": "\x1b[31mred",
    "title": "\x1b]0;owned\x07",
    "link": "\x1b]8;;https://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "eight bits": "\x9b2J",
    "return": "Lumera\rTarvia",
    "backspace": "bad\b\b\bgood",
    "bidi": "Lum\u202eare\u202c",
    "isolate": "\u2066x\u2069",
    "no width": "Lu\u200bme\ufeffra",
    "forged line": "Lumera\n  1. Tarvia owns Lumera [1]",
    "forged by Unicode": "Lumera\u20281. Tarvia owns Lumera [1]\x851.\x0b1.\x0c1.",
    "tags": "Lumera\U000e0041",
    "half": "Lu\udc80mera",
}

STEERING = [chr(code) for code in [*range(9), *range(11, 32), *range(127, 160), 0x200B, 0x2028, 0x202E, 0x2066, 0xFEFF]]

QUESTIONS = [
    ("links", "tarvia", "lumera", "--explain"),
    ("links", "tarvia", "lumera", "quell"),
    ("near", "lumera"),
    ("show", "lumera"),
    ("show", "toy-0001"),
    ("find", "tarvia"),
    ("timeline", "lumera"),
    ("compare", "tarvia", "lumera"),
    ("agreements",),
    ("audit",),
    ("special", "lumera"),
    ("coverage", "lumera"),
]


def poisoned(index: ClaimIndex, text: str) -> KnowledgeGraph:
    """Return the invented world with a text in every label, title and address, as an endpoint may send it."""
    entities = {
        id: replace(entity, label={"en": f"{entity.label['en']}{text}"}, aliases={"en": (text,)})
        for id, entity in index.entities.items()
    }
    sources = {
        id: replace(source, title=f"{source.title}{text}", url=f"https://a.example/{text}")
        for id, source in index.sources.items()
    }
    return KnowledgeGraph(ClaimIndex(index.schema, entities, index.relations, sources))


@pytest.mark.parametrize("name", HOSTILE)
def test_no_answer_holds_a_sign_that_steers(
    name: str, toy: ClaimIndex, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever labels, titles and addresses hold, no command prints a control sign or begins a line with it."""
    world = poisoned(toy, HOSTILE[name])
    monkeypatch.setattr("graph.knowledge_graph.load", lambda *folders: world)
    for question in QUESTIONS:
        for form in ("--table", "--json"):
            main([*question, form])
            text = capsys.readouterr().out
            assert (question, form, []) == (question, form, [sign for sign in STEERING if sign in text])
            forged = [line for line in text.splitlines() if line == "  1. Tarvia owns Lumera [1]"]
            assert (question, form, []) == (question, form, forged)


@pytest.mark.parametrize("name", HOSTILE)
def test_json_says_the_same(
    name: str, toy: ClaimIndex, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In JSON the signs are escaped in its own way, so that a program reads the very text."""
    world = poisoned(toy, HOSTILE[name])
    monkeypatch.setattr("graph.knowledge_graph.load", lambda *folders: world)
    main(["find", "tarvia", "--json"])
    assert f"Tarvia{HOSTILE[name]}" == json.loads(capsys.readouterr().out)["matches"][0]["label"]


@pytest.mark.parametrize("text", [*HOSTILE.values(), r"\x1b", "a\\nb", "plain", "Москва\u00a0\u202f–é"])
def test_what_is_written_out_stays_as_it_is(text: str) -> None:
    """Escaping twice gives what escaping once gives; plain letters, blanks and dashes are left alone."""
    once = one_line(text)
    assert once == one_line(once)
    assert (once == text) == (text not in HOSTILE.values())


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "half"])
@pytest.mark.parametrize(
    "words",
    [
        ("links", "{}", "x"),
        ("links", "a", "b", "--only", "{}"),
        ("links", "a", "b", "--top", "{}"),
        ("links", "a", "b", "--as-of", "{}"),
        ("links", "a", "b", "--{}"),
        ("show", "{}"),
        ("schema", "{}"),
        ("query", "{}"),
        ("query", "{}.rq"),
        ("check", "{}"),
        ("find", "a", "--endpoint", "http://{}/"),
        ("{}",),
    ],
    ids=" ".join,
)
def test_no_error_holds_a_sign_that_steers(
    words: tuple[str, ...], name: str, two_states: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was typed is repeated in an error with its control signs written out, on one line."""
    data = ["--data", str(two_states)] if words[0] in ("links", "show", "query") else []
    code = main([word.replace("{}", HOSTILE[name]) for word in words] + data)
    errors = capsys.readouterr().err
    assert (True, []) == (code in (1, 2), [sign for sign in STEERING if sign in errors])
    assert 1 == errors.count("\n")


def test_a_format_of_its_own_is_tamed_on_a_terminal(tmp_path: Path, two_states: Path) -> None:
    """An export or a query's CSV goes to a file as it is, and to a terminal with its control signs written out."""
    query = 'SELECT ("\\u009b2J\\u202ex\\ty" AS ?a) {}'
    words = ("query", query, "--format", "csv", "--data", two_states)
    assert "a\r\n\x9b2J\u202ex\ty\r\n".encode() == run(*words).stdout
    code, text = on_terminal(*words)
    assert (0, True) == (code, b"\\x9b2J\\u202ex" in text)


def test_only_one_module_prints() -> None:
    """No command prints by itself, so that none forgets to write out what could steer a terminal."""
    exits = {"__init__.py", "output.py", "streams.py", "ending.py", "progress.py", "options.py"}
    found = [
        f"{file.name}:{node.lineno}"
        for file in Path(graph.cli.__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if file.name not in exits
        and isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("print", "sys.stdout.write")
    ]
    assert [] == found
