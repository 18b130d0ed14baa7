"""Tests of servers that cut their answers at a number of rows without a word."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model.claim_index import ClaimIndex
from graph.query.links import find_links
from graph.query.neighbourhood import find_near
from graph.query.record import show_record
from graph.sparql import bounded, endpoint
from graph.sparql.endpoint import Endpoint
from graph.sparql.forwarding import forward_query
from graph.sparql.remote import RemoteGraph
from graph.sparql.results import table_of
from graph.sparql.server import EndpointError
from tests.sparql.simulated import SimulatedServer, capped
from tests.sparql.test_remote import dense

CAPS = [5, 7, 13, 100, 128, 777, 1024]


@pytest.mark.parametrize("cap", CAPS)
def test_an_answer_does_not_depend_on_the_cap(toy: ClaimIndex, cap: int) -> None:
    """Links, neighbourhood and record are those of the local data, however few rows an answer may have."""
    remote = RemoteGraph(Endpoint(SimulatedServer(toy, capped(cap))))
    assert find_links(toy, "tarvia", "lumera").to_dict() == remote.links("tarvia", "lumera").to_dict()
    assert find_near(toy, "lumera").to_dict() == remote.near("lumera").to_dict()
    assert show_record(toy, "toy-0019").to_dict() == remote.show("toy-0019").to_dict()


@pytest.mark.parametrize("cap", [40, 64, 777])
def test_hubs_have_the_same_paths_under_a_cap(cap: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cheapest ways are paged too: what is called complete is complete."""
    monkeypatch.setattr(bounded, "FIRST", 300)
    index = dense(1)
    frugal = RemoteGraph(Endpoint(SimulatedServer(index, capped(cap))), most_relations=0)
    local, far = (
        find(*("n-00", "n-01")).to_dict()["paths"] for find in (lambda *ends: find_links(index, *ends), frugal.links)
    )
    assert [path["score"] for path in local] == [path["score"] for path in far]


@pytest.mark.parametrize("cap", [3, 10, 100, 777])
def test_pages_go_on_until_nothing_is_left(toy: ClaimIndex, cap: int) -> None:
    """Every IRI comes once, whether pages are as long as asked for or as the server likes."""
    asked = Endpoint(SimulatedServer(toy, capped(cap)))
    found = list(asked.pages("r", "?r a <https://w3id.org/lazo/ns#Relation>"))
    assert sorted(f"https://w3id.org/lazo/relation/{id}" for id in toy.relations) == found


@pytest.mark.parametrize("page", [7, 1000])
@pytest.mark.parametrize("cap", [3, 10, 777])
def test_rows_are_whole(toy: ClaimIndex, cap: int, page: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """All rows of a query come, each once, by themselves and in batches."""
    monkeypatch.setattr(endpoint, "PAGE", page)
    asked = Endpoint(SimulatedServer(toy, capped(cap)))
    predicate = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate>"
    rows = asked.rows(f"SELECT ?r ?p {{ ?r {predicate} ?p }}", "r", "p")
    types = sorted({row["p"].text for row in rows})
    query = f"SELECT ?r ?p {{{{ VALUES ?p {{{{ {{}} }}}} ?r {predicate} ?p }}}}"
    batches = list(asked.batches(types, query.format, "r", "p"))
    expected = sorted(f"https://w3id.org/lazo/relation/{id}" for id in toy.relations)
    assert [expected, expected] == [sorted(row["r"].text for row in found) for found in (rows, batches)]


def test_a_server_that_does_not_page_is_refused(toy: ClaimIndex) -> None:
    """Where the pages don't hold what is counted, or come twice, there is no answer."""

    def forgetful(found: dict[str, Any]) -> Any:
        rows = found["results"]["bindings"]
        found["results"]["bindings"] = rows[:10] if len(rows) > 10 else rows[1:] if len(rows) > 3 else rows
        return found

    asked = Endpoint(SimulatedServer(toy, forgetful))
    with pytest.raises(EndpointError, match=r"gives \d+ of \d+ rows; nothing of its answer was used"):
        list(asked.pages("r", "?r a <https://w3id.org/lazo/ns#Relation>"))


@pytest.mark.parametrize("cap", [3, 30])
def test_a_forwarded_query_that_was_cut_is_refused(toy: ClaimIndex, cap: int) -> None:
    """A person's own query gets no part of its rows for the whole."""
    asked = Endpoint(SimulatedServer(toy, capped(cap)))
    with pytest.raises(EndpointError, match=f"gives at most {cap} rows, so that there may be more"):
        forward_query(asked, "SELECT ?r { ?r a lazo:Relation }")


@pytest.mark.parametrize("cap", [51, 777, 10**9])
def test_a_forwarded_query_that_is_whole_is_answered(toy: ClaimIndex, cap: int) -> None:
    """What the server gives beyond the rows of the answer shows that these are all."""
    asked = Endpoint(SimulatedServer(toy, capped(cap)))
    assert len(toy.relations) == len(table_of(forward_query(asked, "SELECT ?r { ?r a lazo:Relation }"))[1])
