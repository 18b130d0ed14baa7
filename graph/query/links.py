"""What links two entities: the ranked paths between them, each step with its source, and what was left out."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.json_form import JsonForm
from graph.problems import UsageError
from graph.query.nothing import Nothing, explain_nothing
from graph.query.questions import LinksQuestion, Order
from graph.search.filters import Filters
from graph.search.grouping import Found, Group, bundles, choose, flat_paths, group_paths, pattern
from graph.search.limits import MAX_HOPS, TOP
from graph.search.paths import count_paths
from graph.search.question import Search
from graph.search.ranking import Factors
from graph.search.ways import Ways, find_ways
from graph.show.answer import Answer
from graph.show.steps import Step, make_step
from graph.show.tables import STEP_FIELDS, Sheet, TableRow, make_frame
from graph.words.messages import message

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["LeftOut", "Links", "Path", "Window", "find_links"]


@dataclass(frozen=True, slots=True)
class Window(JsonForm):
    """A time from a first to a last day; either is absent where nothing bounds it."""

    JSON = ("from: first", "to: last")

    first: PartialDate | None
    last: PartialDate | None

    @classmethod
    def of(cls, days: tuple[date, date] | None) -> Window | None:
        """Return the window of some days, or nothing."""
        if days is None:
            return None
        bounds = (None if day in (date.min, date.max) else PartialDate(day.year, day.month, day.day) for day in days)
        return cls(*bounds)


@dataclass(frozen=True, slots=True)
class Path(JsonForm):
    """A way from origin to destination.

    Attributes:
        rank: its number in the answer, from 1.
        factors: what its score is made of.
        pattern: the path without its names.
        steps: the relations that it walks.
        alike: how many other paths of the pattern stand behind it.
        examples: the next best of these, each as the ids of its relations.
        together: the time in which all its steps may have held at once; nothing where there is none.
    """

    JSON = (
        "rank",
        "score",
        "factors: named_factors",
        "pattern",
        "alike",
        "alike_examples: examples",
        "together",
        "steps",
    )

    rank: int
    factors: Factors
    pattern: str
    steps: tuple[Step, ...]
    alike: int = 0
    examples: tuple[tuple[str, ...], ...] = ()
    together: Window | None = None

    @property
    def score(self) -> float:
        """The product of the factors, from 0 to 1."""
        return self.factors.score

    @property
    def named_factors(self) -> dict[str, float]:
        """The factors by name."""
        return self.factors.to_dict()


@dataclass(frozen=True, slots=True)
class LeftOut(JsonForm):
    """A claim that links the two ends directly, and the reason why it was left out."""

    JSON = ("reason", "*step")

    reason: str
    step: Step


@dataclass(frozen=True, slots=True, repr=False)
class Links(Answer):
    """The answer to what links two entities.

    Attributes:
        entities: origin and destination.
        max_hops: the longest path looked for.
        filters: what was let in.
        order: ``score`` or ``shortest``.
        complete: whether the answer was chosen from all paths; where there are too many to score, it may have been
            chosen from the ways with the smallest hubs and the fewest hops, see `graph.search.ways`.
        examined: how many paths there are, parallel relations making different ones; ``None`` where paths of five hops
            and more were too many to count.
        hidden: relations left out that lie on some way between the two, by the first reason.
        why_nothing: the smallest changes to the question that would give a path, where there is none.
        direct: the direct claims left out, where no direct claim was let in.
        paths: the answer, best first.
        index: the collection as it was known, in which the answer can be looked up further.
        language: of its sentences.
    """

    JSON = ("query", "complete", "examined", "shown", "hidden", "why_nothing", "left_out: direct", "paths")

    entities: tuple[str, str]
    max_hops: int
    filters: Filters
    order: Order
    complete: bool
    examined: int | None
    hidden: Mapping[str, int]
    why_nothing: Nothing | None
    direct: tuple[LeftOut, ...]
    paths: tuple[Path, ...]
    index: ClaimIndex = field(kw_only=True, repr=False, compare=False)
    language: str = field(default="en", kw_only=True, repr=False, compare=False)

    @property
    def query(self) -> LinksQuestion:
        """The question."""
        return LinksQuestion(self.entities, self.max_hops, self.filters, self.order)

    @property
    def rows(self) -> tuple[Path, ...]:
        """The paths, best first."""
        return self.paths

    def steps(self) -> Iterator[Step]:
        """Yield the steps of the paths, or where there are none the direct claims that were left out."""
        for path in self.paths:
            yield from path.steps
        if not self.paths:
            yield from (each.step for each in self.direct)

    @property
    def shown(self) -> int:
        """How many paths the answer has."""
        return len(self.paths)

    def to_frame(self) -> DataFrame:
        """Return a pandas frame with one row a step; ``path`` and ``step`` count from 1."""
        rows = [
            {"path": path.rank, "score": path.score, "alike": path.alike, "step": number, **step.to_dict()}
            for path in self.paths
            for number, step in enumerate(path.steps, 1)
        ]
        return make_frame(rows, ("path", "score", "alike", "step", *STEP_FIELDS))

    def _repr_html_(self) -> str:
        sheet = Sheet(self.index, self.language)
        first, last = sheet.names(self.entities)
        rows = [([str(path.rank), f"{path.score:.3g}", str(path.alike)], path.steps) for path in self.paths]
        sheet.add(message("links-question", self.language, first=first, last=last), ("rank", "score", "alike"), rows)
        if self.why_nothing:
            changes: list[TableRow] = [([change.text], change.example) for change in self.why_nothing.changes]
            why = changes or [([self.why_nothing.text], ())]
            sheet.add(message("nothing-stands", self.language), ("why_nothing",), why)
        elif self.direct:
            direct = [([each.reason], [each.step]) for each in self.direct]
            sheet.add(message("left-out-direct", self.language), ("reason",), direct)
        return sheet.finish(self.hidden)


_DOUBTFUL = ("by_status", "by_contested")
"""Why a direct claim is left out that must not be taken for a fact; what other filters leave out is only counted."""


def find_links(
    index: ClaimIndex,
    origin: str,
    destination: str,
    *,
    filters: Filters | None = None,
    max_hops: int = MAX_HOPS,
    top: int | None = TOP,
    flat: bool = False,
    by: Order = "score",
    recency: bool = False,
    language: str = "en",
) -> Links:
    """Return what links two entities.

    By default parallel relations of a step stand together, paths of one pattern stand together, and the list is
    chosen for variety. The answer is exact where it says to be complete: it is then chosen from every path of at most
    ``max_hops`` hops that the filters let in.

    Args:
        index: the collection.
        origin: an entity id.
        destination: another one.
        filters: what is let in.
        max_hops: the longest path looked for.
        top: the most paths to return; all of them, each by itself, where it is ``None``.
        flat: each path by itself, strictly in order of score.
        by: ``score``, or ``shortest`` for fewer hops first and score second, each path by itself.
        recency: whether recent claims count more.
        language: of the sentences.

    Raises:
        UsageError: an unknown entity, type, status or theme, or a question without meaning.
    """
    if top is not None and top < 1:
        raise UsageError(f"an answer has at least one path; {top} asks for less")
    search = Search(index, filters, recency=recency)
    search.check((origin, destination), max_hops)
    selection = search.selection
    found = find_ways(search, origin, destination, max_hops, every=top is None)
    groups, complete = _groups(search, found, top, flat=flat, by=by)
    near = search.within_reach(origin, destination, max_hops)
    return Links(
        (origin, destination),
        max_hops,
        selection.filters,
        by,
        complete,
        _examined(search, found, origin, destination, max_hops),
        selection.hidden(near),
        None if groups else explain_nothing(search, origin, destination, max_hops, language),
        _left_out(search, origin, destination, language),
        tuple(_path(search, rank, group, language) for rank, group in enumerate(groups, 1)),
        index=search.index,
        language=language,
    )


def _groups(search: Search, found: Ways, top: int | None, *, flat: bool, by: Order) -> tuple[list[Group], bool]:
    """Return the groups of the answer, and whether it is what it would be if all ways had been scored."""
    if flat or top is None or by == "shortest":
        paths = flat_paths(search, found.ways, top, shortest=by == "shortest")
        certain = by == "score" and len(paths) == top and paths[-1].score > found.bound
        return [Group(path) for path in paths], found.complete or certain
    return choose(search, group_paths(search, bundles(search, found.ways)), top), found.complete


def _examined(search: Search, found: Ways, origin: str, destination: str, max_hops: int) -> int | None:
    """Return the number of paths, parallel relations making different ones."""
    filters, kept = search.selection.filters, search.kept
    if filters.together:
        return sum(map(search.count_together, found.ways)) if found.complete else None
    if max_hops <= 4:
        return count_paths(kept, origin, destination, max_hops, via=filters.via, via_all=filters.via_all)
    if not found.complete:
        return None
    return sum(math.prod(len(kept.links[one][other]) for one, other in pairwise(way)) for way in found.ways)


def _path(search: Search, rank: int, group: Group, language: str) -> Path:
    """Return a path as it is shown: steps in words, score and factors."""
    found: Found = group.best
    parallel = found.parallel or ((),) * len(found.relations)
    steps = tuple(
        make_step(search.index, relation, here, others, language)
        for here, relation, others in zip(found.entities, found.relations, parallel, strict=False)
    )
    examples = tuple(tuple(relation.id for relation in example.relations) for example in group.examples)
    together = Window.of(search.index.holding.together(found.relations))
    return Path(rank, found.factors, pattern(search, found), steps, group.alike, examples, together)


def _left_out(search: Search, origin: str, destination: str, language: str) -> tuple[LeftOut, ...]:
    """Return the direct claims that the filters left out and that must not be taken for facts."""
    if search.kept.between(origin, destination):
        return ()
    index = search.selection.index
    # Of the direct claims left out those alone that could be mistaken for facts; the others are only counted.
    direct = sorted(search.whole.between(origin, destination), key=lambda relation: relation.id)
    reasons = ((search.selection.reason(relation), relation) for relation in direct)
    return tuple(
        LeftOut(reason, make_step(index, relation, origin, language=language))
        for reason, relation in reasons
        if reason in _DOUBTFUL
    )
