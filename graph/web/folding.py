"""What one line of a picture stands for: all claims between two entities, and how it keeps their marks.

The script of the page folds anew with each filter, by the ranks and numbers that it is given (``static/page/folding.js``); a
test holds that both fold alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.model.claim_index import ClaimIndex
from graph.model.records import Relation

__all__ = ["DrawnLine", "fold_relations", "rank"]


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """The claims between two entities, drawn as one line.

    Attributes:
        best: the plainest of them, which gives direction and look; of equally plain ones the first.
        relations: all of them, in the order given.
        stands: how many of them are plain facts.
        contested: whether any of them is contested.
        origins: the most independent origins that a plain fact among them has; 0 where none stands.
    """

    best: Relation
    relations: tuple[Relation, ...]
    stands: int
    contested: bool
    origins: int

    @property
    def label(self) -> str:
        """What is written on the line: that a claim is contested, how many there are, how many stand if not all do."""
        count = len(self.relations)
        signs = ["⊣"] if self.contested else []
        if count > 1:
            signs.append(f"×{count}" if self.stands == count else f"×{count} ({self.stands})")
        return " ".join(signs)


def fold_relations(index: ClaimIndex, relations: Iterable[Relation]) -> list[DrawnLine]:
    """Return one line for each two entities that claims join, whichever way these go, in the order of the first claims."""
    groups: dict[frozenset[str], list[Relation]] = {}
    for relation in relations:
        groups.setdefault(frozenset((relation.subject, relation.object)), []).append(relation)
    return [_line(index, group) for group in groups.values()]


def rank(index: ClaimIndex, relation: Relation) -> int:
    """Return the number of a claim in the order from plain to doubtful: by status, of one status the contested last."""
    return 2 * list(index.schema.statuses).index(relation.status) + (relation.id in index.contested)


def _line(index: ClaimIndex, group: list[Relation]) -> DrawnLine:
    plain = [relation for relation in group if index.is_plain(relation)]
    return DrawnLine(
        best=min(group, key=lambda relation: rank(index, relation)),
        relations=tuple(group),
        stands=len(plain),
        contested=any(relation.id in index.contested for relation in group),
        origins=max((len(index.origins(relation)) for relation in plain), default=0),
    )
