"""What surrounds an entity."""

from __future__ import annotations

from graph.model.claim_index import ClaimIndex
from graph.query.neighbourhood import find_near
from graph.search.filters import Filters


def test_one_hop_is_all_relations_of_the_entity(toy: ClaimIndex) -> None:
    """Every relation that is let in stands there once, and what was left out is counted."""
    near = find_near(toy, "lumera")
    own = list(toy.relations_of("lumera"))
    shown = {relation.id for relation in own if relation.status in ("asserted", "reported")}
    assert shown == {step.relation for step in near.relations}
    assert near.hidden["by_status"] == len(own) - len(shown)
    assert ("lumera", 0) == (near.entities[0].id, near.entities[0].hops)


def test_two_hops_reach_further(toy: ClaimIndex) -> None:
    """Entities come nearest first; a relation between two of the outermost is not walked."""
    near = find_near(toy, "energy", hops=2)
    assert [("energy", 0), ("tarvenergo", 1), ("lumera", 2), ("tarvia", 2)] == [
        (entity.id, entity.hops) for entity in near.entities
    ]
    assert {"toy-0037", "toy-0038", "toy-0039"} == {step.relation for step in near.relations}


def test_steps_lead_away_from_the_entity(toy: ClaimIndex) -> None:
    """From is the end that lies nearer."""
    near = find_near(toy, "grain", hops=2)
    assert [("grain", "grain-shipment-2024"), ("grain-shipment-2024", "lumera"), ("grain-shipment-2024", "tarvia")] == (
        sorted((step.origin, step.destination) for step in near.relations)
    )


def test_filters_hold(toy: ClaimIndex) -> None:
    """Only what the filters let in is walked."""
    near = find_near(toy, "lumera", filters=Filters(only=("signed",)))
    assert ["toy-0014"] == [step.relation for step in near.relations]
    assert ["lumera", "harbour-pact"] == [entity.id for entity in near.entities]


def test_json_has_the_stable_keys(toy: ClaimIndex) -> None:
    """The keys are those that scripts rely on."""
    assert {"entity", "query", "entities", "relations", "complete", "hidden"} == find_near(
        toy, "grain"
    ).to_dict().keys()
