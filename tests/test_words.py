"""The words of the code and of the documents: each means one thing."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import graph

PACKAGE = Path(graph.__file__).parent

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
