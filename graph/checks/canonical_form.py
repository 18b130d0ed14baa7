"""A data file is in canonical form: what ``scripts/format_data.py`` writes, byte for byte.

One order and one way of writing, so that a change shows what was said anew and nothing else. Upkeep: a graph exists all
the same.

Files in bulk (JSON Lines) have none.

Good: a file after ``python scripts/format_data.py``.

Bad: records out of order, fields out of order, other quotes, trailing blanks, a comment inside a record.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.schema import Schema
from graph.problems import DataError, Position, Problem
from graph.reading.canonical_form import canonical_text
from graph.reading.comments import read_comments
from graph.reading.dataset import DataFile, Dataset

RULE = "canonical-form"
BINDING = False


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield the first line of each file that isn't as the formatter writes it."""
    for data_file in dataset.files:
        if data_file.readable and data_file.file.suffix == ".yaml":
            yield from _problems(data_file)


def _problems(data_file: DataFile) -> Iterator[Problem]:
    text = data_file.file.read_bytes().decode("utf-8")
    try:
        comments = read_comments(text.removeprefix("\ufeff"), data_file.root, data_file.path)
    except DataError as error:
        yield from error.problems
        return
    wanted = canonical_text(data_file.kind, data_file.root, comments)
    if text == wanted:
        return
    found, due = text.split("\n"), wanted.split("\n")
    pairs = enumerate(zip(found, due, strict=False))
    same = next((index for index, (is_line, due_line) in pairs if is_line != due_line), min(len(found), len(due)))
    message = f"{_difference(found[same : same + 1], due[same : same + 1])}; run python scripts/format_data.py"
    yield Problem(Position(data_file.path, min(same + 1, len(found))), RULE, "file", message)


def _difference(found: list[str], due: list[str]) -> str:
    """Return how the first line that differs does so."""
    if not found:
        return "the last line break is missing"
    if not due:
        return "there are lines after the last one of the canonical form"
    if found[0].lstrip("\ufeff") == due[0]:
        return "the file begins with a byte order mark"
    if found[0].rstrip() == due[0]:
        return "the line ends in a carriage return" if found[0].endswith("\r") else "the line ends in blanks"
    return f"the canonical form has '{due[0].strip()[:60]}' here"
