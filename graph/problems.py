"""What is wrong with data, and where: the one way to say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

__all__ = ["DataError", "LazoError", "Position", "Problem", "Suggestions", "UsageError", "did_you_mean", "nearest"]


class LazoError(Exception):
    """An error that a person can act on; its text says what failed, why, and what to do."""

    exit_code = 1


class UsageError(LazoError):
    """The question, not the data, is wrong: an unknown name, a bad option, an impossible date."""

    exit_code = 2


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Where in a file; lines and columns count from 1 as editors do."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, with its position and the name of the rule that it breaks.

    >>> print(Problem(Position("a.yaml", 3, 5), "no-source", "rel-1", "no source; name at least one"))
    a.yaml:3:5: rel-1: no source; name at least one [no-source]
    """

    position: Position
    rule: str
    subject: str
    message: str

    def __str__(self) -> str:
        return f"{self.position}: {self.subject}: {self.message} [{self.rule}]"


class DataError(LazoError):
    """Data that cannot be used, with every problem found, sorted by position."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """Return the known word that is spelt most like this one, or nothing where none is near.

    >>> nearest("cubaa", ["cuba", "russia"])
    ['cuba']
    """
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=70)
    return [found[0]] if found else []


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``"; did you mean 'x'?"`` for the nearest known word, or an empty text.

    >>> did_you_mean("cubaa", ["cuba", "russia"])
    "; did you mean 'cuba'?"
    """
    return "".join(f"; did you mean '{near}'?" for near in nearest(word, known))


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Offers the nearest of many known words for each wrong one, up to a hundred wrong ones a run.

    >>> Suggestions(["cuba", "russia"]).offer("cubaa")
    "; did you mean 'cuba'?"
    """

    known: Iterable[str]
    _offered: dict[str, str] = field(default_factory=dict)

    def offer(self, word: str) -> str:
        """Return ``"; did you mean 'x'?"``, or an empty text where none is near or the hundred are spent."""
        if word not in self._offered and len(self._offered) < 100:
            self._offered[word] = did_you_mean(word, self.known)
        return self._offered.get(word, "")
