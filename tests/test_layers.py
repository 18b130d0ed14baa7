"""The layers of the code: a file imports only from lower ones."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import networkx as nx

import graph

PACKAGE = Path(graph.__file__).parent

LAYERS = {
    "problems": 0,
    "vocabulary": 0,
    "model": 1,
    "names": 2,
    "store": 2,
    "reading": 3,
    "words": 4,
    "checks": 4,
    "loader": 5,
    "search": 5,
    "rdf": 5,
    "export": 6,
    "show": 7,
    "query": 8,
    "sparql": 9,
    "web": 9,
    "knowledge_graph": 10,
    "cli": 11,
    "__main__": 12,
}


def module_of(file: Path) -> str:
    """Return the layer's name of a file: its module, or the package that it stands in."""
    return file.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_modules(file: Path) -> set[str]:
    """Return the modules of this package that a file imports, under ``TYPE_CHECKING`` and in functions too."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: write imports in full"
            names.add(node.module or "")
            if node.module == "graph":
                names.update(f"graph.{alias.name}" for alias in node.names)
    return {name.split(".")[1] for name in names if name.startswith("graph.")}


def test_every_module_has_a_layer() -> None:
    """A new module must be given its number in the list."""
    assert {module_of(file) for file in PACKAGE.rglob("*.py")} - {"__init__"} <= set(LAYERS)


def test_imports_go_down() -> None:
    """No file imports from its own layer or a higher one, except within its own package."""
    upward = [
        f"{file.relative_to(PACKAGE)} imports {imported}"
        for file in sorted(PACKAGE.rglob("*.py"))
        if (module := module_of(file)) != "__init__"
        for imported in sorted(imported_modules(file))
        if imported in LAYERS and imported != module and LAYERS[imported] >= LAYERS[module]
    ]
    assert upward == []


def test_no_cycles_within_a_package() -> None:
    """Files of one package don't import each other in a ring."""
    for package in sorted({file.parent for file in PACKAGE.rglob("*.py")} - {PACKAGE}):
        name = package.relative_to(PACKAGE).as_posix().replace("/", ".")
        wanted = {
            file.stem: {
                imported.removeprefix(f"graph.{name}.").split(".")[0]
                for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
                if isinstance(node, ast.ImportFrom)
                for imported in [node.module or ""]
                if imported.startswith(f"graph.{name}.")
            }
            for file in package.glob("*.py")
            if file.stem != "__init__"
        }
        while free := {module for module, needs in wanted.items() if not needs & set(wanted)}:
            wanted = {module: needs for module, needs in wanted.items() if module not in free}
        assert wanted == {}, f"{name}: a ring among {sorted(wanted)}"


def drawn() -> list[str]:
    """Return the lines of a Mermaid graph: an arrow from each room to those that it imports, but for what follows."""
    arrows = nx.DiGraph(
        (module, imported)
        for file in PACKAGE.rglob("*.py")
        for imported in imported_modules(file) & {*LAYERS} - {module_of(file)}
        if (module := module_of(file)) != "__init__"
    )
    needed = nx.transitive_reduction(arrows)
    above = sorted(needed, key=lambda name: (-LAYERS[name], name))
    rooms = {room: " & ".join(sorted(needed[room], key=lambda name: (-LAYERS[name], name))) for room in above}
    return ["graph TD", *(f"    {room} --> {others}" for room, others in rooms.items() if others)]


def test_the_structure_is_drawn_as_it_is() -> None:
    """The picture in docs/design.md has the arrows that the imports have; the last list here is what it must say."""
    design = (PACKAGE.parent / "docs" / "design.md").read_text(encoding="utf-8")
    picture = design.split("```mermaid\n")[1].split("\n```")[0]
    assert drawn() == picture.splitlines()


def test_the_table_of_layers_is_this_one() -> None:
    """The table in docs/design.md has each room in its layer."""
    design = (PACKAGE.parent / "docs" / "design.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| ([^|]+) \|", design, re.MULTILINE)
    assert LAYERS == {room: int(layer) for layer, rooms in rows for room in re.findall(r"`(\w+)/?`", rooms)}
