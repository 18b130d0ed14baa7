"""What the commands print as JSON follows the JSON Schemas that they publish."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from graph.cli import main
from graph.reading.vocabulary import load_schema
from graph.show.json_schemas import json_schemas


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
    ],
    ids=" ".join,
)
def test_output_follows_its_schema(
    words: tuple[str, ...], toy_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each answer is valid against the schema of its command."""
    schema = json_schemas(load_schema())[words[0]]
    Draft202012Validator.check_schema(schema)
    found = output_of(capsys, *words, "--data", str(toy_folder), "--json")
    assert [error.message for error in Draft202012Validator(schema).iter_errors(found)] == []


def test_schemas_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """The published schemas name each command that answers with JSON."""
    assert sorted(output_of(capsys, "schema", "--json-schema")) == ["find", "links", "near", "show", "timeline"]
