"""Where the entities of a picture stand: worked out here, the same each time, so that the page has nothing to compute.

Coordinates are in CSS pixels at a zoom of 1, x to the right and y down. Entities are set out so that the labels beside
them don't cover each other.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import product

__all__ = ["Points", "around", "between", "corners", "islands"]

Points = dict[str, tuple[float, float]]

COLUMN = 230.0
"""Between columns whose labels stand below: room for a label. Source: a choice of ours."""

WIDE_COLUMN = 330.0
"""Between columns whose labels stand beside. Source: a choice of ours."""

ROW = 64.0
"""Between rows: room for two lines of a label below. Source: a choice of ours."""

LOW_ROW = 36.0
"""Between rows whose labels stand beside. Source: a choice of ours."""

TALLEST = 8
"""The most entities in one column between a pair. Source: a choice of ours."""

GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
"""Source: H. Vogel, A better way to construct the sunflower head, Mathematical Biosciences 44 (1979)."""


def between(origin: str, destination: str, ways: Sequence[Sequence[str]]) -> Points:
    """Return points for paths: origin at the left, destination at the right, what lies between in columns.

    Args:
        origin: where all ways begin.
        destination: where all ways end.
        ways: the entities of each way, ends included, most important first; these come to stand in the middle.
    """
    # How far along its most important way each entity stands, from 0 to 1.
    share: dict[str, float] = {}
    for way in ways:
        for number, entity in enumerate(way[1:-1], 1):
            share.setdefault(entity, number / (len(way) - 1))
    # Equal shares make a column; tall columns become two.
    columns: dict[float, list[str]] = {}
    for entity, x in share.items():
        columns.setdefault(round(x, 3), []).append(entity)
    spread = [column for _, entities in sorted(columns.items()) for column in _side_by_side(entities)]
    width = COLUMN * max(2, len(spread) + 1)
    points = {origin: (0.0, 0.0), destination: (width, 0.0)}
    # Columns at equal distances, whatever their shares.
    for number, rows in enumerate(spread, 1):
        for entity, y in rows:
            points[entity] = (width * number / (len(spread) + 1), y)
    return points


def _side_by_side(entities: Sequence[str]) -> list[list[tuple[str, float]]]:
    """Return one column with its rows, or two that stand side by side, half a row apart, where one would be too high."""
    if len(entities) <= TALLEST:
        return [[(entity, y * ROW) for entity, y in zip(entities, _from_the_middle(len(entities)), strict=True)]]
    halves = (entities[::2], entities[1::2])
    return [
        [(entity, (y + half / 2) * ROW) for entity, y in zip(column, _from_the_middle(len(column)), strict=True)]
        for half, column in enumerate(halves)
    ]


def around(centre: str, others: Sequence[str]) -> Points:
    """Return points for a neighbourhood: one entity in the middle, the others in columns to its left and right.

    Args:
        centre: the entity in the middle.
        others: its neighbours in the order in which they are to be read, kin beside kin.
    """
    points = {centre: (0.0, 0.0)}
    # Columns on both sides, filled from the left, none much higher than 22 rows.
    depth = max(1, math.ceil(len(others) / 44))
    sides = 2 * depth
    height = math.ceil(len(others) / sides)
    for number, entity in enumerate(others):
        side, row = divmod(number, height)
        column = side // 2 + 1
        x = (WIDE_COLUMN * (column - 0.4)) * (-1 if side % 2 == 0 else 1)
        points[entity] = (x, (row - (height - 1) / 2) * LOW_ROW)
    return points


def corners(names: Sequence[str], reach: Mapping[str, Sequence[str]]) -> Points:
    """Return points for several names: these on a ring, what links them near the middle of what it links.

    Args:
        names: three or more entities.
        reach: each other entity, with the names that it links, most important first.
    """
    # The ring grows with the root of what must find room inside.
    radius = max(460.0, COLUMN * math.sqrt(len(reach)) * 0.42)
    angles = [2 * math.pi * number / len(names) - math.pi / 2 for number in range(len(names))]
    points = {
        name: (radius * 1.5 * math.cos(angle), radius * math.sin(angle))
        for name, angle in zip(names, angles, strict=True)
    }
    # What links them: the free cell nearest to the mean of what it links.
    taken = {_cell(point) for point in points.values()}
    for entity, linked in reach.items():
        near = [points[name] for name in linked if name in points] or [(0.0, 0.0)]
        x, y = (sum(axis) / len(near) * 0.75 for axis in zip(*near, strict=True))
        cell = _free_cell(_cell((x, y)), taken)
        taken.add(cell)
        points[entity] = (cell[0] * COLUMN, cell[1] * ROW)
    return points


def islands(hubs: Sequence[str], reach: Mapping[str, Sequence[str]]) -> Points:
    """Return points for a whole collection: each hub with what belongs to it alone as an island, the rest between.

    Args:
        hubs: the entities with most neighbours, largest first; the first stands in the middle.
        reach: each other entity, with the hubs that it touches.
    """
    # Entities of one hub belong to its island; those of several stand between these.
    own: dict[str, list[str]] = {hub: [] for hub in hubs}
    shared: dict[tuple[str, ...], list[str]] = {}
    for entity, touched in reach.items():
        if len(touched) == 1:
            own[touched[0]].append(entity)
        else:
            shared.setdefault(tuple(sorted(touched)), []).append(entity)
    # An island is a disc, so that its radius grows with the root of its members.
    sizes = {hub: 60 + 26 * math.sqrt(len(members)) for hub, members in own.items()}
    points = {hubs[0]: (0.0, 0.0)} if hubs else {}
    ring = hubs[1:]
    radius = max([900.0, sum(2.3 * sizes[hub] for hub in ring) / (2 * math.pi)])
    # The largest hub in the middle, the others on an ellipse around it.
    for number, hub in enumerate(ring):
        angle = 2 * math.pi * number / len(ring) - math.pi / 2
        points[hub] = (radius * 1.35 * math.cos(angle), radius * math.sin(angle))
    for hub, members in own.items():
        _spiral(points, points[hub], members, first=2)
    for touched, members in shared.items():
        near = [points[hub] for hub in touched] or [(0.0, radius * 1.5)]
        x, y = (sum(axis) / len(near) for axis in zip(*near, strict=True))
        _spiral(points, (x, y), members, first=1)
    return points


def _spiral(points: Points, middle: tuple[float, float], members: Sequence[str], first: int) -> None:
    """Set members on a sunflower spiral (Vogel 1979): even, and no two on one spot."""
    for number, entity in enumerate(members, first):
        distance, angle = 26 * math.sqrt(number), GOLDEN_ANGLE * number
        points[entity] = (middle[0] + distance * math.cos(angle), middle[1] + distance * math.sin(angle))


def _from_the_middle(count: int) -> list[float]:
    """Return rows: the first near the middle, the next ones by turns below and above.

    None is on row 0 where there are others, so that a straight line between the ends stays free.
    """
    rows = [((number // 2) + 1) * (1 if number % 2 == 0 else -1) for number in range(count)]
    return [0.0] if count == 1 else [row - 0.5 if row > 0 else row + 0.5 for row in rows]


def _cell(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0] / (COLUMN)), round(point[1] / ROW)


def _free_cell(wanted: tuple[int, int], taken: set[tuple[int, int]]) -> tuple[int, int]:
    """Return the free cell nearest to the wanted one; ties by column, then row."""
    for radius in range(200):
        offsets = product(range(-(radius // 3), radius // 3 + 1), range(-radius, radius + 1))
        ring = ((wanted[0] + dx, wanted[1] + dy) for dx, dy in offsets)
        free = [cell for cell in ring if cell not in taken]
        if free:
            return min(free, key=lambda cell: (abs(cell[0] - wanted[0]) * 3 + abs(cell[1] - wanted[1]), cell))
    raise AssertionError("no free cell within reach")
