"""The measure on values worked out by hand, and the three orders on the invented world."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from graph.model.claim_index import ClaimIndex
from graph.problems import DataError
from graph.query.evaluation import RANKINGS, JudgedPair, evaluate, mean_rarity, ndcg, read_judgements
from graph.query.links import find_links

TWO = {"a": 3, "b": 2}
IDEAL = 7 + 3 / math.log2(3)

JUDGED = """
tarvia--lumera:
  ends: [tarvia, lumera]
  status: [asserted]
  judged:
    toy-0015:
      grade: "3"
      claim: tarvia ratified harbour-pact
      reason: in force
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["a"], ["b"]], 1.0),
        ([["b"], ["a"]], (3 + 7 / math.log2(3)) / IDEAL),
        ([["b"], ["a"]], 0.8340),
        ([["a"], ["a"], ["b"]], (7 + 3 / 2) / IDEAL),
        ([["a", "b"]], 7 / IDEAL),
        ([["b", "a"], ["b"]], 7 / IDEAL),
        ([["b"], ["b", "a"]], (3 + 7 / math.log2(3)) / IDEAL),
        ([["x"], ["x"], ["a"]], (7 / 2) / IDEAL),
        ([["x"]] * 9 + [["b"]], 3 / math.log2(11) / IDEAL),
        ([["x"]] * 10 + [["a"]], 0.0),
        ([], 0.0),
    ],
)
def test_ndcg_by_hand(rows: list[list[str]], expected: float) -> None:
    """Each row gains the best grade that no row before it has shown, less the further down it stands."""
    assert expected == pytest.approx(ndcg(rows, TWO), abs=5e-5)


def test_ideal_list_is_cut_too() -> None:
    """With more than ten judged relations, ten good rows are all that can be asked for."""
    grades = {f"r{number}": 1 for number in range(15)}
    assert pytest.approx(1.0) == ndcg(([id] for id in grades), grades)


def test_nothing_worth_showing() -> None:
    """Where every grade is 0, no list is good."""
    assert 0.0 == ndcg([["a"]], {"a": 0})


def test_judgements_are_read(toy: ClaimIndex, tmp_path: Path) -> None:
    """Ends, statuses and grades come from the file."""
    file = tmp_path / "judgements.yaml"
    file.write_text(JUDGED, encoding="utf-8")
    expected = JudgedPair("tarvia--lumera", ("tarvia", "lumera"), ("asserted",), {"toy-0015": 3})
    assert (expected,) == read_judgements(file, toy)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("toy-0015:", "toy-9999:", "there is no relation toy-9999"),
        ("ratified harbour", "signed harbour", "toy-0015 was judged as 'tarvia signed harbour-pact' and now says"),
        ('"3"', '"4"', "'4' is no grade; the grades are 0, 1, 2, 3"),
        ("[tarvia, lumera]", "[tarvia, nowhere]", "there is no entity nowhere"),
        ("[asserted]", "[sure]", "there is no status sure"),
    ],
)
def test_judgements_that_no_longer_fit(toy: ClaimIndex, tmp_path: Path, old: str, new: str, message: str) -> None:
    """A judged relation that is gone or says something else is refused, and so is a name that nobody knows."""
    file = tmp_path / "judgements.yaml"
    file.write_text(JUDGED.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_judgements(file, toy)
    assert [True] == [message in problem.message for problem in caught.value.problems]


def test_mean_rarity_by_hand(toy: ClaimIndex) -> None:
    """A path is as rare as its types are on average, in logarithms."""
    path = next(
        each
        for each in find_links(toy, "tarvia", "lumera", max_hops=2, top=None).paths
        if [step.relation for step in each.steps] == ["toy-0034", "toy-0035"]
    )
    types = {"sent": 2, "received": 8}
    number = len(toy.relations)
    assert math.log(number / 4) == pytest.approx(mean_rarity(path, toy, types))


def test_orders_are_measured_on_the_same_paths(toy: ClaimIndex) -> None:
    """Every order has its value, none above what the paths allow; a relation on no path costs all of them."""
    pair = JudgedPair("tarvia--lumera", ("tarvia", "lumera"), (), {"toy-0001": 1, "toy-0015": 3, "toy-0036": 3})
    result = evaluate(toy, pair)
    ideal = 7 + 7 / math.log2(3) + 1 / 2
    assert (7 + 1 / math.log2(3)) / ideal == pytest.approx(result.reachable)
    assert list(RANKINGS) == list(result.ndcg)
    assert [True] * 3 == [0 < value <= result.reachable for value in result.ndcg.values()]


def test_status_of_a_pair_is_let_in(toy: ClaimIndex) -> None:
    """What stands under a status that is left out by default can be reached where the pair lets it in."""
    grades = {"toy-0027": 3}
    ends = ("skylark", "lumera")
    assert 0.0 == evaluate(toy, JudgedPair("one", ends, (), grades)).reachable
    assert pytest.approx(1.0) == evaluate(toy, JudgedPair("two", ends, ("hypothetical",), grades)).ndcg["default"]


def test_hops_can_be_fixed(toy: ClaimIndex) -> None:
    """With one hop only direct claims count; without a number three hops are asked for where there are few paths."""
    pair = JudgedPair("tarvia--lumera", ("tarvia", "lumera"), (), {"toy-0015": 3})
    one, free = evaluate(toy, pair, 1), evaluate(toy, pair)
    assert (1, 0.0, 3, 1.0) == (one.max_hops, one.reachable, free.max_hops, free.reachable)
