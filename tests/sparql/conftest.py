"""The engines that the tests of SPARQL share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.sparql.engines import Engine, oxigraph, virtuoso

ENGINES = {"oxigraph": oxigraph, "virtuoso": virtuoso}


@pytest.fixture(scope="session", params=["oxigraph", pytest.param("virtuoso", marks=pytest.mark.system)])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Return each of the real servers in turn, empty at first."""
    name: str = request.param
    with ENGINES[name](tmp_path_factory.mktemp(name)) as found:
        yield found
