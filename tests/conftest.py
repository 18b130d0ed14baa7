"""What all tests share: the invented world, read from its files each time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from graph.knowledge_graph import KnowledgeGraph
from graph.loader import load_index
from graph.model.claim_index import ClaimIndex

os.environ["LAZO_NO_SNAPSHOT"] = "1"

# No test fails because the machine is busy.
settings.register_profile("lazo", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("lazo")


@pytest.fixture(scope="session")
def toy_folder() -> Path:
    """Return the folder of the invented world."""
    return Path(__file__).parent / "toy"


@pytest.fixture(scope="session")
def two_states() -> Path:
    """Return the folder of the smallest world that has a claim: two states, and three things said of them."""
    return Path(__file__).parent / "cases" / "two_states"


@pytest.fixture(scope="session")
def toy(toy_folder: Path) -> ClaimIndex:
    """Return the claims of the invented world."""
    return load_index([toy_folder])


@pytest.fixture(scope="module")
def graph(toy: ClaimIndex) -> KnowledgeGraph:
    """Return the invented world with its public face."""
    return KnowledgeGraph(toy)
