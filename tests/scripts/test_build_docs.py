"""The site of the documentation: which pages it has, how a notebook becomes one, and that it fetches nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import build_docs
import pytest
import yaml

ROOT = Path(__file__).parents[2]


def pages(entries: list[dict[str, Any]]) -> list[str]:
    """Return the pages of a navigation, however deep they stand."""
    found: list[str] = []
    for entry in entries:
        for target in entry.values():
            found += [target] if isinstance(target, str) else pages(target)
    return found


def test_the_site_has_every_page() -> None:
    """The navigation leads to each page of the project once, and to each notebook."""
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    written = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("data/*.md")]
    notebooks = [file.with_suffix(".md") for file in ROOT.glob("notebooks/*.ipynb")]
    expected = [file.relative_to(ROOT).as_posix() for file in (*written, *notebooks)]
    assert sorted(expected) == sorted(pages(settings["nav"]))


def test_the_reference_names_what_is_there() -> None:
    """Each object of which the page shows the docstring exists, and everything that ``import graph`` offers is on it."""
    named = re.findall(r"^::: graph\.(\S+)$", (ROOT / "docs" / "api.md").read_text(encoding="utf-8"), re.MULTILINE)
    import graph

    homes = {f"{graph._HOMES[name]}.{name}" for name in graph.__all__}
    missing = [name for name in named if not _exists(name)]
    assert (missing, homes - {*named}) == ([], set())


def _exists(name: str) -> bool:
    from importlib import import_module

    module, _, last = name.rpartition(".")
    return hasattr(import_module(f"graph.{module}"), last)


def test_pages_are_laid_out_as_in_the_project(tmp_path: Path) -> None:
    """Relative links hold in the site as in the project: each of them leads to a file that is there."""
    build_docs.lay_out(tmp_path)
    links = [
        (page, target)
        for page in tmp_path.rglob("*.md")
        for target in re.findall(r"\]\(([^):#]+)[)#]", page.read_text(encoding="utf-8"))
    ]
    assert [(page.name, target) for page, target in links if not (page.parent / target).exists()] == []
    assert len(links) > 20


def test_a_notebook_becomes_a_page() -> None:
    """Text stays text, and code stands in blocks."""
    cells = [
        {"cell_type": "markdown", "source": ["# Title\n", "Text."]},
        {"cell_type": "code", "source": ["import graph\n", "graph.load()"]},
    ]
    expected = "# Title\nText.\n\n```python\nimport graph\ngraph.load()\n```\n"
    assert expected == build_docs.notebook_page(json.dumps({"cells": cells}))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<script src="https://cdn.example/a.js"></script>', ['page.html: <script src="https://cdn.example/a.js">']),
        ("<link rel=stylesheet href=//fonts.example/a>", ["page.html: <link rel=stylesheet href=//fonts.example/a>"]),
        ("<style>a{background:url(http://b.example/c.png)}</style>", ["page.html: url(http://"]),
        (
            '<a href="https://example.org/">elsewhere</a><img src="here.png"><link rel=canonical href="https://e.example">',
            [],
        ),
    ],
)
def test_what_a_page_fetches_is_found(text: str, found: list[str], tmp_path: Path) -> None:
    """Scripts, styles, fonts and pictures from elsewhere are found; links to click and files of the site are not."""
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    assert found == list(build_docs.fetched(tmp_path))
