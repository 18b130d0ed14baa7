"""Tests of the IRIs that the graph uses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.schema import Schema
from graph.problems import UsageError
from graph.rdf.terms import class_name, local_part, namespaces, property_name, record_part, term_name
from graph.rdf.words import load_words
from graph.reading.vocabulary import load_schema


def _own_names(schema: Schema) -> list[str]:
    """Return every local name of our vocabulary, once for each thing that has it."""
    lists = {
        "status": schema.statuses,
        "theme": schema.themes,
        "kind": schema.source_kinds,
        "medium": schema.media,
        "carrier": schema.carriers,
        "unit": schema.units,
    }
    words = [*load_words().classes, *load_words().properties]
    return [
        *map(class_name, schema.entity_types),
        *map(property_name, schema.relation_types),
        *(term_name(kind, id) for kind, ids in lists.items() for id in ids),
        *(word.removeprefix("lazo:") for word in words if word.startswith("lazo:")),
        *(f"{kind}-scheme" for kind in lists),
    ]


def test_no_two_words_of_the_vocabulary_share_a_name() -> None:
    """Every type, status, theme, kind, unit and word has an IRI of its own."""
    names = _own_names(load_schema())
    assert sorted(set(names)) == sorted(names)


def test_no_key_of_json_ld_stands_for_two_properties() -> None:
    """The keys of JSON-LD, the relation types among them, and its prefixes are all different."""
    schema = load_schema()
    keys = [word.key for word in load_words().properties.values()]
    keys += [*map(property_name, schema.relation_types), *namespaces()]
    assert sorted(set(keys)) == sorted(keys)


@given(st.text())
def test_an_id_comes_back_from_its_iri(id: str) -> None:
    """Whatever an id is, its last part of an IRI is plain ASCII and leads back to it."""
    local = local_part(id)
    assert (record_part(local), local.isascii(), "/" in local, "." in local) == (id, True, False, False)


@pytest.mark.parametrize(
    "base", ["", "lazo", "https://example.org", "https://example.org/a b/", "https://example.org/<x>/"]
)
def test_a_base_that_makes_no_iris_is_refused(base: str) -> None:
    """A base that is relative, has no end of its own or holds what no IRI can is a wrong question."""
    with pytest.raises(UsageError, match="cannot be a base"):
        namespaces(base)


def test_one_base_moves_every_iri_of_ours() -> None:
    """With another base, no namespace of ours is left below the default one."""
    left = [prefix for prefix, iri in namespaces("urn:x:/").items() if "lazo" in iri]
    assert [] == left
