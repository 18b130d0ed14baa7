"""How good the order of an answer is, measured against relations that an analyst judged beforehand.

nDCG@k with gains 2^grade - 1 and a log2 discount: Järvelin & Kekäläinen, "Cumulated gain-based evaluation of IR
techniques", ACM TOIS 20(4), 2002; the exponential gain is that of Burges et al., "Learning to rank using gradient
descent", ICML 2005. A row of an answer is what it shows at once: the relations of a path, with the parallel ones.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as File

from graph.model.claim_index import ClaimIndex
from graph.problems import DataError, Problem
from graph.query.links import Path, find_links
from graph.reading.yaml_reader import Mapping as Node
from graph.reading.yaml_reader import position_of, read_yaml
from graph.search.filters import Filters

__all__ = ["RANKINGS", "JudgedPair", "Result", "evaluate", "mean_rarity", "ndcg", "read_judgements"]

GRADES = ("0", "1", "2", "3")
CUT = 10
MOST_PATHS = 10_000
"""With more paths of three hops than this, a pair is asked with two, for every ranking alike. Source: a choice of ours."""


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Two entities, the statuses let in (none for the default), and the grade of each judged relation."""

    name: str
    ends: tuple[str, str]
    statuses: tuple[str, ...]
    grades: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Result:
    """The nDCG of a pair by ranking; ``reachable`` is the best one of any list of the paths that there are."""

    pair: JudgedPair
    max_hops: int
    paths: int
    ndcg: Mapping[str, float]
    reachable: float


def read_judgements(file: File, index: ClaimIndex) -> tuple[JudgedPair, ...]:
    """Return the judged pairs of a file.

    Raises:
        DataError: a name, id or grade isn't known, or a relation no longer says what was judged.
    """
    root, problems = read_yaml(file)
    if not problems:
        problems = [problem for name in root for problem in _faults(root, name, index, str(file))]
    if problems:
        raise DataError(problems)
    return tuple(_pair(name, node) for name, node in root.items())


def _pair(name: str, node: Node) -> JudgedPair:
    origin, destination = node["ends"]
    grades = {id: int(judged["grade"]) for id, judged in node["judged"].items()}
    return JudgedPair(name, (origin, destination), tuple(node.get("status", ())), grades)


def _faults(root: Node, name: str, index: ClaimIndex, path: str) -> Iterable[Problem]:
    def fault(message: str, *trail: str) -> Problem:
        return Problem(position_of(root, (name, *trail), path), "judgement", name, message)

    for end in root[name]["ends"]:
        if end not in index.entities:
            yield fault(f"there is no entity {end}", "ends")
    for status in root[name].get("status", ()):
        if status not in index.schema.statuses:
            yield fault(f"there is no status {status}", "status")
    for id, judged in root[name]["judged"].items():
        relation = index.relations.get(id)
        if relation is None:
            yield fault(f"there is no relation {id}", "judged", id)
        elif judged["claim"] != (says := f"{relation.subject} {relation.type} {relation.object}"):
            yield fault(f"{id} was judged as '{judged['claim']}' and now says '{says}'", "judged", id)
        if judged["grade"] not in GRADES:
            yield fault(f"'{judged['grade']}' is no grade; the grades are {', '.join(GRADES)}", "judged", id)


def ndcg(rows: Iterable[Collection[str]], grades: Mapping[str, int], cut: int = CUT) -> float:
    """Return the nDCG of rows of relation ids, each relation counting only in the first row that shows it.

    >>> round(ndcg([["noise"], ["best"]], {"best": 3, "good": 1}), 3)
    0.579
    """
    left = dict(grades)
    found = [max((left.pop(id, 0) for id in row), default=0) for row in rows]
    ideal = _dcg(sorted(grades.values(), reverse=True), cut)
    return _dcg(found, cut) / ideal if ideal else 0.0


def _dcg(grades: Sequence[int], cut: int) -> float:
    return sum((2.0**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades[:cut], 1))


def mean_rarity(path: Path, index: ClaimIndex, types: Mapping[str, int]) -> float:
    """Return the mean over the steps of ln(all relations / relations of the step's type)."""
    return sum(math.log(len(index.relations) / types[step.type]) for step in path.steps) / len(path.steps)


def _by_rarity(index: ClaimIndex, every: Sequence[Path]) -> list[Path]:
    types = Counter(relation.type for relation in index.relations.values())
    return sorted(every, key=lambda path: (-mean_rarity(path, index, types), [step.relation for step in path.steps]))


def _row(path: Path) -> tuple[str, ...]:
    return tuple(id for step in path.steps for id in (step.relation, *step.parallel))


RANKINGS: Mapping[str, str] = {
    "default": "what `lazo links` prints: ranked, parallel relations in one row, grouped by pattern",
    "shortest": "`--by shortest`: fewer hops first, each path by itself",
    "rarity": "each path by itself, by the mean rarity of its relation types alone",
}


def evaluate(index: ClaimIndex, pair: JudgedPair, max_hops: int | None = None) -> Result:
    """Return how good each ranking is for a pair, all of them asked with the same filters and hops.

    Without ``max_hops`` a pair is asked with three, or with two where there are more than `MOST_PATHS` paths.
    """
    filters = Filters(statuses=pair.statuses)
    examined = find_links(index, *pair.ends, filters=filters, max_hops=3, top=1).examined or 0
    hops = max_hops or (3 if examined <= MOST_PATHS else 2)
    every = find_links(index, *pair.ends, filters=filters, max_hops=hops, top=None).paths
    lists: Mapping[str, Sequence[Path]] = {
        "default": find_links(index, *pair.ends, filters=filters, max_hops=hops, top=CUT).paths,
        "shortest": find_links(index, *pair.ends, filters=filters, max_hops=hops, top=CUT, by="shortest").paths,
        "rarity": _by_rarity(index, every)[:CUT],
    }
    shown = {id for path in every for id in _row(path)}
    best = sorted((id for id in pair.grades if id in shown), key=lambda id: -pair.grades[id])
    scores = {name: ndcg(map(_row, paths), pair.grades) for name, paths in lists.items()}
    return Result(pair, hops, len(every), scores, ndcg(([id] for id in best), pair.grades))
