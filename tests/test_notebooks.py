"""The notebooks: they run from start to end on the data that ships, and are kept without results."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def read(file: Path) -> Any:
    """Return a notebook."""
    return nbformat.read(file, as_version=4)  # type: ignore[no-untyped-call] # nbformat types but half of itself


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the cells of the tour by id, after it has run in a kernel of its own; an error in a cell fails."""
    notebook = read(ROOT / "notebooks" / "tour.ipynb")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])))
        patch.setenv("IPYTHONDIR", str(tmp_path_factory.mktemp("ipython")))
        where = {"metadata": {"path": str(ROOT / "notebooks")}}
        NotebookClient(notebook, timeout=300, kernel_name="python3", resources=where).execute()
    return {cell["id"]: cell for cell in notebook.cells}


def shown(cell: Any) -> str:
    """Return what a cell shows: its last HTML, or else the text that it prints."""
    found = [output["data"].get("text/html", "") for output in cell.outputs if "data" in output]
    return found[-1] if found else "".join(output["text"] for output in cell.outputs)


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)
def test_notebooks_are_kept_without_results(file: Path) -> None:
    """A stored notebook is valid and holds no result, no count and no trace of the machine that it was written on."""
    notebook = read(file)
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell["id"] for cell in cells if cell.outputs or cell.execution_count or cell.metadata] == []
    assert {"kernelspec", "language_info"} == set(notebook.metadata)
    assert {"name": "python"} == notebook.metadata.language_info


def test_the_tour_says_nothing_but_its_results(tour: dict[str, Any]) -> None:
    """No cell warns; that matplotlib gathers fonts when it first runs is no fault of ours."""
    said = [
        output["text"]
        for cell in tour.values()
        for output in cell.get("outputs", ())
        if output.get("name") == "stderr" and "font cache" not in output["text"]
    ]
    assert said == []


def test_the_tour_shows_the_denial_with_the_claim(tour: dict[str, Any]) -> None:
    """The contested claim is shown with who denies it."""
    assert "but: Cuba denies" in shown(tour["contested"])
    assert "a plain fact: False" in shown(tour["contested-facts"])


def test_the_tour_offers_no_hypothesis_as_a_link(tour: dict[str, Any]) -> None:
    """The imagined missile links nothing, and the answer says what would have to be let in."""
    assert "so nothing stands as fact" in shown(tour["nothing"])
    assert "[hypothetical, not a fact] Oreshnik missile system is deployed to Cuba" in shown(tour["nothing"])


def test_the_own_collection_disputes_a_shipped_claim(tour: dict[str, Any]) -> None:
    """A claim that was a plain fact is contested once the private collection stands beside it."""
    assert "True" == shown(tour["own-before"]).split()[0]
    assert "[asserted; is disputed by Example Institute]" in shown(tour["own-after"])
    wrong = "mine/relations.yaml:5:11: mine-001: no entity or relation 'ru-cu-54'; did you mean 'ru-cu-054'?"
    assert shown(tour["own-wrong"]).startswith(wrong)


def test_the_tour_has_a_picture_and_a_chart(tour: dict[str, Any]) -> None:
    """The page stands in the notebook as a frame of its own; the chart is a picture."""
    assert shown(tour["view"]).startswith('<iframe title="Lazo" sandbox="allow-scripts ')
    assert ["image/png", "text/plain"] == sorted(tour["timeline-chart"].outputs[-1]["data"])


def test_the_tour_exports_files(tour: dict[str, Any]) -> None:
    """Every export is written, with something in it."""
    lines = [line.split() for line in shown(tour["export"]).splitlines()]
    names = ["edges.csv", "russia-cuba.csv", "russia-cuba.html", "ties.graphml", "ties.ttl"]
    assert (names, []) == ([line[0] for line in lines], [line for line in lines if line[1] == "0"])
