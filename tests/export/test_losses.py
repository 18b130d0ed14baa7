"""What formats once lost: types of values, colours, spells, links of other tools, and that a fact was withdrawn."""

from __future__ import annotations

import gzip
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import kglite
import networkx as nx
import pytest

from graph.cli import main
from graph.export.formats import FORMATS
from graph.export.formats_page import formats_page
from graph.knowledge_graph import load
from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.problems import UsageError
from tests.export.checker import rows_of, run_cypher
from tests.export.writing import bytes_of, written

GEXF = "{http://gexf.net/1.3}"
Step = Callable[[ClaimIndex], ClaimIndex]


def without(index: ClaimIndex, *gone: str) -> ClaimIndex:
    """Return the world without some relations and entities, and without what spoke of them."""
    relations = {
        id: relation
        for id, relation in index.relations.items()
        if not {id, relation.subject, relation.object} & set(gone)
    }
    return ClaimIndex(
        index.schema, {id: entity for id, entity in index.entities.items() if id not in gone}, relations, index.sources
    )


def doubted(index: ClaimIndex, id: str) -> ClaimIndex:
    """Return the world in which a claim is only alleged."""
    claim = replace(index.relations[id], status="alleged")
    return ClaimIndex(index.schema, index.entities, {**index.relations, id: claim}, index.sources)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda toy: toy, ("HAS_DIPLOMATIC_RELATIONS_WITH",)),
        (lambda toy: without(toy, "toy-0001"), ()),
        (lambda toy: doubted(toy, "toy-0001"), ("CLAIMED_HAS_DIPLOMATIC_RELATIONS_WITH",)),
    ],
)
def test_cypher_run_again_leaves_what_the_later_export_says(
    toy: ClaimIndex, change: Step, expected: tuple[str]
) -> None:
    """A fact that was withdrawn or is doubted since does not stand beside what took its place."""
    graph = kglite.KnowledgeGraph()
    for index in (toy, change(toy)):
        run_cypher(graph, bytes_of(index, "cypher"))
    found = rows_of(graph, "MATCH (s {id: 'tarvia'})-[r {id: 'toy-0001'}]->(o) RETURN type(r) AS kind")
    assert expected == tuple(row["kind"] for row in found)


def test_cypher_run_again_drops_entities_that_are_no_more_and_keeps_what_others_made(toy: ClaimIndex) -> None:
    """Nodes and relationships that the user made stay, and so does a node of ours that one of them hangs on."""
    graph = kglite.KnowledgeGraph()
    run_cypher(graph, bytes_of(toy, "cypher"))
    graph.cypher("CREATE (m:Mine {id: 'mine'})")
    graph.cypher("MATCH (m:Mine), (n:Lazo {id: 'quell'}) CREATE (m)-[:NOTED {id: 'note'}]->(n)")
    run_cypher(graph, bytes_of(without(toy, "quell", "lumera"), "cypher"))
    kept = rows_of(graph, "MATCH (n) WHERE n.id = 'quell' OR n.id = 'lumera' OR n.id = 'mine' RETURN n.id AS id")
    assert ["mine", "quell"] == sorted(row["id"] for row in kept)
    assert ["note"] == [row["id"] for row in rows_of(graph, "MATCH (m:Mine)-[r]->(n) RETURN r.id AS id")]


def test_graphml_values_have_types(toy: ClaimIndex) -> None:
    """Numbers are numbers and flags are flags; nodes have colours."""
    graph = nx.parse_graphml(written(toy, "graphml"), force_multigraph=True)
    edge = graph.edges["tarvia", "lumera", "toy-0001"]
    assert (True, False, 1, 1.0) == (edge["plain"], edge["contested"], edge["origins"], edge["weight"])
    assert {str: "#", type(edge["weight"]): 1.0} == {str: graph.nodes["lumera"]["color"][0], float: edge["weight"]}


def test_nothing_doubtful_weighs_as_much_as_a_fact(toy: ClaimIndex) -> None:
    """Programs draw a claim that isn't plain thinner than any that is."""
    edges = nx.parse_graphml(written(toy, "graphml"), force_multigraph=True).edges(data=True)
    weights = {plain: [edge["weight"] for *_, edge in edges if edge["plain"] is plain] for plain in (True, False)}
    assert max(weights[False]) < min(weights[True])


@pytest.mark.parametrize(
    ("type", "start", "end", "as_of", "spell"),
    [
        ("partner-of", "2001", None, None, ("2001-01-01", None)),
        ("partner-of", "2001", "2003-02", None, ("2001-01-01", "2003-02-28")),
        ("partner-of", None, "2003", None, (None, "2003-12-31")),
        ("partner-of", None, None, "2020-05", ("2020-05-01", "2020-05-31")),
        ("partner-of", "2001", None, "2020-05", ("2001-01-01", None)),
        ("signed", "2001-04-03", None, None, ("2001-04-03", "2001-04-03")),
        ("signed", None, None, "2020", ("2020-01-01", "2020-12-31")),
        ("partner-of", None, None, None, (None, None)),
    ],
)
def test_an_edge_of_gexf_lives_when_the_claim_held(
    toy: ClaimIndex,
    type: str,
    start: str | None,
    end: str | None,
    as_of: str | None,
    spell: tuple[str | None, str | None],
) -> None:
    """A moment is over after it, and what was once seen to hold isn't alive for ever."""
    dates = (PartialDate.parse(date) if date else None for date in (start, end, as_of))
    first, last, seen = dates
    claim = replace(toy.relations["toy-0001"], type=type, start=first, end=last, as_of=seen)
    world = ClaimIndex(toy.schema, toy.entities, {"toy-0001": claim}, toy.sources)
    edge = next(ET.fromstring(bytes_of(world, "gexf")).iter(f"{GEXF}edge"))
    assert spell == (edge.get("start"), edge.get("end"))


def test_gexf_values_have_types(toy: ClaimIndex) -> None:
    """Flags and numbers are declared as such."""
    attributes = ET.fromstring(bytes_of(toy, "gexf")).iter(f"{GEXF}attribute")
    types = {attribute.attrib["id"]: attribute.attrib["type"] for attribute in attributes}
    assert ("boolean", "boolean", "integer") == (types["plain"], types["contested"], types["origins"])


@pytest.mark.system
def test_links_fit_the_schemata_of_followthemoney(toy: ClaimIndex) -> None:
    """Each link's schema admits both of its ends, by the library's own word."""
    from followthemoney import model

    proxies = [model.get_proxy(json.loads(line), cleaned=False) for line in written(toy, "ftm").splitlines()]
    schemata = {proxy.id: proxy.schema for proxy in proxies}
    for proxy in proxies:
        for name in (proxy.schema.edge_source, proxy.schema.edge_target) if proxy.schema.edge else ():
            assert name is not None
            property = proxy.schema.get(name)
            assert property is not None
            assert property.range is not None
            assert schemata[proxy.first(name)].is_a(property.range), (proxy.id, name)
    found = {proxy.schema.name for proxy in proxies if proxy.schema.edge}
    assert {"Membership", "Representation", "UnknownLink"} <= found


def test_a_doubted_membership_is_no_membership(toy: ClaimIndex) -> None:
    """FollowTheMoney gets a link without a meaning of its own, with the mark in its role."""
    lines = [json.loads(line) for line in written(doubted(toy, "toy-0004"), "ftm").splitlines()]
    link = next(line for line in lines if line["id"] == "link.toy-0004")
    assert ("UnknownLink", "[alleged] is a member of") == (link["schema"], link["properties"]["role"][0])


@pytest.mark.parametrize("format", ["dot", "mermaid"])
def test_what_a_program_cannot_open_is_refused(toy: ClaimIndex, format: str) -> None:
    """The refusal says how many relations there are, how many there may be, and what to do."""
    claim = toy.relations["toy-0001"]
    many = {f"r-{number}": replace(claim, id=f"r-{number}") for number in range(501)}
    stream = io.BytesIO()
    with pytest.raises(UsageError, match=r"cannot open 501 relations as \.\w+, 500 at most; export an answer"):
        FORMATS[format].write(ClaimIndex(toy.schema, toy.entities, many, toy.sources), stream)
    assert stream.getvalue() == b""


@pytest.mark.parametrize("sign", ["x", "漢", "'", "[", '"'])
def test_a_flowchart_longer_than_mermaid_draws_is_refused(toy: ClaimIndex, sign: str) -> None:
    """The length is that of the text as Mermaid gets it; nothing is written of a flowchart that is too long."""
    bare = ClaimIndex(toy.schema, toy.entities, {}, toy.sources)
    width = 1 if sign.isalpha() else len(f"#{ord(sign)};")
    count = (50_000 - len(written(bare, "mermaid"))) // width
    worlds = []
    for more in (0, 1):
        lumera = replace(toy.entities["lumera"], label={"en": "Lumera" + sign * (count + more)})
        worlds.append(ClaimIndex(toy.schema, {**toy.entities, "lumera": lumera}, {}, toy.sources))
    assert 50_000 - width < len(written(worlds[0], "mermaid")) <= 50_000
    with pytest.raises(UsageError, match="Mermaid draws 50,000 signs at most"):
        written(worlds[1], "mermaid")


def test_a_name_that_ends_in_gz_is_packed(toy_folder: Path, tmp_path: Path) -> None:
    """The command and the face of the package pack the same bytes, and the same each time."""
    packed, plain = tmp_path / "toy.graphml.gz", tmp_path / "toy.graphml"
    assert main(["export", "--format", "graphml", "--data", str(toy_folder), "-o", str(packed)]) == 0
    load(toy_folder).export(plain, "graphml")
    assert gzip.decompress(packed.read_bytes()) == plain.read_bytes()
    assert packed.read_bytes() == load(toy_folder).export(tmp_path / "other.gz", "graphml").read_bytes()


def test_the_page_of_formats_is_current() -> None:
    """What the documentation says of each format is what the table says."""
    page = Path(__file__).parent.parent.parent / "docs" / "formats.md"
    assert page.read_text(encoding="utf-8") == formats_page()


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_says_all_of_itself(name: str) -> None:
    """A format without a word on its file, its programs, its doubt or its loss cannot be added."""
    form = FORMATS[name]
    said = (form.extension[:1], "/" in form.media, bool(form.opens), bool(form.doubt), bool(form.loses))
    assert (".", True, True, True, True) == said
