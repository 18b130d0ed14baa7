"""Points: deterministic, and far enough apart for the labels."""

from __future__ import annotations

from itertools import combinations

import pytest

from graph.web.layout import LOW_ROW, ROW, Points, around, between, corners, islands

WAYS = [
    ("a", "m", "b"),
    ("a", "n", "b"),
    ("a", "b"),
    ("a", "x", "y", "b"),
    ("a", "o", "b"),
]


def nearest_in_column(points: Points) -> float:
    """Return the least distance between two entities that stand in one column."""
    return min(
        abs(first[1] - second[1]) for first, second in combinations(points.values(), 2) if abs(first[0] - second[0]) < 1
    )


def test_ends_stand_at_the_sides() -> None:
    """Origin is the leftmost and destination the rightmost entity of a pair."""
    points = between("a", "b", WAYS)
    assert min(points, key=lambda id: points[id][0]) == "a"
    assert max(points, key=lambda id: points[id][0]) == "b"


def test_what_lies_between_keeps_its_order() -> None:
    """A path of three hops reads from left to right."""
    points = between("a", "b", WAYS)
    assert points["a"][0] < points["x"][0] < points["y"][0] < points["b"][0]


def test_rows_leave_room_for_labels() -> None:
    """Entities of one column are a row apart."""
    assert nearest_in_column(between("a", "b", WAYS)) == ROW


@pytest.mark.parametrize("count", [1, 7, 60])
def test_neighbours_leave_room_for_labels(count: int) -> None:
    """Neighbours stand in columns, a low row apart, and none on the centre."""
    others = [f"n{number}" for number in range(count)]
    points = around("hub", others)
    assert len(set(points.values())) == count + 1
    if count > 2:
        assert nearest_in_column({id: points[id] for id in others}) == LOW_ROW


def test_corners_share_no_point() -> None:
    """With several names no two entities stand on one spot."""
    reach = {f"e{number}": (["a", "b", "c"][number % 3], ["b", "c", "a"][number % 3]) for number in range(40)}
    assert len(set(corners(["a", "b", "c"], reach).values())) == 43


def test_islands_share_no_point() -> None:
    """In the whole graph no two entities stand on one spot."""
    reach = {f"e{number}": ("h1",) if number % 2 else ("h1", "h2") for number in range(100)}
    assert len(set(islands(["h0", "h1", "h2"], reach).values())) == 103
