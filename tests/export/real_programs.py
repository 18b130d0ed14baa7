"""Programs that the formats are for, as far as they aren't packages of Python: Graphviz, and Mermaid in a browser."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.rdf.javascript import installed

__all__ = ["dot_edges", "dot_labels", "mermaid_drawn", "mermaid_labels"]

DRAW = """async text => {
    mermaid.initialize({startOnLoad: false});
    const {svg} = await mermaid.render("picture", text);
    const place = document.createElement("div");
    place.innerHTML = svg;
    const texts = selector => [...place.querySelectorAll(selector)].map(found => found.textContent);
    return {nodes: texts(".nodeLabel:not(.edgeLabel)"), edges: texts("span.edgeLabel"),
            lines: [...place.querySelectorAll("path.flowchart-link")].map(line => line.getAttribute("class"))};
}"""


def _graphviz(text: str, folder: Path) -> dict[str, Any]:
    file = folder / "graph.dot"
    file.write_text(text, encoding="utf-8")
    run = subprocess.run(["dot", "-Tjson", str(file)], capture_output=True, text=True, check=True)
    assert run.stderr == ""
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def _drawn(drawn: dict[str, Any]) -> str:
    return "\n".join(step["text"] for step in drawn.get("_ldraw_", []) if step["op"] == "T")


def dot_labels(text: str, folder: Path) -> dict[str, str]:
    """Return the text that Graphviz draws for each node."""
    return {node["name"]: _drawn(node) for node in _graphviz(text, folder)["objects"]}


def dot_edges(text: str, folder: Path) -> list[dict[str, str]]:
    """Return the attributes of each edge that Graphviz draws, with the names of its ends."""
    found = _graphviz(text, folder)
    names = {node["_gvid"]: node["name"] for node in found["objects"]}
    return [{**edge, "tail": names[edge["tail"]], "head": names[edge["head"]]} for edge in found["edges"]]


def mermaid_drawn(texts: list[str]) -> list[dict[str, list[str]]]:
    """Return, for each flowchart, the labels of its nodes and edges and the classes of its lines, as Mermaid draws them."""
    script = installed() / "node_modules" / "mermaid" / "dist" / "mermaid.min.js"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        tab = browser.new_context(offline=True).new_page()
        tab.set_content("<!doctype html><meta charset=utf-8><body></body>")
        tab.add_script_tag(content=script.read_text(encoding="utf-8"))
        found = [tab.evaluate(DRAW, text) for text in texts]
        browser.close()
    return found


def mermaid_labels(texts: list[str]) -> list[list[str]]:
    """Return the labels of the nodes of each flowchart, in the order of its nodes."""
    return [drawn["nodes"] for drawn in mermaid_drawn(texts)]
