"""Tests of the SHACL shapes: what is right conforms, and each wrong thing is rejected for its own reason."""

from __future__ import annotations

import io
import json
from functools import lru_cache
from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
import rdflib

from graph.cli import main
from graph.model.claim_index import ClaimIndex
from graph.model.records import Citation, Entity, Relation, Source
from graph.model.schema import CLAIM
from graph.rdf.shapes import PARTS, write_shapes
from graph.rdf.terms import DEFAULT_BASE, namespaces, property_name
from graph.reading.vocabulary import load_schema
from tests.rdf.broken import BROKEN, good_index
from tests.rdf.javascript import printed_by
from tests.rdf.parsers import text_of

SHAPES = f"{DEFAULT_BASE}shapes#"
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


@lru_cache(maxsize=1)
def _shapes_text() -> str:
    stream = io.StringIO()
    for part in PARTS:
        write_shapes(load_schema(), stream, part=part)
    return stream.getvalue()


@lru_cache(maxsize=1)
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(data=_shapes_text(), format="turtle")


def _rejected_by(text: str) -> set[str]:
    """Return the names of the shapes that pySHACL finds broken."""
    _, report, _ = pyshacl.validate(rdflib.Graph().parse(data=text, format="nt"), shacl_graph=_shapes())
    assert isinstance(report, rdflib.Graph)
    named = set()
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        shape = report.value(result, SH.sourceShape)
        named.add(_name_of(shape))
    return named


def _name_of(shape: object) -> str:
    """Return the name of a shape, or of the one that holds it where it has none itself."""
    while isinstance(shape, rdflib.BNode):
        shape = next(_shapes().subjects(None, shape))
    return str(shape).removeprefix(SHAPES)


def _changed(index: ClaimIndex, update: str) -> str:
    """Return the export of an index after a SPARQL update, as N-Triples."""
    store = pyoxigraph.Store()
    store.load(text_of(index, "ntriples").encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    if update:
        store.update("".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in namespaces().items()) + update)
    data = store.dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph())
    assert data is not None
    return data.decode()


def test_the_shapes_of_sparql_stand_apart(capsys: pytest.CaptureFixture[str]) -> None:
    """A validator that has SHACL Core alone can read what the command writes by default; the rest is asked for by name."""
    assert 0 == main(["export", "--shapes"])
    core = rdflib.Graph().parse(data=capsys.readouterr().out, format="turtle")
    assert 0 == main(["export", "--shapes", "sparql"])
    rest = rdflib.Graph().parse(data=capsys.readouterr().out, format="turtle")
    assert ([], [rdflib.URIRef(f"{SHAPES}plain-backed")]) == (
        list(core.subjects(SH.sparql, None)),
        list(rest.subjects(rdflib.RDF.type, SH.NodeShape)),
    )


def test_the_invented_world_conforms(toy: ClaimIndex) -> None:
    """The export of good data breaks no shape."""
    assert set() == _rejected_by(text_of(toy, "ntriples"))


def test_the_good_graph_conforms() -> None:
    """The graph that the broken ones are made from breaks no shape."""
    assert set() == _rejected_by(_changed(good_index(), ""))


@pytest.mark.parametrize("shape", sorted(BROKEN))
def test_a_broken_graph_is_rejected_for_its_own_reason(shape: str) -> None:
    """The change that breaks a shape is found by that shape, and by no other that could keep silent."""
    assert {shape} | BROKEN[shape].also == _rejected_by(_changed(good_index(), BROKEN[shape].update))


def test_every_shape_has_a_broken_graph() -> None:
    """Each shape that can be broken is broken by a graph of its own; those of relation types by one for all."""
    carried = {str(shape) for shape in _shapes().objects(None, SH.property) if isinstance(shape, rdflib.URIRef)}
    targets = {str(shape) for shape in _shapes().subjects(SH.targetClass, None)}
    with_parts = {str(shape) for shape in _shapes().subjects(SH.property, None) if isinstance(shape, rdflib.URIRef)}
    own = {
        str(shape) for shape in _shapes().subjects(SH.message, None) if (shape, SH.targetNode, None) not in _shapes()
    }
    assert {name.removeprefix(SHAPES) for name in carried | (targets & own) | (targets - with_parts)} == set(BROKEN)


def test_every_relation_type_rejects_what_does_not_fit_its_ends() -> None:
    """A relation of each type between things that its domain and range leave out breaks both of its shapes."""
    schema = load_schema()
    entities = {id: Entity(id, id, {"en": id}) for id in schema.entity_types}
    sources = {"roll": Source("roll", "data", "media-outlet")}
    relations = {"of": Relation("of", "state", "has-mission-in", "state", "alleged", (Citation("roll"),))}
    expected = set()
    for kind in schema.relation_types.values():
        ends = {}
        for end, allowed in (("subject", kind.domain), ("object", kind.range)):
            wrong = [id for id in entities if not schema.fits(id, allowed)]
            ends[end] = wrong[-1] if wrong else "of"
            if wrong or CLAIM not in allowed:
                expected.add(f"{property_name(kind.id)}.{end}")
        relations[kind.id] = Relation(
            kind.id, ends["subject"], kind.id, ends["object"], "alleged", (Citation("roll"),), claimed_by=("state",)
        )
    found = _rejected_by(text_of(ClaimIndex(schema, entities, relations, sources), "ntriples"))
    assert expected == found


@pytest.mark.system
def test_an_independent_validator_agrees(tmp_path: Path) -> None:
    """Another validator, which knows no SPARQL, finds the same shapes broken in the same graphs."""
    cases = {"good": "", **{name: broken.update for name, broken in BROKEN.items() if name != "plain-backed"}}
    (tmp_path / "shapes.ttl").write_text(_shapes_text(), encoding="utf-8")
    for name, update in cases.items():
        (tmp_path / f"{name}.nt").write_text(_changed(good_index(), update), encoding="utf-8")
    expected = {f"{name}.nt": sorted(BROKEN[name].also | {name}) for name in cases if name != "good"} | {"good.nt": []}
    for shapes in expected.values():
        shapes[:] = [shape for shape in shapes if shape != "plain-backed"]
    files = [tmp_path / "shapes.ttl", *(tmp_path / f"{name}.nt" for name in cases)]
    assert expected == json.loads(printed_by("validate.mjs", *files))
