"""What the commands print as JSON follows the JSON Schemas that they publish."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from graph.cli import main
from graph.cli.commands import COMMANDS
from graph.cli.schema import answer_schemas
from graph.reading.vocabulary import load_schema


def output_of(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    """Return the JSON that a command prints."""
    main(words)
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    "words",
    [
        ("links", "Tarvia", "Lumera"),
        ("links", "Tarvia", "Lumera", "--all"),
        ("links", "Skylark", "Lumera", "--max-hops", "1"),
        ("near", "Lumera", "--hops", "2", "--status", "all"),
        ("find", "foreign ministry"),
        ("find", "nobody at all"),
        ("show", "tarvia-wire"),
        ("show", "toy-0019"),
        ("show", "drey-2026-01"),
        ("timeline", "Tarvia", "Lumera"),
        ("links", "Tarvia", "Lumera", "Skylark"),
        ("links", "Tarvia", "Lumera", "--status", "all", "--as-of", "2025", "--known-at", "2026", "--via", "Skylark"),
        ("near", "Tarvia", "--only", "partner-of", "--without", "ratified", "--theme", "military"),
        ("compare", "Tarvia", "Lumera"),
        ("special", "Lumera"),
        ("special", "Lumera", "Tarvia"),
        ("agreements",),
        ("agreements", "Tarvia", "--in-force"),
        ("audit",),
        ("audit", "Tarvia", "--since", "2024"),
        ("coverage", "Tarvia"),
    ],
    ids=" ".join,
)
def test_output_follows_its_schema(
    words: tuple[str, ...], toy_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each answer is valid against the schema of its command."""
    schema = answer_schemas(load_schema())[words[0]]
    Draft202012Validator.check_schema(schema)
    found = output_of(capsys, *words, "--data", str(toy_folder), "--json")
    assert [error.message for error in Draft202012Validator(schema).iter_errors(found)] == []


def test_schemas_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """Each command that answers a question publishes its schema."""
    asks = {name for name, each in COMMANDS.items() if hasattr(import_module(f"graph.cli.{each.module}"), "ask")}
    assert asks | {"find"} == output_of(capsys, "schema", "--json-schema").keys()


def test_schemas_are_closed(capsys: pytest.CaptureFixture[str]) -> None:
    """No object of a schema lets in a field that it does not name, and none may lack one."""
    for schema in output_of(capsys, "schema", "--json-schema").values():
        for name, definition in schema["$defs"].items():
            assert (name, False, list(definition["properties"])) == (
                name,
                definition["additionalProperties"],
                definition["required"],
            )
