"""How telling a path is: a number between 0 and 1 that is the product of factors which anyone can check.

    score = specificity * hubs * evidence * status * theme * length * together [* recency]

The factors of a path (a path is as strong as its weakest step in what concerns trust, and as telling as its steps are
on average):

specificity
    The mean over the steps of ``itf(p) * ends(p)``, from 0 to 1. ``itf(p) = ln(|T| / |T_p|) / ln |T|`` is the rarity
    of the type among all relations. Source: inverse triple frequency of RECAP (Pirrò, "Explaining and Suggesting
    Relatedness in Knowledge Graphs", ISWC 2015), divided by its maximum. ``ends(p) = (d_p(subject) * d_p(object)) **
    -1/4`` damps what an end has with many, ``d_p`` being the number of different neighbours that it has by this
    type. Source: the degrees by type of the degree-weighted path count (Himmelstein and Baranzini, PLOS Comput.
    Biol. 2015; Himmelstein et al., GigaScience 2023), as a geometric mean of the ends with their exponent 1/2.
    It takes the place of RECAP's predicate frequency, which does the opposite: it favours what an end does most,
    and so, between two states, the hundredth vote over the only treaty.
hubs
    The product over inner entities of ``degree ** -1/2``. Source: as above. The degree is that of
    `graph.model.claim_index.ClaimIndex.hub_degree`: of an occasion, such as an agreement, its participants alone.
evidence
    The least over the steps of ``1 - product over independent origins of (1 - r)`` (noisy or: Pearl 1988, 4.3.2).
    See `graph.search.publishers.Publishers.reliabilities`.
status, theme
    The least over the steps of what the schema says a status and a theme count.
length
    ``exp(-1/2)`` for each hop after the first, so that a hop costs what an inner entity of degree e does.
together
    1, or `NEVER_AT_ONCE` where there is no day on which all steps may have held, see
    `graph.model.holding.Holding.together`.
recency
    Only if asked for: ``2 ** (-years / 10)`` for the step that was last known to hold longest ago.

Degrees and frequencies are those of the whole collection, whatever the filters; evidence is what the question lets in.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.model.costs import HOP, score_of
from graph.model.dates import UNKNOWN, PartialDate
from graph.model.records import Relation
from graph.search.filters import Selection

__all__ = ["Factors", "Ranking", "Strength"]

NEVER_AT_ONCE = 0.5
"""What a path counts whose steps never held at once. Source: a choice of ours; it still may say how one led to the other."""

HALF_LIFE = 10.0
"""Years after which a step counts half, where recency is asked for. Source: a choice of ours."""


@dataclass(frozen=True, slots=True)
class Strength:
    """What one relation brings to the score of a path, each number from 0 to 1."""

    specificity: float
    evidence: float
    status: float
    theme: float
    recency: float = 1.0

    @property
    def product(self) -> float:
        """What a path of this one step would score."""
        return self.specificity * self.evidence * self.status * self.theme * self.recency


@dataclass(frozen=True, slots=True)
class Factors:
    """The factors of a path's score; their product is the score."""

    specificity: float
    hubs: float
    evidence: float
    status: float
    theme: float
    length: float
    together: float
    recency: float | None = None

    @property
    def score(self) -> float:
        """The product of the factors."""
        score = self.specificity * self.hubs * self.evidence * self.status * self.theme * self.length * self.together
        return score if self.recency is None else score * self.recency

    def to_dict(self) -> dict[str, float]:
        """Return the factors by name, to six significant digits."""
        names = ("specificity", "hubs", "evidence", "status", "theme", "length", "together", "recency")
        values = ((name, getattr(self, name)) for name in names)
        return {name: float(f"{value:.6g}") for name, value in values if value is not None}


class Ranking:
    """Scores the paths of one question.

    Args:
        selection: the claims let in.
        recency: whether recent claims count more.
    """

    def __init__(self, selection: Selection, *, recency: bool = False) -> None:
        self._selection, self._recency = selection, recency
        index = selection.index
        self._totals = index.totals
        self._all = sum(self._totals.types.values())
        self._most = math.log(max(2, self._all))
        self._strengths: dict[str, Strength] = {}
        self._now = _latest(selection) if recency else None

    def weight(self, entity: str) -> int:
        """Return what the entity costs a path as an inner one."""
        return self._totals.weight(entity)

    def strength(self, relation: Relation) -> Strength:
        """Return what a relation brings to a path."""
        found = self._strengths.get(relation.id)
        if found is None:
            found = self._strengths[relation.id] = self._strength(relation)
        return found

    def strongest_first(self, relations: Iterable[Relation]) -> list[Relation]:
        """Return relations by what a path of each one would score, best first; ties by id."""
        return sorted(relations, key=lambda relation: (-self.strength(relation).product, relation.id))

    def factors(self, inner: Iterable[str], relations: Sequence[Relation]) -> Factors:
        """Return the factors of the path that passes these inner entities by these relations.

        Sums don't depend on the direction of travel, so equal paths score equal to the last bit.
        """
        steps = [self.strength(relation) for relation in relations]
        weakest = min(steps, key=lambda step: step.evidence * step.status)
        return Factors(
            math.fsum(step.specificity for step in steps) / len(steps),
            score_of(sum(map(self.weight, inner))),
            weakest.evidence,
            weakest.status,
            min(step.theme for step in steps),
            score_of(HOP * (len(steps) - 1)),
            1.0 if len(steps) == 1 or self._selection.view.holding.together(relations) else NEVER_AT_ONCE,
            min(step.recency for step in steps) if self._recency else None,
        )

    def _strength(self, relation: Relation) -> Strength:
        """Return the factors that a relation has by itself, whatever the path."""
        index = self._selection.index
        # Independent publishers: the claim fails only if all of them do.
        doubt = 1.0
        for reliability in sorted(self._selection.publishers.reliabilities(relation).values()):
            doubt *= 1 - reliability
        return Strength(
            self._specificity(relation),
            1 - doubt,
            index.schema.statuses[relation.status].factor,
            index.schema.themes[index.theme(relation)].factor,
            self._recency_of(relation) if self._now else 1.0,
        )

    def _specificity(self, relation: Relation) -> float:
        rarity = math.log(self._all / self._totals.types[relation.type]) / self._most if self._all > 1 else 1.0
        degrees = self._degree(relation.subject, relation.type) * self._degree(relation.object, relation.type)
        return float(max(rarity, 1e-3) * degrees**-0.25)

    def _degree(self, entity: str, type: str) -> int:
        """Return how many different neighbours an entity has by relations of a type, at least 1."""
        return max(1, self._totals.neighbours(entity, type))

    def _recency_of(self, relation: Relation) -> float:
        """Return 1 for a claim that holds still, else half as much for each `HALF_LIFE` years since it was last seen to hold."""
        assert self._now is not None
        kind = self._selection.index.schema.relation_types[relation.type]
        # What holds still is as recent as can be; all else ages from the last day that is known of it.
        end = None if relation.end == UNKNOWN else relation.end
        last = end or relation.as_of or relation.start
        if last is None or (kind.time == "span" and relation.end is None and relation.as_of is None):
            return 1.0
        days = (self._now.first_day - last.last_day).days
        return float(2 ** (-max(0.0, days / 365.25) / HALF_LIFE))


def _latest(selection: Selection) -> PartialDate | None:
    """Return the date that recency is counted from: the one asked for, or else the last one in the collection."""
    filters = selection.filters
    return filters.as_of or filters.known_at or selection.index.totals.latest
