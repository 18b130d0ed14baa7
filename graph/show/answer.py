"""What every answer has in common, whatever was asked: its claims, what they rest on, and ways to show and keep it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.model.claim_index import ClaimIndex
from graph.model.json_form import JsonForm
from graph.model.parts import part_of
from graph.show.steps import Step

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["Answer", "Question"]

FEW = 5
"""How many claims ``print(answer)`` tells. Source: a choice of ours."""


class Question(JsonForm):
    """What was asked."""

    __slots__ = ()

    @property
    @abstractmethod
    def names(self) -> tuple[str, ...]:
        """The ids of the entities that were asked for."""


class Answer(JsonForm):
    """An answer to a question.

    ``len`` and iteration go over its `rows`. The claims in it are its `steps`; ids of what it speaks of follow from them.
    """

    __slots__ = ()

    index: ClaimIndex
    """The collection as it was known, in which the answer can be looked up further."""
    language: str
    """The language of its sentences."""

    @property
    @abstractmethod
    def query(self) -> Question:
        """The question: what was asked for, and what was let in."""

    @property
    @abstractmethod
    def rows(self) -> Sequence[Any]:
        """The answer row by row: paths, claims, matches, findings, whatever it is made of."""

    @abstractmethod
    def steps(self) -> Iterator[Step]:
        """Yield the claims that the answer shows, in its order; the same one may come twice."""

    @abstractmethod
    def to_frame(self) -> DataFrame:
        """Return the answer as a pandas frame."""

    @abstractmethod
    def _repr_html_(self) -> str: ...

    @property
    def left_out(self) -> Mapping[str, int]:
        """How many claims the filters left out, by the first reason; empty where nothing is filtered."""
        found: Mapping[str, int] = getattr(self, "hidden", {})
        return found

    @property
    def relation_ids(self) -> tuple[str, ...]:
        """The ids of the claims in it, each once, parallel ones and those that stand against a claim among them."""
        found: dict[str, None] = {}
        for step in self.steps():
            against = (denial.relation for denial in step.denials)
            found.update(dict.fromkeys((step.relation, *step.parallel, *against)))
        return tuple(found)

    @property
    def entity_ids(self) -> tuple[str, ...]:
        """The ids of the entities asked for, then of those at the ends of its claims, each once."""
        ends = (end for step in self.steps() for end in (step.subject, step.object))
        return tuple(id for id in dict.fromkeys((*self.query.names, *ends)) if id in self.index.entities)

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The ids of the sources in which its claims can be read, each once."""
        relations = (self.index.relations[id] for id in self.relation_ids if id in self.index.relations)
        return tuple(dict.fromkeys(citation.source for relation in relations for citation in relation.sources))

    def part(self) -> ClaimIndex:
        """Return the claims of the answer as a collection of their own, with all that they refer to."""
        return part_of(self.index, self.relation_ids, self.entity_ids)

    def export(self, path: str | Path, format: str = "turtle") -> Path:
        """Write the claims of the answer to a file in one of the formats of ``lazo export``, and return its path.

        Raises:
            UsageError: there is no such format, or it cannot hold so much.
        """
        from graph.export.writing import export_file

        return export_file(self.part(), Path(path), format)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, index: int) -> Any:
        return self.rows[index]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def __repr__(self) -> str:
        entities = self.index.entities
        names = [entities[id].name(self.language) if id in entities else id for id in self.query.names]
        return f"<{type(self).__name__}: {' – '.join(names) or 'everything'}: {len(self)}>"

    def __str__(self) -> str:
        told = dict.fromkeys(step.sentence for step in self.steps())
        more = [f"  … {len(told) - FEW} more"] if len(told) > FEW else []
        return "\n".join([repr(self)[1:-1], *(f"  {sentence}" for sentence in islice(told, FEW)), *more])
