"""The independent checker of the rule of plain facts: what a stranger's program finds in each format.

Each reader knows nothing of how the format was written: it opens the bytes with a library of the format and says of each
relation who does what to whom, and whether a user would see that it is no plain fact. Where a format shows doubt in several
places (a mark in a label, a type, a flag), all must say the same.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import Any, NamedTuple, cast
from zipfile import ZipFile

import kglite
import networkx as nx
import pyoxigraph as ox
import yaml
from openpyxl import load_workbook
from pyarrow import parquet

from graph.model.claim_index import ClaimIndex
from graph.reading.vocabulary import load_schema
from tests.export.writing import bytes_of

__all__ = ["NODES_ONLY", "READERS", "SYSTEM", "Seen", "expected", "seen_in"]

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LAZO = "https://w3id.org/lazo/ns#"
SYMMETRIC = {kind.id for kind in load_schema().relation_types.values() if kind.symmetric}


class Seen(NamedTuple):
    """A relation as a reader finds it; what the format does not hold is an empty text."""

    id: str
    subject: str
    type: str
    object: str
    marked: bool


Reader = Callable[[bytes], Iterable[Seen]]
TABLES_ONLY = ("parquet-nodes", "parquet-sources", "parquet-citations")
BIBLIOGRAPHIES = ("bibtex", "csl-json", "ris")
NODES_ONLY = ("csv-nodes", "spreadsheet-nodes", *TABLES_ONLY, *BIBLIOGRAPHIES)
"""Formats that hold no relations: they have only labels, which must bear the mark of a claim."""


def expected(index: ClaimIndex, format: str) -> list[Seen]:
    """Return what a reader of the format must find, from the claims themselves."""
    found = []
    for relation in index.relations.values():
        marked = relation.status != "asserted" or relation.id in index.contested
        seen = Seen(relation.id, relation.subject, relation.type, relation.object, marked)
        if format == "ftm":
            seen = seen._replace(type="")
        if format == "mermaid":
            ends = (index.entities[end].label["en"] if end in index.entities else "claim" for end in seen[1:4:2])
            seen = Seen("", next(ends), "", next(ends), marked)
        found.append(seen)
    return sorted(found)


def agreed(*signs: bool) -> bool:
    """Return what all signs of doubt say."""
    assert len(set(signs)) == 1, f"signs of doubt disagree: {signs}"
    return signs[0]


def _of_fields(fields: dict[str, Any], id: str = "id") -> Seen:
    """Return what a table or graph with our fields says; its flags may be texts."""
    plain = str(fields["plain"]).lower() == "true"
    doubtful = fields["status"] != "asserted" or str(fields["contested"]).lower() == "true"
    marked = agreed(not plain, doubtful, fields["label"].startswith("["), fields["sentence"].startswith("["))
    return Seen(fields[id], fields["source"], fields["type"], fields["target"], marked)


def _graphml(data: bytes) -> Iterator[Seen]:
    graph: Any = nx.parse_graphml(data.decode(), force_multigraph=True)
    for source, target, key, fields in graph.edges(keys=True, data=True):
        seen = _of_fields({**fields, "id": key, "source": source, "target": target})
        assert agreed(seen.marked, fields["weight"] < 1) == seen.marked
        yield seen


def _gexf(data: bytes) -> Iterator[Seen]:
    # networkx knows GEXF 1.2 and the names of its namespaces; nothing else differs in what is used here.
    text = data.decode().replace("gexf.net/1.3/viz", "www.gexf.net/1.2draft/viz")
    text = text.replace("gexf.net/1.3", "www.gexf.net/1.2draft").replace('version="1.3"', 'version="1.2"')
    shapes = dict(re.findall(r'<edge id="([^"]*)".*<viz:shape value="(\w+)"/>', text))
    graph: Any = nx.read_gexf(io.BytesIO(text.encode()))
    for source, target, fields in graph.edges(data=True):
        seen = _of_fields({**fields, "source": source, "target": target})
        yield seen._replace(marked=agreed(seen.marked, shapes[seen.id] != "solid", fields["weight"] < 1))


def _csv(data: bytes) -> Iterator[Seen]:
    text = data.decode().removeprefix("\ufeff")
    return (_of_fields(row) for row in csv.DictReader(io.StringIO(text, newline="")))


def _cytoscape(data: bytes) -> Iterator[Seen]:
    graph: Any = nx.cytoscape_graph(json.loads(data))
    ids = [fields["id"] for _, fields in [*graph.nodes(data=True), *((None, e) for *_, e in graph.edges(data=True))]]
    assert len(set(ids)) == len(ids), "an edge and a node share an id"
    for source, target, fields in graph.edges(data=True):
        yield _of_fields({**dict(fields), "source": source, "target": target}, "relation")


def _cypher(data: bytes) -> Iterator[Seen]:
    graph = kglite.KnowledgeGraph()
    run_cypher(graph, data)
    query = "MATCH (s)-[r]->(o) RETURN s.id AS source, o.id AS target, type(r) AS kind, r.id AS id, r.type AS type, "
    query += "r.plain AS plain, r.status AS status, r.contested AS contested, r.label AS label, r.sentence AS sentence"
    for row in rows_of(graph, query):
        seen = _of_fields(row)
        assert row["kind"].removeprefix("CLAIMED_") == seen.type.upper().replace("-", "_")
        yield seen._replace(marked=agreed(seen.marked, row["kind"].startswith("CLAIMED_")))


def rows_of(graph: kglite.KnowledgeGraph, query: str) -> list[dict[str, Any]]:
    """Return the rows of an answer of the embedded engine."""
    return [cast(dict[str, Any], row) for row in graph.cypher(query)]


def run_cypher(graph: kglite.KnowledgeGraph, data: bytes) -> None:
    """Run each statement in the embedded engine, which knows no constraints and no lines of comment alone."""
    for line in data.decode().splitlines():
        if not line.startswith(("CREATE CONSTRAINT", "//")):
            graph.cypher(line.removesuffix(";"))


def _ftm(data: bytes) -> Iterator[Seen]:
    from followthemoney import model

    for line in data.splitlines():
        proxy = model.get_proxy(json.loads(line), cleaned=False)
        if proxy.schema.edge:
            assert proxy.schema.edge_source is not None
            assert proxy.schema.edge_target is not None
            role, status = proxy.first("role") or "", proxy.get("status")
            marked = agreed(
                role.startswith("["), status != ["asserted"], (proxy.first("summary") or "").startswith("[")
            )
            assert not marked or proxy.schema.name == "UnknownLink"
            ends = (proxy.first(proxy.schema.edge_source) or "", proxy.first(proxy.schema.edge_target) or "")
            yield Seen(proxy.first("recordId") or "", ends[0], "", ends[1], marked)


def _sqlite(data: bytes) -> Iterator[Seen]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(data)
        database.row_factory = sqlite3.Row
        facts = {row["id"] for row in database.execute("SELECT id FROM facts")}
        for row in database.execute("SELECT * FROM edges"):
            found = {**row, "plain": bool(row["plain"]), "contested": bool(row["contested"])}
            seen = _of_fields(found)
            yield seen._replace(marked=agreed(seen.marked, seen.id not in facts))
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def _xlsx(data: bytes) -> Iterator[Seen]:
    header, *rows = load_workbook(io.BytesIO(data))["edges"].iter_rows()
    names = [str(cell.value) for cell in header]
    for row in rows:
        seen = _of_fields({name: cell.value or "" for name, cell in zip(names, row, strict=True)})
        assert {cell.data_type for cell in row} <= {"s", "b", "n"}
        yield seen._replace(marked=agreed(seen.marked, *{bool(cell.font.i) for cell in row if cell.value is not None}))


def _parquet(data: bytes) -> Iterator[Seen]:
    return map(_of_fields, parquet.read_table(io.BytesIO(data)).to_pylist())


def _neo4j_admin(data: bytes) -> Iterator[Seen]:
    with ZipFile(io.BytesIO(data)) as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("edges.csv").decode(), newline="")))
        nodes = {row["id:ID"] for row in csv.DictReader(io.StringIO(archive.read("nodes.csv").decode(), newline=""))}
    for row in rows:
        fields = {name.split(":")[0]: value for name, value in row.items()}
        seen = _of_fields({**fields, "source": row[":START_ID"], "target": row[":END_ID"]})
        assert {seen.subject, seen.object} <= nodes
        yield seen._replace(marked=agreed(seen.marked, row[":TYPE"].startswith("CLAIMED_")))


def _vault(data: bytes) -> Iterator[Seen]:
    with ZipFile(io.BytesIO(data)) as archive:
        notes = {name.removesuffix(".md"): archive.read(name).decode() for name in archive.namelist()}
    heads = {name: yaml.safe_load(text.split("---")[1]) for name, text in notes.items() if text.startswith("---")}
    ids = {name.removeprefix("entities/"): head["id"] for name, head in heads.items()}
    linked: set[tuple[str, bool]] = set()
    for name, text in notes.items():
        if name.startswith("claims/"):
            ends = [ids[end] for end in re.findall(r"^- (?:subject|object): \[\[(.*)\]\]$", text, re.MULTILINE)]
            told = text.split("---\n")[2]
            doubtful = heads[name]["status"] != "asserted" or heads[name]["contested"]
            marked = agreed(told.startswith("\\["), doubtful, not heads[name]["plain"])
            yield Seen(heads[name]["id"], ends[0], heads[name]["type"], ends[1], marked)
        elif name.startswith("entities/"):
            for line in re.findall(r"^- (.*)$", text, re.MULTILINE):
                fact = re.search(r" → \[\[(.*?)\]\] · #(\S+) · .* \^(\S+)$", line)
                if fact:
                    yield Seen(fact[3], heads[name]["id"], fact[2], ids[fact[1]], line.startswith("\\["))
                others = set(re.findall(r"\[\[(?!claims/|sources/)(.*?)\]\]", line))
                linked |= {(ids[end], line.startswith("\\[")) for end in others}
    assert not any(marked for _, marked in linked), "a doubtful claim links two entities"


def _dot(data: bytes) -> Iterator[Seen]:
    end, text = r'  "((?:[^"\\]|\\.)*)" -> "((?:[^"\\]|\\.)*)"', r'"((?:[^"\\]|\\.)*)"'
    line = rf"^{end} \[id={text}, class={text}, label={text}, style=(\w+)(, arrowhead=tee)?\];$"
    for source, target, id, kind, label, style, _ in re.findall(line, data.decode(), re.MULTILINE):
        yield Seen(id, source, kind, target, agreed(label.startswith("["), style != "solid"))


def _mermaid(data: bytes) -> Iterator[Seen]:
    text = re.sub(r"#(\d+);", lambda code: chr(int(code[1])), data.decode())
    nodes = dict(re.findall(r'^  (n\d+)\["(.*)"\]$', text, re.MULTILINE))
    for source, line, label, target in re.findall(r'^  (n\d+) (-->|-\.->)\|"(.*)"\| (n\d+)$', text, re.MULTILINE):
        yield Seen("", nodes[source], "", nodes[target], agreed(line == "-.->", label.startswith("[")))


def _rdf(format: ox.RdfFormat) -> Reader:
    def read(data: bytes) -> Iterator[Seen]:
        store = ox.Store()
        store.load(data, format=format)
        triples = {(quad.subject, quad.predicate, quad.object) for quad in store}
        plain: set[Any] = set()
        types: set[Any] = set()
        for node, _, _ in [triple for triple in triples if triple[2] == ox.NamedNode(f"{RDF}Statement")]:
            says = {predicate.value: value for subject, predicate, value in triples if subject == node}
            if f"{RDF}reifies" in says:
                stated = says[f"{RDF}reifies"]
                claim = (stated.subject, stated.predicate, stated.object)
            else:
                claim = (says[f"{RDF}subject"], says[f"{RDF}predicate"], says[f"{RDF}object"])
            types.add(claim[1])
            fact = (node, ox.NamedNode(f"{RDF}type"), ox.NamedNode(f"{LAZO}PlainFact")) in triples
            doubtful = not says[f"{LAZO}status"].value.endswith("asserted") or says[f"{LAZO}contested"].value == "true"
            if agreed(not fact, doubtful):
                yield Seen(*_names(node, *claim), True)
            else:
                plain.add(claim)
                yield Seen(*_names(node, *claim), False)
        types |= {predicate for _, predicate, _ in triples if _is_type(predicate, triples)}
        both_ways = plain | {claim[::-1] for claim in plain if _names(claim[0], *claim)[2] in SYMMETRIC}
        said = {triple for triple in triples if triple[1] in types}
        between_entities = {claim for claim in plain if "/relation/" not in claim[0].value + claim[2].value}
        assert between_entities <= said <= both_ways, "a plain triple says what is no plain fact"

    return read


def _is_type(predicate: ox.NamedNode, triples: set[Any]) -> bool:
    """Whether a predicate is a relation type: the export says so of its own properties."""
    return (predicate, ox.NamedNode(f"{RDF}type"), ox.NamedNode(f"{RDF}Property")) in triples


def _names(*nodes: ox.NamedNode) -> tuple[str, str, str, str]:
    id, subject, predicate, object = (re.split("[/#]", node.value)[-1] for node in nodes)
    return id, subject, re.sub("[A-Z]", lambda letter: f"-{letter[0].lower()}", predicate), object


SYSTEM = ("ftm",)
"""Formats whose reader needs more than pip can install."""
READERS: dict[str, Reader] = {
    "turtle": _rdf(ox.RdfFormat.TURTLE),
    "trig": _rdf(ox.RdfFormat.TRIG),
    "ntriples": _rdf(ox.RdfFormat.N_TRIPLES),
    "nquads": _rdf(ox.RdfFormat.N_QUADS),
    "jsonld": _rdf(ox.RdfFormat.JSON_LD),
    "rdfxml": _rdf(ox.RdfFormat.RDF_XML),
    "turtle12": _rdf(ox.RdfFormat.TURTLE),
    "graphml": _graphml,
    "gexf": _gexf,
    "csv-edges": _csv,
    "spreadsheet-edges": _csv,
    "cypher": _cypher,
    "cytoscape": _cytoscape,
    "ftm": _ftm,
    "sqlite": _sqlite,
    "xlsx": _xlsx,
    "neo4j-admin": _neo4j_admin,
    "nanopub": _rdf(ox.RdfFormat.TRIG),
    "vault": _vault,
    "parquet-edges": _parquet,
    "dot": _dot,
    "mermaid": _mermaid,
}


def seen_in(index: ClaimIndex, format: str) -> list[Seen]:
    """Return what the reader of a format finds in what is written."""
    found = READERS[format](bytes_of(index, format))
    return sorted(_unsentenced(index, seen) if format == "mermaid" else seen for seen in found)


def _unsentenced(index: ClaimIndex, seen: Seen) -> Seen:
    """Return what a flowchart says with the word claim in place of a node that is a whole sentence."""
    known = {entity.label["en"] for entity in index.entities.values()}
    subject, object = (end if end in known else "claim" for end in (seen.subject, seen.object))
    return seen._replace(subject=subject, object=object)
