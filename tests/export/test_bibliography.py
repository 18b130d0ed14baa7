"""Bibliographies: read back by parsers of BibTeX and RIS, source by source."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from tests.export.test_untrusted_text import HARD
from tests.export.writing import written

ID = "drey-2026-01"


def titled(index: ClaimIndex, title: str) -> ClaimIndex:
    """Return the world in which a source has another title."""
    source = replace(index.sources[ID], title=title)
    return ClaimIndex(index.schema, index.entities, index.relations, {**index.sources, ID: source})


def dated(index: ClaimIndex, date: str) -> ClaimIndex:
    """Return the world in which a source was issued on another date."""
    source = replace(index.sources[ID], issued=PartialDate.parse(date))
    return ClaimIndex(index.schema, index.entities, index.relations, {**index.sources, ID: source})


def from_latex(text: str) -> str:
    """Return what LaTeX prints."""
    for name, sign in {"textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^"}.items():
        text = text.replace(f"\\{name}{{}}", f"\0{ord(sign)};")
    text = re.sub(r"\\([&%$#_{}])", lambda match: f"\0{ord(match[1])};", text)
    return re.sub(r"\0(\d+);", lambda match: chr(int(match[1])), text)


@pytest.mark.parametrize("name", HARD)
def test_bibtex_keeps_a_hard_title(toy: ClaimIndex, name: str) -> None:
    """The parser finds every source, and the title prints as it is."""
    library = parse_string(written(titled(toy, HARD[name]), "bibtex"))
    assert (sorted(toy.sources), []) == (sorted(library.entries_dict), library.failed_blocks)
    title = library.entries_dict[ID]["title"]
    assert HARD[name] == from_latex(title.removeprefix("{").removesuffix("}"))


@pytest.mark.parametrize("name", HARD)
def test_ris_keeps_a_hard_title(toy: ClaimIndex, name: str) -> None:
    """The parser finds every source; a line break in a title is a blank, for a reference has one line a field."""
    found = {entry["id"]: entry for entry in rispy.loads(written(titled(toy, HARD[name]), "ris"))}
    assert (sorted(toy.sources), " ".join(HARD[name].split())) == (sorted(found), found[ID]["title"])


def test_csl_json_says_what_is_known(toy: ClaimIndex) -> None:
    """An item has type, author, publisher, date as precise as known and address."""
    found = {item["id"]: item for item in json.loads(written(toy, "csl-json"))}
    assert {
        "id": ID,
        "type": "article",
        "title": "What Tarvia wants in Lumera",
        "author": [{"literal": "Ilan Drey"}],
        "publisher": "Quell Institute",
        "container-title": "Quell Institute",
        "issued": {"date-parts": [[2026, 1]]},
        "URL": "https://institute.example/drey",
        "language": "en",
    } == found[ID]
    assert sorted(toy.sources) == sorted(found)


@pytest.mark.parametrize(
    ("date", "bibtex", "csl", "ris"),
    [
        ("2026", "2026", {"date-parts": [[2026]]}, "2026"),
        ("2026-03-05", "2026-03-05", {"date-parts": [[2026, 3, 5]]}, "2026/03/05"),
        ("2026~", "2026~", {"literal": "2026~"}, None),
        ("[2024..2025]", "[2024..2025]", {"literal": "[2024..2025]"}, None),
    ],
)
def test_a_date_is_never_surer_than_it_is(
    toy: ClaimIndex, date: str, bibtex: str, csl: dict[str, object], ris: str | None
) -> None:
    """What is about or between stays so, or is told in words."""
    world = dated(toy, date)
    assert bibtex == parse_string(written(world, "bibtex")).entries_dict[ID]["date"]
    assert csl == next(item["issued"] for item in json.loads(written(world, "csl-json")) if item["id"] == ID)
    assert ris == next(entry.get("date") for entry in rispy.loads(written(world, "ris")) if entry["id"] == ID)
