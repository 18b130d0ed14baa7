"""The vocabulary that ships with the package, read from its files into a `Schema`."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from json import dumps, loads
from pathlib import Path
from typing import Any, TypeVar

from graph.model.schema import DOTTED, ByLanguage, EntityType, RelationType, Schema, Term
from graph.problems import DataError, Problem
from graph.reading.yaml_reader import read_yaml
from graph.store.snapshot import cache_folder, content_key, read_snapshot, write_snapshot

__all__ = ["VOCABULARY", "load_schema", "read_vocabulary"]

VOCABULARY = Path(__file__).parent.parent / "vocabulary"
"""The folder of the vocabulary files."""

T = TypeVar("T")


@lru_cache(maxsize=1)
def read_vocabulary() -> dict[str, Any]:
    """Return what the vocabulary files hold, by name, read once a process and parsed once a version.

    Raises:
        DataError: a vocabulary file is damaged; every problem is named with its position.
    """
    files = sorted(VOCABULARY.glob("*.yaml"))
    key, folder = content_key(files, "vocabulary"), cache_folder()
    snapshot = folder / "vocabulary.snapshot" if folder else None
    parts = read_snapshot(snapshot, key) if snapshot and key else None
    if parts is not None:
        found: dict[str, Any] = loads(parts["vocabulary"])
        return found
    problems: list[Problem] = []
    read = {}
    for file in files:
        read[file.stem], bad = read_yaml(file, f"graph/vocabulary/{file.name}")
        problems += bad
    if problems:
        raise DataError(problems)
    if snapshot and key:
        write_snapshot(snapshot, key, {"vocabulary": dumps(read).encode()})
    return read


@lru_cache(maxsize=1)
def load_schema() -> Schema:
    """Return the schema that ships with the package, read once a process.

    Raises:
        DataError: a vocabulary file is damaged; every problem is named with its position.
    """
    words = read_vocabulary()
    types, relations, terms, references = (
        words[name] for name in ("entity_types", "relation_types", "terms", "references")
    )
    return Schema(
        entity_types=_entity_types(types),
        relation_types=_each(relations, _relation_type),
        references={name: tuple(allowed) for name, allowed in references.items()},
        **{name: _each(members, _term) for name, members in terms.items()},
    )


def _each(table: dict[str, Any], make: Callable[[str, dict[str, Any]], T]) -> dict[str, T]:
    return {key: make(key, dict(value)) for key, value in table.items()}


def _flags(fields: dict[str, Any], *names: str) -> dict[str, bool]:
    return {name: fields.get(name) == "true" for name in names}


def _term(key: str, fields: dict[str, Any]) -> Term:
    return Term(
        key,
        ByLanguage(fields["label"]),
        fields.get("description", ""),
        ByLanguage(fields.get("caution") or fields["label"]),
        mood=fields.get("mood", "stated"),
        csl=fields.get("csl", "document"),
        factor=float(fields.get("factor", "1")),
        line=_line(fields),
        **_flags(fields, "walked", "plain", "silent", "kept", "original", "named"),
    )


def _line(fields: dict[str, Any]) -> tuple[float, ...]:
    """Return the dashes and gaps of a status: none for ``solid``, dotted where nothing is said."""
    line = fields.get("line", DOTTED)
    return () if line == "solid" else tuple(map(float, line))


def _entity_types(table: dict[str, Any]) -> dict[str, EntityType]:
    types: dict[str, EntityType] = {}
    for key, fields in table.items():
        parent = types.get(fields.get("parent", ""))

        def taken_over(name: str, fields: dict[str, Any] = fields, parent: EntityType | None = parent) -> bool:
            return fields.get(name) == "true" or bool(parent and getattr(parent, name))

        types[key] = EntityType(
            key,
            ByLanguage(fields["label"]),
            fields["description"],
            fields.get("parent"),
            matches=dict(fields.get("matches", {})),
            ancestors=(key, *(parent.ancestors if parent else ())),
            theme=fields.get("theme") or (parent.theme if parent else None),
            shape=fields.get("shape") or (parent.shape if parent else "ellipse"),
            hue=int(fields.get("hue") or (parent.hue if parent else -1)),
            **{
                name: taken_over(name)
                for name in (
                    "media",
                    "occasion",
                    "actor",
                    "treaty_maker",
                    "organ",
                    "sided",
                    "personal_name",
                    "timeless",
                )
            },
            **_flags(fields, "abstract", "former", "apart"),
        )
    return types


def _relation_type(key: str, fields: dict[str, Any]) -> RelationType:
    def phrases(name: str) -> dict[str, tuple[str, str]]:
        return ByLanguage({language: (pair[0], pair[1]) for language, pair in fields.get(name, {}).items()})

    return RelationType(
        key,
        fields["theme"],
        tuple(fields["domain"]),
        tuple(fields["range"]),
        fields["time"],
        fields["description"],
        phrases("phrase"),
        phrases("past"),
        hedged={mood: ByLanguage(fields[mood]) for mood in ("said", "possible") if mood in fields},
        contradicted=fields.get("contradicted", ""),
        inverse=fields.get("inverse"),
        control=fields.get("control"),
        step=int(fields.get("step", "0")),
        interest=fields.get("interest", ""),
        lasting=int(fields.get("lasting", "0")),
        matches=dict(fields.get("matches", {})),
        **_flags(
            fields,
            "symmetric",
            "denial",
            "opinion",
            "force",
            "consent",
            "within",
            "membership",
            "succeeds",
            "ends_force",
            "halts_force",
            "enacts",
            "acts_for",
            "side",
        ),
    )
