"""The comments of a data file, which the YAML reader passes over: what stands at its top and above which record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.problems import DataError, Position, Problem
from graph.reading.yaml_reader import Mapping

__all__ = ["Comments", "read_comments"]

_AFTER_TEXT = re.compile(r"(?<=\s)#")


@dataclass(frozen=True, slots=True)
class Comments:
    """Comments by where they stand.

    Attributes:
        header: the blocks at the top of the file, each as one text.
        above: by id of the record, the lines above it.
        footer: the blocks below the last record, each as one text.
    """

    header: tuple[str, ...] = ()
    above: dict[str, tuple[str, ...]] = field(default_factory=dict)
    footer: tuple[str, ...] = ()


@dataclass(slots=True)
class _Run:
    """Comment lines in blocks, with nothing but empty lines between them; ``below`` is the next line of data, or 0."""

    line: int
    blocks: list[list[str]] = field(default_factory=list)
    adjacent: bool = False
    below: int = 0

    def texts(self) -> tuple[str, ...]:
        return tuple("\n".join(block) for block in self.blocks)


def read_comments(text: str, root: Mapping, path: str) -> Comments:
    """Return the comments of a file whose records are known.

    Raises:
        DataError: a comment stands inside a record, where it cannot be kept.
    """
    owners = {mark[0].line + 1: id for id, mark in root.marks.items()}
    lines = text.splitlines()
    if any(_AFTER_TEXT.search(line) for line in lines if not line.startswith("#")):
        lines = _without_values(text).splitlines()
    runs = list(_runs(lines))
    lost = [(run.line, 1) for run in runs if run.below and run.below not in owners] + list(_after_text(lines))
    if lost:
        message = "a comment inside a record would be lost; move it to a line of its own above the record"
        raise DataError(Problem(Position(path, *mark), "canonical-form", "file", message) for mark in lost)
    comments = Comments()
    header: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    for run in runs:
        if run.below == min(owners):
            own = run.blocks.pop() if run.adjacent and len(run.blocks) > 1 else []
            header, run.blocks = run.texts(), [own]
        if run.below:
            comments.above[owners[run.below]] = tuple(line for block in run.blocks for line in block)
        else:
            footer = run.texts()
    return Comments(header, comments.above, footer)


def _runs(lines: list[str]) -> Iterator[_Run]:
    """Yield each run of whole-line comments; the mark of a document's beginning counts as an empty line."""
    run: _Run | None = None
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            run = run or _Run(number)
            if not run.adjacent:
                run.blocks.append([])
            run.blocks[-1].append(line.rstrip())
            run.adjacent = True
        elif not line.strip() or line.startswith(("---", "%")):
            if run:
                run.adjacent = False
        else:
            if run:
                run.below = number
                yield run
                run = None
    if run:
        yield run


def _after_text(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the position of each comment that begins elsewhere than at the start of a line."""
    for number, line in enumerate(lines, 1):
        found = None if line.startswith("#") else _AFTER_TEXT.search(line)
        if found:
            yield number, found.start() + 1


def _without_values(text: str) -> str:
    """Return the text with another sign for each ``#`` that belongs to a value."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    parts, done = [], 0
    for token in yaml.scan(text, Loader=loader):
        if type(token) is yaml.ScalarToken:
            start, end = token.start_mark.index, token.end_mark.index
            parts += [text[done:start], text[start:end].replace("#", "x")]
            done = end
    return "".join([*parts, text[done:]])
