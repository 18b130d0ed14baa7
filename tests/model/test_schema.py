"""The schema: the table that ships is complete and consistent in itself."""

from __future__ import annotations

import re

import pytest

from graph.model.schema import CLAIM, Schema
from graph.reading.vocabulary import load_schema


@pytest.fixture(scope="module")
def schema() -> Schema:
    """Return the schema that ships."""
    return load_schema()


def test_types_that_the_project_began_with(schema: Schema) -> None:
    """The relation types that users asked for by name are there."""
    assert {"partner-of", "ratified", "tested-in"} <= set(schema.relation_types)


def test_a_type_fits_by_its_ancestors(schema: Schema) -> None:
    """A child type may stand where its parent is allowed, and not the other way round."""
    assert schema.fits("bank", ["organization"])
    assert not schema.fits("organization", ["bank"])


def test_walked_statuses_in_order(schema: Schema) -> None:
    """Search walks asserted and reported claims by default, surest first."""
    assert schema.walked == ("asserted", "reported")


def test_only_asserted_is_plain(schema: Schema) -> None:
    """One status alone can stand as a plain fact."""
    assert [status for status in schema.statuses if schema.is_plain(status)] == ["asserted"]


def test_domains_and_ranges_exist(schema: Schema) -> None:
    """Each end of each relation type is an entity type or a claim."""
    known = {*schema.entity_types, CLAIM}
    odd = {kind.id for kind in schema.relation_types.values() if not {*kind.domain, *kind.range} <= known}
    assert odd == set()


def test_themes_and_times_exist(schema: Schema) -> None:
    """Each relation type has a theme of the list and is a moment or a span."""
    for kind in schema.relation_types.values():
        assert kind.theme in schema.themes, kind.id
        assert kind.time in ("moment", "span"), kind.id


def test_a_moment_has_no_past(schema: Schema) -> None:
    """A phrase for what is over belongs to spans only."""
    assert [kind.id for kind in schema.relation_types.values() if kind.past and kind.time == "moment"] == []


def test_symmetric_types_read_alike_both_ways(schema: Schema) -> None:
    """A symmetric type has one phrase for both directions and equal ends."""
    for kind in schema.relation_types.values():
        if kind.symmetric:
            assert all(forth == back for forth, back in kind.phrase.values()), kind.id
            assert set(kind.domain) & set(kind.range), kind.id


def test_inverse_types_name_each_other(schema: Schema) -> None:
    """If one type names another as its inverse, the other names it back."""
    for kind in schema.relation_types.values():
        if kind.inverse:
            assert schema.relation_types[kind.inverse].inverse == kind.id


def test_labels_have_every_language(schema: Schema) -> None:
    """Every type and term has a name in each of the four languages."""
    members = [
        member
        for table in (
            schema.entity_types,
            schema.statuses,
            schema.themes,
            schema.source_kinds,
            schema.units,
            schema.languages,
        )
        for member in table.values()
    ]
    assert [member.id for member in members if tuple(member.label) != tuple(load_schema().languages)] == []


def test_ids_are_kebab(schema: Schema) -> None:
    """Ids of types and themes are lower-case words joined by dashes."""
    ids = [*schema.entity_types, *schema.relation_types, *schema.themes, *schema.statuses]
    assert [id for id in ids if not re.fullmatch(r"[a-z]+(-[a-z]+)*", id)] == []


def test_russian_phrases_need_no_case(schema: Schema) -> None:
    """A Russian phrase ends in a colon, so that the name after it stays in the nominative."""
    for kind in schema.relation_types.values():
        for table in (kind.phrase, kind.past):
            assert all(phrase.endswith(":") for phrase in table.get("ru", ())), kind.id
