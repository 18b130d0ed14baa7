"""The page in a real browser, from disk, with the network cut off: what it shows is what the commands print."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from graph.cli import main
from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.records import Citation, Entity, Relation, Source
from graph.reading.vocabulary import load_schema
from graph.web.folding import fold_relations
from graph.web.page import make_page
from graph.web.view import make_view

pytestmark = pytest.mark.system

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return the system's Chromium, headless."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Any]:
    """Return a function that opens a file offline; whatever the console says or the page asks for fails the test."""
    said: list[str] = []
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 900}, reduced_motion="reduce")

    def open_file(file: Path) -> Page:
        page = context.new_page()
        page.on("console", lambda line: said.append(line.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on(
            "request", lambda request: None if request.url.startswith(("file:", "blob:")) else said.append(request.url)
        )
        page.goto(file.as_uri())
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_file
    context.close()
    assert said == []


@pytest.fixture(scope="module")
def toy_page(tmp_path_factory: pytest.TempPathFactory, toy_folder: Path) -> Path:
    """Return the page of the pair Tarvia and Lumera, written by the command."""
    file = tmp_path_factory.mktemp("page") / "toy.html"
    assert main(["view", "Tarvia", "Lumera", "--data", str(toy_folder), "-o", str(file)]) == 0
    return file


def links(capsys: pytest.CaptureFixture[str], folder: Path, *more: str) -> Any:
    """Return what ``lazo links`` prints for the pair of the page."""
    main(["links", "Tarvia", "Lumera", "--top", "20", "--json", "--data", str(folder), *more])
    return json.loads(capsys.readouterr().out)


def listed(page: Page) -> list[list[str]]:
    """Return the relations of each entry of the list."""
    return [(entry.get_attribute("data-relations") or "").split() for entry in page.locator("#list button").all()]


def expected(answer: Any) -> list[list[str]]:
    """Return the relations of each path of an answer, parallel ones after the one that they stand beside."""
    return [[id for step in path["steps"] for id in (step["relation"], *step["parallel"])] for path in answer["paths"]]


def test_list_is_what_links_prints(
    opened: Any, toy_page: Path, toy_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The explanations stand in the order of the command, with the same relations."""
    assert listed(opened(toy_page)) == expected(links(capsys, toy_folder))


def test_sentences_are_what_links_prints(
    opened: Any, toy_page: Path, toy_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each entry reads as the sentences of the command, in the language chosen."""
    page = opened(toy_page)
    for language in ("en", "es", "pt", "ru"):
        page.select_option("#language", language)
        answer = links(capsys, toy_folder, "--lang", language)
        for entry, path in zip(page.locator("#list button").all(), answer["paths"], strict=True):
            text = " ".join(entry.inner_text().split())
            for step in path["steps"]:
                assert " ".join(step["sentence"].replace("[", "").replace("]", "").split()) in re.sub(
                    r"[\[\]]", "", text
                )


def test_status_filter_acts_on_list_and_picture(opened: Any, toy_page: Path) -> None:
    """Letting in hypothetical claims adds them to the picture, drawn as such."""
    page = opened(toy_page)
    before = page.evaluate("lazo.cy.edges().length")
    page.check("#statuses input[value=hypothetical]")
    drawn = page.evaluate("lazo.cy.edges('[status = \"hypothetical\"]').map(edge => edge.style('line-style'))")
    assert page.evaluate("lazo.cy.edges().length") == before + len(drawn)
    assert drawn == ["dashed"]


@pytest.mark.parametrize("names", [["tarvia", "lumera"], ["tarvia"], ["tarvia", "lumera", "league-of-isles"]])
def test_the_page_folds_as_python_does(opened: Any, toy: ClaimIndex, tmp_path: Path, names: list[str]) -> None:
    """With every status let in, each line of the page has the ends, the look, the width and the label of `fold_relations`."""
    view = make_view(toy, names)
    file = tmp_path / "folded.html"
    file.write_text(make_page(view), encoding="utf-8")
    page = opened(file)
    for box in page.locator("#statuses input").all():
        box.check()
    lines = page.evaluate(
        "lazo.cy.edges().map(e => e.data()).map(d => [d.source, d.target, d.status, d.origins, d.label, d.relations])"
    )
    assert sorted(lines) == sorted(
        [
            line.best.subject,
            line.best.object,
            line.best.status,
            line.origins,
            line.label,
            [relation.id for relation in line.relations],
        ]
        for line in fold_relations(view.index, view.relations)
    )


def test_slider_asks_as_of(opened: Any, toy_page: Path, toy_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the slider on a year, list and picture hold only what held or had happened then."""
    page = opened(toy_page)
    page.evaluate("const s = document.getElementById('date'); s.value = 1995; s.dispatchEvent(new Event('input'))")
    answer = links(capsys, toy_folder, "--as-of", "1995")
    assert sorted(listed(page)) == sorted(expected(answer))
    shown = {id for path in expected(answer) for id in path}
    drawn = set(page.evaluate("lazo.cy.edges().map(edge => edge.data('relations')).flat()"))
    assert shown <= drawn
    assert {id for id in drawn if id in {"toy-0010", "toy-0013"}} == set()


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [(PartialDate.parse("1990-05"), PartialDate.parse("2001"), ("1989", "2001")), (None, None, None)],
)
def test_slider_spans_the_dates(
    start: PartialDate | None, end: PartialDate | None, years: tuple[str, str] | None, opened: Any, tmp_path: Path
) -> None:
    """It goes from the year before the first date, which stands for any, to the last one; without dates it is away."""
    entities = {id: Entity(id, "state", {"en": id}) for id in ("one", "two")}
    relation = Relation("r", "one", "partner-of", "two", "asserted", (Citation("s", "p. 1"),), start=start, end=end)
    index = ClaimIndex(load_schema(), entities, {"r": relation}, {"s": Source("s", "news", "one", title="s")})
    file = tmp_path / "dates.html"
    file.write_text(make_page(make_view(index, ["one", "two"])), encoding="utf-8")
    slider = opened(file).locator("#date")
    assert years == ((slider.get_attribute("min"), slider.get_attribute("max")) if slider.is_visible() else None)


def test_slider_marks_what_only_may_have_held(opened: Any, tmp_path: Path) -> None:
    """After the last day on which somebody saw a claim hold it bears a mark; before its beginning it is away."""
    entities = {id: Entity(id, "state", {"en": id}) for id in ("one", "two")}
    start, seen = PartialDate(2001), PartialDate(2010)
    relation = Relation("r", "one", "partner-of", "two", "asserted", (Citation("s"),), start, as_of=seen)
    late = Relation(
        "late", "one", "allied-with", "two", "asserted", (Citation("s"),), PartialDate.parse("[2015..2020]")
    )
    sources = {"s": Source("s", "news", "one", issued=PartialDate(2021))}
    index = ClaimIndex(load_schema(), entities, {"r": relation, "late": late}, sources)
    file = tmp_path / "marks.html"
    file.write_text(make_page(make_view(index, ["one", "two"])), encoding="utf-8")
    page = opened(file)
    marks = {}
    for year in (2000, 2005, 2012, 2017, 2021):
        page.evaluate(
            f"const s = document.getElementById('date'); s.value = {year}; s.dispatchEvent(new Event('input'))"
        )
        marks[year] = page.locator("#dates .mark").all_text_contents()
    may = "may have held ({})"
    assert marks[2005] == []
    assert marks[2012] == [may.format(2012)]
    assert marks[2017] == [may.format(2017)] * 2
    assert marks[2021] == [may.format(2021)]


def test_click_lights_the_path_and_shows_sources(opened: Any, toy_page: Path) -> None:
    """Choosing an entry lights its way in the picture and shows its sources with links."""
    page = opened(toy_page)
    entry = page.locator("#list button[data-relations*=toy-0034]")
    wanted = (entry.get_attribute("data-relations") or "").split()
    entry.click()
    lit = page.evaluate("lazo.cy.edges('.lit').map(edge => edge.data('relations')).flat()")
    assert sorted(lit) == sorted(wanted)
    assert page.locator("#details .notes a").first.get_attribute("href") == "https://herald.example/grain"
    page.keyboard.press("Escape")
    assert page.locator("#details").is_hidden()


@pytest.mark.parametrize(
    ("typed", "found"), [("Люмера", "Lumera"), ("pacto", "Harbour Pact"), ("LEAGUE", "League of Isles")]
)
def test_search_in_any_language(opened: Any, toy_page: Path, typed: str, found: str) -> None:
    """A name typed in another language or case opens the entity."""
    page = opened(toy_page)
    page.fill("#search", typed)
    assert page.locator("#details h2").inner_text() == found


def test_keyboard_reaches_the_list_first(opened: Any, toy_page: Path) -> None:
    """After the controls of the header, the list comes before the picture; an entry opens by the keyboard."""
    page = opened(toy_page)
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#list') !== null")
    page.keyboard.press("Enter")
    assert page.locator("#details").is_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_labels_do_not_cover_each_other(browser: Browser, toy_page: Path, width: int) -> None:
    """At the first view no label lies over another one or over a node."""
    context = browser.new_context(offline=True, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(toy_page.as_uri())
    page.wait_for_selector("html[data-ready]")
    boxes = page.evaluate(
        "lazo.cy.nodes(':visible').map(n => n.boundingBox({includeLabels: true, includeEdges: false, includeOverlays: false}))"
    )
    context.close()
    covering = [
        (one, other)
        for number, one in enumerate(boxes)
        for other in boxes[number + 1 :]
        if one["x1"] < other["x2"] and other["x1"] < one["x2"] and one["y1"] < other["y2"] and other["y1"] < one["y2"]
    ]
    assert covering == []


def test_hostile_labels_do_no_harm(opened: Any, tmp_path: Path) -> None:
    """Labels with markup, quotes and right-to-left marks stay text."""
    evil = "</script><img src=x onerror=\"alert('x')\">\u202e{{script}} & \u2028"
    entities = {
        "one": Entity("one", "state", {"en": evil}),
        "two": Entity("two", "state", {"en": "<b>two</b>"}),
        "paper": Entity("paper", "media-outlet", {"en": evil}),
    }
    sources = {"s": Source("s", "news", "paper", title=evil, url="javascript:alert(1)")}
    relation = Relation("r", "one", "recognizes", "two", "asserted", (Citation("s", evil),))
    index = ClaimIndex(load_schema(), entities, {"r": relation}, sources)
    file = tmp_path / "evil.html"
    file.write_text(make_page(make_view(index, ["one", "two"])), encoding="utf-8")
    page = opened(file)
    assert page.locator("h1").inner_text().startswith("</script><img src=x")
    page.locator("#list button").first.click()
    assert page.locator("img").count() == 0
    assert page.locator("#details a").count() == 0


def test_pages_are_equal_byte_for_byte(toy: ClaimIndex) -> None:
    """Two pages of one view don't differ."""
    first, second = (make_page(make_view(toy, ["tarvia", "lumera"])) for _ in range(2))
    assert first == second


def test_page_asks_for_nothing(toy: ClaimIndex) -> None:
    """The policy in the file forbids every request."""
    page = make_page(make_view(toy, []))
    assert "default-src 'none'" in page
    assert "unsafe" not in page.split("<style>")[0]
