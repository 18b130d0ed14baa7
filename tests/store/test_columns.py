"""Columns: records written side by side are read again the same, and made only when asked for."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.claim_index import ClaimIndex
from graph.model.records import Citation, Entity, Quantity, Relation, Source
from graph.store.columns import decode, encode
from tests.strategies import ENTITIES, RELATIONS, SOURCES

ALL = st.tuples(*(st.lists(each, max_size=6) for each in (ENTITIES, RELATIONS, SOURCES)))


@given(ALL)
def test_columns_hold_whatever_records_say(drawn: tuple[list[Entity], list[Relation], list[Source]]) -> None:
    """Written as columns and read again, records are the same, their order and the order within them included."""
    drawn_entities = {each.id: each for each in drawn[0]}
    relations = {each.id: each for each in drawn[1]}
    sources = {each.id: each for each in drawn[2]}
    ends = {end: Entity(end, "place", {}) for each in drawn[1] for end in (each.subject, each.object)}
    entities = {id: each for id, each in ({**ends, **drawn_entities}).items() if id not in relations}
    before = (entities, relations, sources)
    after = decode(encode(*before))
    assert [list(kind.items()) for kind in before] == [list(kind.items()) for kind in after]
    assert repr([list(kind.values()) for kind in before]) == repr([list(kind.values()) for kind in after])


def test_columns_know_every_field() -> None:
    """Who gives a record a new field gives it a column; this test says where that must be thought of."""
    known = {
        Entity: "id type label aliases description identifiers start end medium theme",
        Relation: "id subject type object status sources start end as_of claimed_by place role quantities",
        Source: "id kind publisher title issued accessed url language authors agency passes_on work carrier archived",
        Citation: "source locator passes_on says read",
        Quantity: "unit value min max about of measure",
    }
    assert known == {kind: " ".join(field.name for field in fields(kind)) for kind in known}


def test_records_behave_as_a_dict(toy: ClaimIndex) -> None:
    """What is made on demand can be asked whatever a dict can, in any order, before or after it was made."""
    lazy, _, _ = decode(encode(toy.entities, toy.relations, toy.sources))
    whole = dict(toy.entities)
    last = list(whole)[-1]
    assert (whole[last], None, 7) == (lazy[last], lazy.get("nobody"), lazy.get("nobody", 7))
    assert (True, False, len(whole)) == (last in lazy, "nobody" in lazy, len(lazy))
    assert whole.keys() | {"x"} == lazy.keys() | {"x"}
    assert (list(whole), list(whole.values()), list(whole.items())) == (
        list(lazy),
        list(lazy.values()),
        [*lazy.items()],
    )
    assert whole == lazy
    assert lazy == whole
    with pytest.raises(KeyError):
        lazy["nobody"]
