"""Formats of several files: what stands in them, and that hard names make no hard files."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from zipfile import ZipFile

import pyoxigraph as ox
import pytest

from graph.export.neo4j_admin import SEPARATOR
from graph.model.claim_index import ClaimIndex
from tests.export.test_untrusted_text import HARD
from tests.export.writing import bytes_of

NP = "http://www.nanopub.org/nschema#"


def labelled(index: ClaimIndex, **labels: str) -> ClaimIndex:
    """Return the world in which some entities have other names."""
    renamed = {id: replace(index.entities[id], label={"en": label}, aliases={}) for id, label in labels.items()}
    return ClaimIndex(index.schema, {**index.entities, **renamed}, index.relations, index.sources)


def files_in(index: ClaimIndex, format: str) -> dict[str, str]:
    """Return the texts of an archive by their paths."""
    with ZipFile(io.BytesIO(bytes_of(index, format))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.mark.parametrize("name", HARD)
def test_a_hard_name_makes_a_note_that_any_system_can_store(toy: ClaimIndex, name: str) -> None:
    """No path has a sign that a file system or a link refuses, and the note tells the name as it is."""
    files = files_in(labelled(toy, lumera=HARD[name]), "vault")
    assert [path for path in files if not re.fullmatch(r'(\w+/)?[^\\/:*?"<>|#^\[\]%\x00-\x1f]{1,140}\.md', path)] == []
    (note,) = (text for text in files.values() if text.startswith('---\nid: "lumera"\n'))
    title = next(line for line in note.splitlines() if line.startswith("# "))
    assert " ".join(HARD[name].split()) == re.sub(r"\\(.)", r"\1", title.removeprefix("# "))


@pytest.mark.parametrize(("one", "other"), [("Lumera", "Lumera"), ("LUMERA", "lumera"), ("A/B", "A:B"), ("...", "???")])
def test_two_entities_never_share_a_note(toy: ClaimIndex, one: str, other: str) -> None:
    """Equal names, names that differ in case and names of nothing but refused signs get notes of their own."""
    files = files_in(labelled(toy, lumera=one, quell=other), "vault")
    entities = [path.casefold() for path in files if path.startswith("entities/")]
    assert len(toy.entities) == len(set(entities))


def test_every_link_of_a_vault_leads_to_a_note(toy: ClaimIndex) -> None:
    """No link hangs in the air."""
    files = files_in(toy, "vault")
    notes = {path.removesuffix(".md") for path in files}
    notes |= {path.removeprefix("entities/") for path in notes}
    linked = {link for text in files.values() for link in re.findall(r"\[\[(.*?)\]\]", text)}
    assert linked - notes == set()


def test_the_tables_of_neo4j_have_typed_headers(toy: ClaimIndex) -> None:
    """Ids, ends, labels and types stand where the tool looks for them, and lists keep their members apart."""
    files = files_in(labelled(toy, quell="A; B | C"), "neo4j-admin")
    nodes = list(csv.DictReader(io.StringIO(files["nodes.csv"], newline="")))
    edges = list(csv.DictReader(io.StringIO(files["edges.csv"], newline="")))
    lumera = next(row for row in nodes if row["id:ID"] == "lumera")
    aliases = [name for names in toy.entities["lumera"].aliases.values() for name in names]
    assert (["Lazo", "State"], aliases) == tuple(lumera[key].split(SEPARATOR) for key in (":LABEL", "aliases:string[]"))
    assert {"true", "false"} == {row["contested:boolean"] for row in edges}
    assert "A; B | C" in {row["label:string"] for row in nodes}


def test_a_nanopublication_has_its_four_graphs(toy: ClaimIndex) -> None:
    """Each claim has a head that names an assertion, a provenance and the information on itself, none of them empty."""
    store = ox.Store()
    store.load(bytes_of(toy, "nanopub"), format=ox.RdfFormat.TRIG)
    triples: dict[str, list[ox.Quad]] = {}
    for quad in store:
        triples.setdefault(str(quad.graph_name), []).append(quad)
    for id in toy.relations:
        head = triples[f"<https://w3id.org/lazo/nanopub/{id}#head>"]
        parts = {quad.predicate.value.removeprefix(f"{NP}has"): str(quad.object) for quad in head}
        assert {"Assertion", "Provenance", "PublicationInfo"} <= set(parts)
        assert {parts[name] for name in ("Assertion", "Provenance", "PublicationInfo")} <= set(triples)
    assert 4 * len(toy.relations) == len(triples)
