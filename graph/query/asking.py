"""The questions that can be asked of local data and of an endpoint alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from graph.model.claim_index import ClaimIndex
    from graph.model.records import Entity
    from graph.query.links import Links
    from graph.query.names import Matches
    from graph.query.neighbourhood import Neighbourhood
    from graph.query.questions import Order
    from graph.query.record import ShownRecord
    from graph.search.filters import Filters

__all__ = ["Asking"]


class Asking(Protocol):
    """What a `graph.knowledge_graph.KnowledgeGraph` and a `graph.sparql.remote.RemoteGraph` both answer, in the same words.

    Attributes:
        index: the claims that answers speak of; of an endpoint the excerpt that the last answer is from.
    """

    @property
    def index(self) -> ClaimIndex:
        """The claims that answers speak of."""
        ...

    def entity(self, name: str) -> Entity:
        """Return the one entity that a name or id means."""
        ...

    def find(self, text: str, limit: int = ..., *, language: str = ...) -> Matches:
        """Return the entities that a text may mean."""
        ...

    def links(
        self,
        origin: str,
        destination: str,
        *,
        filters: Filters | None = ...,
        max_hops: int = ...,
        top: int | None = ...,
        flat: bool = ...,
        by: Order = ...,
        recency: bool = ...,
        language: str = ...,
    ) -> Links:
        """Return what links two names."""
        ...

    def near(self, name: str, *, filters: Filters | None = ..., hops: int = ..., language: str = ...) -> Neighbourhood:
        """Return what surrounds a name."""
        ...

    def show(self, id: str, *, language: str = ...) -> ShownRecord:
        """Return one entity, relation or source whole."""
        ...
