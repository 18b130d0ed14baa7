"""Tests of the data that ships, as RDF."""

from __future__ import annotations

import io
from functools import lru_cache

import pyoxigraph
import pyshacl
import pytest
import rdflib

from graph.loader import load_index
from graph.model.claim_index import ClaimIndex
from graph.rdf.facts import read_facts
from graph.rdf.reading import dataset_of, records_of
from graph.rdf.shapes import write_shapes
from graph.rdf.terms import namespaces
from graph.reading.canonical_form import write_records
from graph.reading.typed_records import KINDS
from tests.rdf.parsers import text_of

SELECT = rdflib.URIRef("http://www.w3.org/ns/shacl#select")


@lru_cache(maxsize=1)
def _data() -> ClaimIndex:
    return load_index()


def _shapes(part: str) -> rdflib.Graph:
    stream = io.StringIO()
    write_shapes(_data().schema, stream, part=part)
    return rdflib.Graph().parse(data=stream.getvalue(), format="turtle")


def test_the_files_come_back_byte_for_byte() -> None:
    """What the export of the shipped data is read to are the canonical texts of its records."""
    facts = read_facts(text_of(_data()).encode(), "turtle", "export")
    dataset, problems = dataset_of(records_of(facts, _data().schema, "export"))
    expected = [write_records(kind, getattr(_data(), kind).values()) for kind in KINDS]
    assert (expected, []) == ([write_records(kind, dataset.records(kind).values()) for kind in KINDS], problems)


@pytest.mark.system
def test_the_shipped_data_conforms() -> None:
    """No shape of SHACL Core is broken; it takes pySHACL half a minute to say so."""
    shapes = _shapes("core")
    data = rdflib.Graph().parse(data=text_of(_data(), "ntriples"), format="nt")
    conforms, _, report = pyshacl.validate(data, shacl_graph=shapes)
    assert conforms, report


def test_every_plain_triple_of_the_shipped_data_stands_beside_its_fact() -> None:
    """The query of the one shape that needs SPARQL finds nothing; an engine of its own runs it, as it is faster."""
    (query,) = (str(text) for text in _shapes("sparql").objects(None, SELECT))
    store = pyoxigraph.Store()
    store.bulk_load(text_of(_data(), "ntriples").encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    found = store.query(query.replace("$this", "?this"), prefixes=namespaces())
    assert isinstance(found, pyoxigraph.QuerySolutions)
    assert [] == list(found)
