"""The words of the code and of the documents: each means one thing."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

import graph

PACKAGE = Path(graph.__file__).parent
ROOT = PACKAGE.parent

DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")), ROOT / "data" / "README.md"]
TABLE = ROOT / "docs" / "words.md"

OF_A_COMMAND = {"ANSWERS", "ask", "parser", "run"}
"""What each command defines; `graph.cli` reaches for it by this name."""

OF_A_PART = {*OF_A_COMMAND, "check", "main"}
"""Beside it: the function of each rule, and where a program begins."""


def assigned(node: ast.stmt) -> list[str]:
    """Return the names that a statement of a module gives a meaning."""
    match node:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case ast.Assign(targets=targets):
            return [name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)]
    return []


def defined(file: Path) -> Iterator[str]:
    """Yield the public names that a module defines itself: classes, functions, types, and whatever it exports.

    A constant that it doesn't export is its own affair, and so is a type variable of one letter.
    """
    exported: set[str] = set()
    names: list[str] = []
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        names += assigned(node)
        if isinstance(node, ast.Assign) and assigned(node) == ["__all__"]:
            exported.update(ast.literal_eval(node.value))
    yield from (name for name in names if name in exported or not (name.startswith("_") or name.isupper()))


def test_public_names_are_defined_once() -> None:
    """No two modules define one public name; beside it stand only the names that parts of one kind share."""
    files = defaultdict(list)
    for file in sorted(PACKAGE.rglob("*.py")):
        for name in sorted(set(defined(file)) - OF_A_PART):
            files[name].append(str(file.relative_to(PACKAGE)))
    assert {name: where for name, where in files.items() if len(where) > 1} == {}


class Word(NamedTuple):
    """A row of the table: the words themselves, those that stand nowhere, and where they may nevertheless."""

    words: tuple[str, ...]
    forbidden: tuple[str, ...]
    rooms: tuple[str, ...]


def read_table() -> list[Word]:
    """Return the rows of the table, without its two lines of heading."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
    return [
        Word(tuple(words.split(", ")), tuple(re.findall(r"`(\w+)`", against)), tuple(rooms.split()))
        for words, _, against, rooms in cells
    ]


def prose_of_module(text: str) -> str:
    """Return what a module says in words: comments, and every text that has a space in it."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return "\n".join(
        token.string
        for token in tokens
        if token.type == tokenize.COMMENT or (token.type == tokenize.STRING and " " in token.string)
    )


def prose_of_document(text: str) -> str:
    """Return a document without what it quotes from programs and files."""
    return re.sub(r"`[^`]*`", "", re.sub(r"```.*?```", "", text, flags=re.S))


@pytest.fixture(scope="module")
def prose() -> dict[str, str]:
    """What is said in words, by the path of the file: modules, documents, and the messages in English."""
    messages = yaml.safe_load((PACKAGE / "vocabulary" / "messages.yaml").read_text(encoding="utf-8"))
    return {
        **{
            str(file.relative_to(ROOT)): prose_of_module(file.read_text(encoding="utf-8"))
            for file in PACKAGE.rglob("*.py")
        },
        **{
            str(file.relative_to(ROOT)): prose_of_document(file.read_text(encoding="utf-8"))
            for file in DOCUMENTS
            if file != TABLE
        },
        "messages.yaml": "\n".join(text["en"] for text in messages.values()),
    }


def uses(text: str, word: str) -> list[str]:
    """Return each use of a word in a text, in the singular and the plural, but not as a part of an id."""
    return re.findall(rf"(?<![\w/-]){word}(?:s|es)?(?![\w-])", text, re.I)


def test_forbidden_words_stand_in_their_rooms_alone(prose: dict[str, str]) -> None:
    """No prose has a word that the table forbids, outside the rooms in which a format or algorithm has it."""
    found = [
        f"{file}: {word}"
        for row in read_table()
        for word in row.forbidden
        for file, text in sorted(prose.items())
        if not file.startswith(row.rooms) and uses(text, word)
    ]
    assert found == []


def test_the_words_of_the_table_are_used(prose: dict[str, str]) -> None:
    """Each is said by some module, and each room that is named exists and has a word that is forbidden elsewhere."""
    table, modules = read_table(), [text for file, text in prose.items() if file.startswith("graph/")]
    unused = [word for row in table for word in row.words if not any(uses(text, word) for text in modules)]
    needless = [
        room
        for row in table
        for room in row.rooms
        if not any(uses(text, word) for word in row.forbidden for file, text in prose.items() if file.startswith(room))
    ]
    assert ([], []) == (unused, needless)


def test_comprehensions_are_short() -> None:
    """None has more than two clauses of ``for`` and ``if``; what needs more is a loop."""
    kinds = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
    long = []
    for file in sorted(PACKAGE.rglob("*.py")):
        found = (node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, kinds))
        long += [
            f"{file.name}:{node.lineno}" for node in found if sum(1 + len(each.ifs) for each in node.generators) > 2
        ]
    assert long == []
