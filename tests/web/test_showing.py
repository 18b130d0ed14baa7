"""A page as a value: in a notebook and as a file."""

from __future__ import annotations

import shutil
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from graph.cli import main
from graph.knowledge_graph import load
from graph.web.showing import ALLOWED, Page


def test_the_page_is_that_of_the_command(toy_folder: Path, tmp_path: Path) -> None:
    """What is saved is byte for byte what ``lazo view`` writes."""
    saved = load(toy_folder).view("Tarvia", "Lumera", language="es").save(tmp_path / "saved.html")
    command = tmp_path / "command.html"
    assert main(["view", "Tarvia", "Lumera", "--lang", "es", "--data", str(toy_folder), "-o", str(command)]) == 0
    assert command.read_bytes() == saved.read_bytes()


def test_a_notebook_shows_the_page_in_a_frame() -> None:
    """The whole page stands escaped in the frame, which keeps it from reaching the notebook."""
    page = '<!doctype html><p title="a&amp;b">\'</p>'
    html = Page(page, 300)._repr_html_()
    assert page == unescape(html.split('srcdoc="')[1].split('"')[0])
    assert ("height:300px" in html, "allow-same-origin" in ALLOWED) == (True, False)


def test_a_page_keeps_quiet_about_its_text() -> None:
    """A console shows no thousands of lines."""
    assert repr(Page("<p>long</p>")) == "Page(height=640)"


@pytest.mark.system
def test_the_frame_comes_alive_in_a_browser(toy_folder: Path, tmp_path: Path) -> None:
    """Within the frame and offline, the page runs, lists its entries and says nothing on the console."""
    file = tmp_path / "notebook.html"
    file.write_text("<meta charset=utf-8>" + load(toy_folder).view("Tarvia", "Lumera")._repr_html_(), encoding="utf-8")
    said: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        tab = browser.new_context(offline=True).new_page()
        tab.on("console", lambda line: said.append(line.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.goto(file.as_uri())
        heading = tab.frame_locator("iframe").get_by_role("heading", name="Tarvia – Lumera").text_content()
        browser.close()
    assert ("Tarvia – Lumera", []) == (heading, said)
