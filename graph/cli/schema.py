"""``lazo schema``: the vocabulary, for people and scripts."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from importlib import import_module
from typing import Any

from graph.cli.commands import COMMANDS
from graph.cli.output import print_heading, print_json, print_table, print_wrapped, wants_json
from graph.cli.parsing import CommandParser
from graph.model.schema import EntityType, RelationType, Schema
from graph.problems import UsageError, did_you_mean
from graph.reading.vocabulary import load_schema

__all__ = ["answer_schemas", "parser", "run"]

LISTS = (
    "entity_types",
    "relation_types",
    "statuses",
    "themes",
    "source_kinds",
    "media",
    "carriers",
    "units",
    "languages",
)


def parser() -> ArgumentParser:
    """Return the parser of the command."""
    from graph.cli.options import add_output

    parser = CommandParser()
    parser.add_argument("type", nargs="?", help="a type, status, theme, kind or unit; without it, everything is listed")
    parser.add_argument("--json-schema", action="store_true", help="print the JSON Schemas of what the commands print")
    add_output(parser)
    return parser


def run(options: Namespace) -> int:
    """Print the whole vocabulary, or one member of it."""
    schema = load_schema()
    if options.json_schema:
        print_json(answer_schemas(schema))
    elif options.type:
        _print_member(schema, options)
    elif wants_json(options):
        print_json({name: {id: asdict(member) for id, member in getattr(schema, name).items()} for name in LISTS})
    else:
        _print_all(schema, options.lang)
    return 0


def answer_schemas(schema: Schema) -> dict[str, Any]:
    """Return command to the JSON Schema of its answer, for each command that answers a question."""
    from graph.show.json_schemas import json_schema

    forms = {name: getattr(import_module(f"graph.cli.{each.module}"), "ANSWERS", ()) for name, each in COMMANDS.items()}
    return {name: json_schema(schema, f"lazo {name} --json", *found) for name, found in forms.items() if found}


def _print_all(schema: Schema, language: str) -> None:
    print_heading("Entity types")
    rows = [
        ("  " * (len(kind.ancestors) - 1) + kind.id, kind.label[language], kind.description)
        for kind in _as_tree(schema.entity_types)
    ]
    print_table(("id", "name", "what belongs here"), rows)
    for theme in schema.themes.values():
        kinds = [kind for kind in schema.relation_types.values() if kind.theme == theme.id]
        if kinds:
            print_heading(f"Relation types: {theme.label[language]}")
            print_table(
                ("id", "subject", "phrase", "object", "time"),
                [
                    (kind.id, ", ".join(kind.domain), kind.phrase[language][0], ", ".join(kind.range), kind.time)
                    for kind in kinds
                ],
            )
    for name in ("statuses", "source_kinds", "media", "carriers", "units"):
        print_heading(name.replace("_", " ").capitalize())
        print_table(
            ("id", "name", ""), [(t.id, t.label[language], t.description) for t in getattr(schema, name).values()]
        )


def _as_tree(types: dict[str, EntityType]) -> list[EntityType]:
    def below(parent: str | None) -> list[EntityType]:
        found = []
        for kind in types.values():
            if kind.parent == parent:
                found += [kind, *below(kind.id)]
        return found

    return below(None)


def _print_member(schema: Schema, options: Namespace) -> None:
    for name in LISTS:
        members: dict[str, Any] = getattr(schema, name)
        if options.type in members:
            member = members[options.type]
            if wants_json(options):
                print_json({"list": name, **asdict(member)})
            else:
                _print_fields(schema, member, options.lang)
            return
    known = [id for name in LISTS for id in getattr(schema, name)]
    raise UsageError(f"the vocabulary has no '{options.type}'{did_you_mean(options.type, known)}")


def _print_fields(schema: Schema, member: Any, language: str) -> None:
    print_heading(member.id)
    print_wrapped(member.description or member.label[language], "  ")
    for field, value in asdict(member).items():
        if value and field not in ("id", "description", "factor"):
            print_wrapped(_shown(value), f"  {field:10} ")
    if isinstance(member, EntityType):
        for side in ("domain", "range"):
            fitting = [
                kind.id for kind in schema.relation_types.values() if schema.fits(member.id, getattr(kind, side))
            ]
            print_wrapped(", ".join(fitting), f"  {'as subject' if side == 'domain' else 'as object':10} ")
    elif isinstance(member, RelationType):
        print_wrapped(f"… {member.phrase[language][0]} …", f"  {'reads':10} ")


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_shown(inner)}" for key, inner in value.items())
    if isinstance(value, tuple | list):
        return " | ".join(map(str, value))
    return str(value)
