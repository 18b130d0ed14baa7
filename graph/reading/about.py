"""Reads ``about.yaml``, in which a folder says what its data is as a whole."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from graph.model.about import About
from graph.model.claim_index import ClaimIndex
from graph.problems import DataError, Problem
from graph.reading.yaml_reader import position_of, read_yaml

__all__ = ["ABOUT", "about_of", "read_about"]

ABOUT = "about.yaml"
RULE = "about-form"
_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII)
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def about_of(index: ClaimIndex) -> About | None:
    """Return what the folder of an index says of itself, or nothing: of several folders together nobody says anything.

    Raises:
        DataError: the file is damaged; every problem is named with its place.
    """
    return read_about(index.folders[0]) if len(index.folders) == 1 else None


@lru_cache(maxsize=8)
def read_about(folder: Path) -> About | None:
    """Return what a folder says of its data; nothing where it says nothing.

    Raises:
        DataError: the file is damaged; every problem is named with its place.
    """
    file = folder / ABOUT
    if not file.exists():
        return None
    fields, problems = read_yaml(file)
    texts = {name: value for name, value in fields.items() if isinstance(value, str)}
    title, credits = fields.get("title"), fields.get("credits", [])
    known = About.__dataclass_fields__

    def wrong(name: str, message: str) -> None:
        problems.append(Problem(position_of(fields, (name,), str(file), key=True), RULE, ABOUT, message))

    for name in fields:
        if name not in known:
            wrong(name, f"no field '{name}'; there are {', '.join(known)}")
    if not isinstance(title, dict) or not isinstance(title.get("en"), str):
        wrong("title", "no English title; write 'title: {en: ...}'")
    if not isinstance(credits, list) or not all(isinstance(each, str) for each in credits):
        wrong("credits", "credits are no list of texts")
    if "issued" in fields and not _DAY.fullmatch(texts.get("issued", "")):
        wrong("issued", "no day; write YYYY-MM-DD")
    if "license" in fields and not _ADDRESS.fullmatch(texts.get("license", "")):
        wrong("license", "no address of a licence; write https://...")
    if problems:
        raise DataError(problems)
    single = {name: texts.get(name, "") for name in ("version", "issued", "license", "publisher")}
    return About(
        {language: str(text) for language, text in dict(title or {}).items()}, **single, credits=tuple(credits)
    )
