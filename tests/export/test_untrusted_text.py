"""Texts that nobody means well with: each real reader gets them back as they are, and none takes them for syntax."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import NamedTemporaryFile

import networkx as nx
import pytest

from graph.cli import main
from graph.export.formats import FORMATS
from graph.export.joined_lists import join_list, split_list
from graph.model.claim_index import ClaimIndex
from graph.web.picture import write_picture
from graph.web.view import make_view
from tests.export.real_programs import dot_labels, mermaid_labels
from tests.export.writing import written

HARD = {
    "apostrophe": "The People's Bank",
    "quotes": 'The "Free" Press',
    "lone quote": 'Press"',
    "lone apostrophe": "'Press",
    "brackets": "Fund [closed] (old) {new}",
    "dollars": "$alpha$ and $\\frac{1}{2}$",
    "one dollar": "US$ fund",
    "bar": "Left | Right Ltd",
    "backslash": "C:\\users\\new",
    "last backslash": "Press\\",
    "unicode escape": "\\u0022}) DETACH DELETE n //",
    "end of CDATA": "a ]]> b",
    "markup": "<b>R&amp;D</b> & Co",
    "comment": "<!-- %% // # -->",
    "entity code": "#35; and #quot;",
    "Markdown": "**bold** _x_ `code` [a](b)",
    "list": "1. Arvenian Bank",
    "dash": "- Arvenian Bank",
    "word of a syntax": "end",
    "formula": "=HYPERLINK(1)",
    "line": "one\ntwo",
    "tabs": "one\ttwo\rthree",
    "arrow": "a --> b; subgraph x",
    "letters": "Санкт-Петербург ñ ŵ",
}
FAR_LETTERS = {**HARD, "far letters": "漢 😀"}
"""With letters that the font of the pictures lacks."""
CONTROL = "bell \x07 and \x1b[31m"


def labelled(index: ClaimIndex, label: str) -> ClaimIndex:
    """Return the world in which the name of Lumera is another text."""
    lumera = replace(index.entities["lumera"], label={"en": label})
    return ClaimIndex(index.schema, {**index.entities, "lumera": lumera}, index.relations, index.sources)


def graphml_label(text: str) -> str:
    """Return the name of Lumera as networkx reads it from GraphML."""
    return str(nx.parse_graphml(text).nodes["lumera"]["label"])


def igraph_label(text: str) -> str:
    """Return the name of Lumera as igraph reads it from GraphML."""
    import igraph

    with NamedTemporaryFile(suffix=".graphml") as file:
        file.write(text.encode())
        file.flush()
        read = igraph.Graph.Read_GraphML(file.name)
    return str(read.vs.find(id="lumera")["label"])


def gexf_label(text: str) -> str:
    """Return the name of Lumera as an XML parser reads it from GEXF."""
    nodes = ET.fromstring(text.encode()).iter("{http://gexf.net/1.3}node")
    return next(node.attrib["label"] for node in nodes if node.attrib["id"] == "lumera")


def cytoscape_label(text: str) -> str:
    """Return the name of Lumera as networkx reads it from Cytoscape JSON."""
    return str(nx.cytoscape_graph(json.loads(text)).nodes["lumera"]["name"])


def csv_label(text: str) -> str:
    """Return the name of Lumera as a reader of CSV finds it."""
    return next(row["label"] for row in csv.DictReader(io.StringIO(text, newline="")) if row["id"] == "lumera")


def ftm_label(text: str) -> str:
    """Return the name of Lumera as FollowTheMoney reads it."""
    from followthemoney import model

    proxies = (model.get_proxy(json.loads(line), cleaned=False) for line in text.splitlines())
    return next(proxy.first("name") or "" for proxy in proxies if proxy.id == "lumera")


READERS: dict[str, tuple[str, Callable[[str], str]]] = {
    "networkx, GraphML": ("graphml", graphml_label),
    "igraph, GraphML": ("graphml", igraph_label),
    "XML parser, GEXF": ("gexf", gexf_label),
    "networkx, Cytoscape JSON": ("cytoscape", cytoscape_label),
    "csv": ("csv-nodes", csv_label),
    "followthemoney": ("ftm", ftm_label),
}


@pytest.mark.parametrize("name", FAR_LETTERS)
@pytest.mark.parametrize(
    "reader", [pytest.param(name, marks=pytest.mark.system if name == "followthemoney" else ()) for name in READERS]
)
def test_a_hard_name_comes_back(toy: ClaimIndex, reader: str, name: str) -> None:
    """The reader of the format finds the name letter by letter; FollowTheMoney itself makes a line break a blank."""
    expected = " ".join(FAR_LETTERS[name].split()) if reader == "followthemoney" else FAR_LETTERS[name]
    format, label = READERS[reader]
    assert expected == label(written(labelled(toy, FAR_LETTERS[name]), format))


@pytest.mark.parametrize("reader", [name for name, (format, _) in READERS.items() if format in ("graphml", "gexf")])
def test_xml_shows_where_a_control_character_was(toy: ClaimIndex, reader: str) -> None:
    """What XML cannot hold doesn't make the file unreadable."""
    format, label = READERS[reader]
    assert label(written(labelled(toy, CONTROL), format)) == "bell \ufffd and \ufffd[31m"


@pytest.mark.system
def test_graphviz_shows_hard_names(toy: ClaimIndex, tmp_path: Path) -> None:
    """Graphviz draws each name as it is, entities and escapes of its own among them."""
    shown = {
        name: " ".join(dot_labels(written(labelled(toy, text), "dot"), tmp_path)["lumera"].split())
        for name, text in {**HARD, "control": CONTROL}.items()
    }
    expected = {name: " ".join(text.split()) for name, text in HARD.items()}
    assert {**expected, "control": "bell \ufffd and \ufffd[31m"} == shown


@pytest.mark.system
def test_mermaid_shows_hard_names(toy: ClaimIndex) -> None:
    """Mermaid in a browser shows each name as it is, on an entity and on an edge."""
    texts = [text for text in HARD.values() if "\n" not in text and "\t" not in text]
    worlds = [labelled(toy, text) for text in texts]
    number = sorted(toy.entities).index("lumera")
    assert texts == [shown[number] for shown in mermaid_labels([written(world, "mermaid") for world in worlds])]


@pytest.mark.parametrize("name", HARD)
def test_a_picture_shows_a_name_as_it_is(toy: ClaimIndex, tmp_path: Path, name: str) -> None:
    """No part of a name is set as a formula, and none stops the picture."""
    world = labelled(toy, HARD[name])
    write_picture(make_view(world, ["tarvia", "lumera"]), tmp_path / "picture.svg")
    texts = ET.fromstring((tmp_path / "picture.svg").read_bytes()).iter("{http://www.w3.org/2000/svg}text")
    assert HARD[name].split()[0] in " ".join("".join(text.itertext()) for text in texts).split()


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(1)", " =1", "\t=1", "\n=1", "\r=1", "＝1", "＋1", "－1", "＠A"]
)
def test_a_spreadsheet_runs_no_cell(toy: ClaimIndex, text: str) -> None:
    """In the tables for spreadsheets an apostrophe stands before what might be a formula."""
    found = csv_label(written(labelled(toy, text), "spreadsheet-nodes").removeprefix("\ufeff"))
    assert f"'{text}" == found


@pytest.mark.parametrize("text", ["1+1", "Arvenia - Belmora", "a=b", "'quoted", "me@example"])
def test_a_spreadsheet_shows_other_cells_as_they_are(toy: ClaimIndex, text: str) -> None:
    """What can be no formula is left alone."""
    assert text == csv_label(written(labelled(toy, text), "spreadsheet-nodes").removeprefix("\ufeff"))


def test_spreadsheets_know_the_encoding(toy: ClaimIndex) -> None:
    """Both tables for spreadsheets begin with the mark by which these know UTF-8."""
    assert {written(toy, name)[0] for name in FORMATS if name.startswith("spreadsheet")} == {"\ufeff"}


@pytest.mark.parametrize("members", [("Left | Right Ltd",), ("a\\", "b"), ("|", "\\|"), ("a|b", "c"), ()])
def test_lists_come_back(members: tuple[str, ...]) -> None:
    """Members with bars and backslashes can be told apart again."""
    assert members == split_list(join_list(members))


@pytest.mark.parametrize("alias", ["Left | Right Ltd", "|", "A|B|C", "Bar |"])
def test_an_alias_with_a_bar_is_one_name(toy: ClaimIndex, alias: str) -> None:
    """FollowTheMoney gets one alias."""
    holder = replace(toy.entities["quell"], aliases={"en": (alias,)}, label={"en": "Quell"})
    world = ClaimIndex(toy.schema, {**toy.entities, "quell": holder}, toy.relations, toy.sources)
    lines = map(json.loads, written(world, "ftm").splitlines())
    assert [alias] == next(line["properties"]["alias"] for line in lines if line["id"] == "quell")


def test_the_alias_of_the_press_holding(capsys: pytest.CaptureFixture[str]) -> None:
    """The command gives FollowTheMoney the name with a bar as one alias."""
    assert main(["export", "--format", "ftm", "--data", str(Path(__file__).parent / "press")]) == 0
    lines = map(json.loads, capsys.readouterr().out.splitlines())
    assert ["Left | Right Ltd"] == next(line["properties"]["alias"] for line in lines if line["id"] == "holding")


def test_networkx_reads_the_press_as_cytoscape_json(tmp_path: Path) -> None:
    """What the command writes is a directed graph of networkx with each relation."""
    file = tmp_path / "press.cyjs"
    folder = str(Path(__file__).parent / "press")
    assert main(["export", "--format", "cytoscape", "--data", folder, "-o", str(file)]) == 0
    graph = nx.cytoscape_graph(json.loads(file.read_text(encoding="utf-8")))
    assert [("arvenia", "belmora", "r-1"), ("holding", "gazette", "r-2")] == sorted(graph.edges(keys=True))
    assert (True, 4) == (graph.is_directed(), len(graph))


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("\\u0041", '"\\\\" + "u0041"'),
        ("\\\\u0041", '"\\\\\\\\" + "u0041"'),
        ("a\\U", '"a\\\\" + "U"'),
        ("\\\x07", '"\\\\\\u0007"'),
        ('"', '"\\""'),
    ],
)
def test_cypher_keeps_a_backslash_before_u_from_becoming_a_letter(toy: ClaimIndex, text: str, literal: str) -> None:
    """A name that looks like an escape of Neo4j cannot end its own string."""
    assert f"label: {literal}," in written(labelled(toy, text), "cypher")
