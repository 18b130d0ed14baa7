"""The data set as a data set: its title, version, licence, credits and counts in each export that can hold them."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import xml.etree.ElementTree as ET
from contextlib import closing
from pathlib import Path
from shutil import copytree

import networkx as nx
import pytest
from openpyxl import load_workbook
from pyarrow import parquet
from rdflib import Graph

from graph.export.about_lines import about_fields
from graph.loader import check_folders, load_index
from graph.model.claim_index import ClaimIndex
from graph.model.parts import part_of
from graph.problems import DataError
from graph.reading.about import about_of
from tests.export.test_archives import files_in
from tests.export.writing import bytes_of, written

ABOUT = """title: {en: "Ties & <tales> of the Basin"}
version: "1.2"
issued: "2026-02-03"
license: https://licence.example/open
publisher: Quell Institute
credits: ["Roll of the League", "Register @ Sabel"]
"""
TITLE = "Ties & <tales> of the Basin"


@pytest.fixture(scope="module")
def world(toy_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> ClaimIndex:
    """Return the invented world with a word on itself."""
    folder = tmp_path_factory.mktemp("about") / "toy"
    copytree(toy_folder, folder)
    (folder / "about.yaml").write_text(ABOUT, encoding="utf-8")
    return load_index([folder])


def expected(world: ClaimIndex) -> dict[str, str]:
    """Return what each export must say."""
    return {
        "title": TITLE,
        "version": "1.2",
        "issued": "2026-02-03",
        "license": "https://licence.example/open",
        "publisher": "Quell Institute",
        "credits": "Roll of the League; Register @ Sabel",
        "entities": str(len(world.entities)),
        "relations": str(len(world.relations)),
        "sources": str(len(world.sources)),
    }


def test_formats_with_a_place_for_it_say_all(world: ClaimIndex) -> None:
    """GraphML, Cytoscape JSON, SQLite, XLSX and Parquet hold each name and value."""
    graphml = nx.parse_graphml(written(world, "graphml"), force_multigraph=True).graph
    cytoscape = json.loads(written(world, "cytoscape"))["data"]
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(bytes_of(world, "sqlite"))
        sqlite = dict(database.execute("SELECT name, value FROM about").fetchall())
    sheet = load_workbook(io.BytesIO(bytes_of(world, "xlsx")))["about"]
    xlsx = {str(name.value): str(value.value) for name, value in sheet.iter_rows(max_col=2)}
    metadata = parquet.read_schema(io.BytesIO(bytes_of(world, "parquet-edges"))).metadata
    columns = {name.decode(): value.decode() for name, value in metadata.items()}
    whole = expected(world)
    for found in (graphml, cytoscape, sqlite, xlsx, columns):
        assert whole.items() <= found.items()


def test_gexf_says_it_in_its_own_words(world: ClaimIndex) -> None:
    """The date is that of the version, the creator the publisher."""
    meta = next(ET.fromstring(bytes_of(world, "gexf")).iter("{http://gexf.net/1.3}meta"))
    creator, description = (str(each.text) for each in meta)
    assert ("2026-02-03", "Quell Institute") == (meta.get("lastmodifieddate"), creator)
    assert f"title: {TITLE}; version: 1.2;" in description


@pytest.mark.parametrize(("format", "sign"), [("dot", "//"), ("cypher", "//"), ("mermaid", "%%"), ("bibtex", "%")])
def test_texts_say_it_in_comments(world: ClaimIndex, format: str, sign: str) -> None:
    """Above the rest stand name and value, one a line."""
    lines = written(world, format).splitlines()
    assert [f"{sign} title: {TITLE}", f"{sign} version: 1.2"] == lines[:2]


@pytest.mark.parametrize(("format", "file"), [("vault", "README.md"), ("neo4j-admin", "README.txt")])
def test_archives_say_it_in_their_readme(world: ClaimIndex, format: str, file: str) -> None:
    """The licence stands in the file that people open first."""
    assert "license: https://licence.example/open" in re.sub(r"\\(.)", r"\1", files_in(world, format)[file])


def test_rdf_describes_the_data_set(world: ClaimIndex) -> None:
    """A SPARQL query finds title, version, licence and credits."""
    graph = Graph().parse(data=written(world, "turtle"), format="turtle")
    rows = graph.query(
        "PREFIX dcat: <http://www.w3.org/ns/dcat#> SELECT ?title ?version ?issued ?license WHERE { ?set a dcat:Dataset ; "
        "dcterms:title ?title ; owl:versionInfo ?version ; dcterms:issued ?issued ; schema:license ?license ; "
        'dcterms:rights "Roll of the League" , "Register @ Sabel" }'
    )
    found = [tuple(str(value) for value in row) for row in rows]  # type: ignore[union-attr] # a SELECT gives rows
    assert [(TITLE, "1.2", "2026-02-03", "https://licence.example/open")] == found


@pytest.mark.parametrize("ids", [None, ["toy-0001"]])
def test_rdf_counts_its_links_to_wikidata(world: ClaimIndex, ids: list[str] | None) -> None:
    """The linkset of the data set, whole or in part, says as many links as there are; where there is none, there is none."""
    index = part_of(world, ids) if ids else world
    graph = Graph().parse(data=written(index, "turtle"), format="turtle")
    rows = graph.query(
        "PREFIX void: <http://rdfs.org/ns/void#> SELECT ?said (COUNT(?item) AS ?counted) WHERE { ?set a void:Dataset ; "
        "void:subset ?links . ?links a void:Linkset ; void:subjectsTarget ?set ; void:linkPredicate ?same ; "
        "void:objectsTarget ?target ; void:triples ?said . ?entity ?same ?item "
        "FILTER(STRSTARTS(STR(?item), STR(?target))) } GROUP BY ?said"
    )
    items = [entity for entity in index.entities.values() if "wikidata" in entity.identifiers]
    expected = [(len(items), len(items))] if items else []
    assert expected == [tuple(value.toPython() for value in row) for row in rows]  # type: ignore[union-attr] # SELECT


def test_a_part_says_that_it_is_one(world: ClaimIndex) -> None:
    """The title of an answer's export is never that of the whole, and its counts are its own."""
    part = about_fields(part_of(world, ["toy-0001"]))
    assert (f"{TITLE} (excerpt)", "1") == (part["title"], part["relations"])


def test_data_put_together_credits_each_part(toy_folder: Path, world: ClaimIndex, tmp_path: Path) -> None:
    """Of several folders nobody says a title or a licence of the whole; each that says anything is credited."""
    (tmp_path / "entities.yaml").write_text("norvia:\n  type: state\n  label: {en: Norvia}\n", encoding="utf-8")
    alone, both = load_index([tmp_path]), load_index([*world.folders, tmp_path])
    assert ["entities", "relations", "sources"] == list(about_fields(alone))
    assert ["credits", "entities", "relations", "sources"] == list(about_fields(both))
    own = f"{TITLE}, 1.2, Quell Institute, https://licence.example/open"
    assert f"{own}; Roll of the League; Register @ Sabel" == about_fields(both)["credits"]


def test_parts_that_credit_the_same_name_it_once(world: ClaimIndex, tmp_path: Path) -> None:
    """What two folders credit stands once, where it is first said."""
    (tmp_path / "entities.yaml").write_text("norvia:\n  type: state\n  label: {en: Norvia}\n", encoding="utf-8")
    (tmp_path / "about.yaml").write_text("credits: [Register @ Sabel, Fisher]\n", encoding="utf-8")
    credits = about_fields(load_index([tmp_path, *world.folders]))["credits"].split("; ")
    own = f"{TITLE}, 1.2, Quell Institute, https://licence.example/open"
    assert ["Register @ Sabel", "Fisher", own, "Roll of the League"] == credits


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("version: '1'\n", "1:1: about.yaml: no English title; write 'title: {en: ...}' [about-form]"),
        ("title: {en: A}\nlicence: x\n", "2:1: about.yaml: no field 'licence'; there are title, version, issued"),
        ("title: {en: A}\nissued: '2026'\n", "2:1: about.yaml: no day; write YYYY-MM-DD [about-form]"),
        (
            "title: {en: A}\nlicense: CC BY\n",
            "2:1: about.yaml: no address of a licence; write https://... [about-form]",
        ),
        ("title: {en: A}\ncredits: B\n", "2:1: about.yaml: credits are no list of texts [about-form]"),
        ("title: [\n", "yaml-syntax]"),
        ("credits: []\n", "1:1: about.yaml: no English title; write 'title: {en: ...}' [about-form]"),
        ("title: Ties\n", "1:1: about.yaml: no English title; write 'title: {en: ...}' [about-form]"),
        ("title: {en: [A]}\n", "1:1: about.yaml: no English title; write 'title: {en: ...}' [about-form]"),
        ("title: {en: A, fr: B}\n", "1:1: about.yaml: no language 'fr'; there are en, es, pt, ru [about-form]"),
        ("title: {en: A}\nversion: [1]\n", "2:1: about.yaml: is no text; write one value [about-form]"),
        ("title: {en: A}\nissued: '2026-02-30'\n", "2:1: about.yaml: no day; write YYYY-MM-DD [about-form]"),
    ],
)
def test_a_damaged_word_is_a_problem_with_its_position(
    toy_folder: Path, tmp_path: Path, text: str, problem: str
) -> None:
    """What cannot be meant is said like any other problem of the data."""
    folder = tmp_path / "toy"
    copytree(toy_folder, folder)
    (folder / "about.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=re.escape(problem)) as caught:
        about_of(load_index([folder]))
    assert caught.value.problems == tuple(check_folders([folder]))
