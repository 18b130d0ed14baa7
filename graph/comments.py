"""The comments of a data file, which the YAML reader passes over: what stands at its top and above which record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from graph.problems import DataError, Position, Problem
from graph.yaml_reader import Mapping

__all__ = ["Comments", "read_comments"]

_INNER = re.compile(r"\s#")


@dataclass(frozen=True, slots=True)
class Comments:
    """Comments by where they stand.

    Attributes:
        header: the blocks at the top of the file, each as one text.
        above: by id of the record, the lines directly above it.
        footer: the blocks below the last record, each as one text.
    """

    header: tuple[str, ...] = ()
    above: dict[str, tuple[str, ...]] = field(default_factory=dict)
    footer: tuple[str, ...] = ()


def read_comments(text: str, root: Mapping, path: str) -> Comments:
    """Return the comments of a file whose records are known.

    Raises:
        DataError: a comment stands inside a record, where it cannot be kept.
    """
    first_lines = {mark[0]: id for id, mark in root.marks.items()}
    lines = text.splitlines()
    lost = [(number, 1) for number in _inside(lines, first_lines)]
    if any(_INNER.search(line) for line in lines if not line.startswith("#")):
        lost += _after_values(text)
    if lost:
        message = "a comment inside a record would be lost; move it to a line of its own above the record"
        raise DataError(Problem(Position(path, *place), "canonical-form", "file", message) for place in lost)
    header: tuple[str, ...] = ()
    above = {}
    start = min(first_lines, default=0)
    for number, blocks in _blocks(lines):
        if number == start:
            own = blocks.pop() if len(blocks) > 1 and lines[number - 2].startswith("#") else []
            header, blocks = _joined(blocks), [own]
        if number not in first_lines:
            return Comments(header, above, _joined(blocks))
        above[first_lines[number]] = tuple(line for block in blocks for line in block)
    return Comments(header, above)


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[list[str]]]]:
    """Yield each run of comment lines, split at empty lines, with the number of the line of data that follows it."""
    blocks: list[list[str]] = []
    fresh, data = True, False
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            if fresh:
                blocks.append([])
            blocks[-1].append(line.rstrip())
            fresh = False
            continue
        fresh = True
        if line.strip() and (data or not line.startswith(("---", "%"))):
            data = True
            if blocks:
                yield number, blocks
                blocks = []
    if blocks:
        yield len(lines) + 1, blocks


def _inside(lines: list[str], first_lines: dict[int, str]) -> Iterator[int]:
    """Yield the line of each run of whole-line comments that no record and not the end follows."""
    for number, blocks in _blocks(lines):
        if number not in first_lines and number <= len(lines):
            yield next(place for place in range(number - 1, 0, -1) if lines[place - 1].rstrip() == blocks[-1][-1])


def _after_values(text: str) -> Iterator[tuple[int, int]]:
    """Yield the place of each comment that begins elsewhere than at the start of a line."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    spans = iter([(token.start_mark.index, token.end_mark.index) for token in yaml.scan(text, Loader=loader) if type(token) is yaml.ScalarToken])
    start, end = next(spans, (len(text), len(text)))
    line_end = -1
    for match in re.finditer(r"(?:^|(?<=\s))#", text, re.MULTILINE):
        place = match.start()
        while end <= place:
            start, end = next(spans, (len(text), len(text) + 1))
        line_start = text.rfind("\n", 0, place) + 1
        if start <= place or place <= line_end or place == line_start:
            if place == line_start and start > place:
                line_end = text.find("\n", place)
            continue
        yield text.count("\n", 0, place) + 1, place - line_start + 1
        line_end = text.find("\n", place)


def _joined(blocks: list[list[str]]) -> tuple[str, ...]:
    return tuple("\n".join(block) for block in blocks if block)
