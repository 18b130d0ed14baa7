"""The questions that local data and an endpoint answer alike."""

from __future__ import annotations

import inspect

import pytest

from graph.knowledge_graph import KnowledgeGraph
from graph.query.asking import Asking
from graph.sparql.remote import RemoteGraph

QUESTIONS = [name for name, member in vars(Asking).items() if inspect.isfunction(member) and not name.startswith("_")]


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("kind", [KnowledgeGraph, RemoteGraph])
def test_the_signatures_are_the_same(kind: type, name: str) -> None:
    """Both take each question with the same parameters, none of them hidden in a collective one."""
    asked = inspect.signature(getattr(Asking, name)).parameters
    taken = inspect.signature(getattr(kind, name)).parameters
    assert [(each.name, each.kind) for each in asked.values()] == [(each.name, each.kind) for each in taken.values()]


def test_both_give_the_same_defaults() -> None:
    """A question that says no more is the same question wherever it is asked."""
    for name in QUESTIONS:
        local, remote = (inspect.signature(getattr(kind, name)).parameters for kind in (KnowledgeGraph, RemoteGraph))
        assert {key: each.default for key, each in local.items()} == {key: each.default for key, each in remote.items()}
