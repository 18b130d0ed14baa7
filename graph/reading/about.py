"""Reads and writes ``about.yaml``, in which a folder says what its data is as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from graph.model.about import ABOUT, About, about_together
from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.schema import ENGLISH
from graph.problems import DataError, Problem
from graph.reading.canonical_form import scalar
from graph.reading.dataset import shown_path
from graph.reading.vocabulary import load_schema
from graph.reading.yaml_reader import Mapping, position_of, read_yaml

__all__ = ["about_in", "about_of", "about_problems", "about_text", "read_about"]

RULE = "about-form"
SINGLE = ("version", "issued", "license", "publisher")
"""The fields that are one text."""

_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def about_of(index: ClaimIndex) -> About | None:
    """Return what the folder of an index says of itself, or nothing; of several together, whom they credit.

    Raises:
        DataError: a file is damaged; every problem is named with its position.
    """
    said = [about for folder in index.folders if (about := read_about(folder))]
    if len(index.folders) > 1 and said:
        return about_together(said)
    return said[0] if said else None


@lru_cache(maxsize=8)
def read_about(folder: Path) -> About | None:
    """Return what a folder says of its data; nothing where it says nothing.

    Raises:
        DataError: the file is damaged; every problem is named with its position.
    """
    about, problems = _read(folder / ABOUT)
    if problems:
        raise DataError(problems)
    return about


def about_problems(folder: Path) -> list[Problem]:
    """Return what is wrong with what a folder says of its data."""
    return _read(folder / ABOUT)[1]


def about_in(fields: Mapping, path: str) -> tuple[About, list[Problem]]:
    """Return what fields say of a data set, and what is wrong with them.

    Args:
        fields: the text of each field.
        path: what the file is called in problems.
    """
    problems = [
        Problem(position_of(fields, (name,), path, key=True), RULE, ABOUT, message)
        for name, message in _complaints(fields)
    ]
    if problems:
        return About(), problems
    single = {name: str(fields[name]) for name in SINGLE if name in fields}
    title = {str(language): str(text) for language, text in fields.get("title", {}).items()}
    return About(title, **single, credits=tuple(map(str, fields.get("credits", ())))), []


def about_text(about: About) -> str:
    """Return the text of the file that says it; a field that has no value is left out."""
    single = [(name, getattr(about, name)) for name in SINGLE]
    lines = ["title:"] * bool(about.title)
    lines += [f"  {language}: {scalar(text)}" for language, text in about.title.items()]
    lines += [f"{name}: {scalar(text)}" for name, text in single if text]
    lines += ["credits:"] * bool(about.credits)
    lines += [f"  - {scalar(credit)}" for credit in about.credits]
    return "\n".join(lines) + "\n"


def _read(file: Path) -> tuple[About | None, list[Problem]]:
    if not file.exists():
        return None, []
    path = shown_path(file)
    fields, problems = read_yaml(file, path)
    about, more = about_in(fields, path) if not problems else (None, [])
    return about, problems + more


def _complaints(fields: Mapping) -> Iterator[tuple[str, str]]:
    """Yield each field that cannot be meant, and what would be right."""
    known = About.__dataclass_fields__
    for name in fields:
        if name not in known:
            yield name, f"no field '{name}'; there are {', '.join(known)}"
    title, credits = fields.get("title"), fields.get("credits", [])
    if title is not None or not credits:
        yield from _complaints_of_title(title)
    if not isinstance(credits, list) or not all(isinstance(each, str) for each in credits):
        yield "credits", "credits are no list of texts"
    for name in SINGLE:
        if name in fields and not isinstance(fields[name], str):
            yield name, "is no text; write one value"
    if "issued" in fields and not _is_day(fields["issued"]):
        yield "issued", "no day; write YYYY-MM-DD"
    if "license" in fields and not _ADDRESS.fullmatch(str(fields["license"])):
        yield "license", "no address of a licence; write https://..."


def _complaints_of_title(title: object) -> Iterator[tuple[str, str]]:
    languages = load_schema().languages
    if (
        not isinstance(title, dict)
        or not title.get(ENGLISH)
        or not all(isinstance(text, str) for text in title.values())
    ):
        yield "title", "no English title; write 'title: {en: ...}'"
        return
    for language in title.keys() - languages.keys():
        yield "title", f"no language '{language}'; there are {', '.join(languages)}"


def _is_day(value: object) -> bool:
    """Whether a value is a day that the calendar has."""
    try:
        date = PartialDate.parse(str(value))
    except ValueError:
        return False
    return date.is_plain and date.precision == "day"
