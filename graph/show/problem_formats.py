"""Problems as text: for people, for tools that read one line each, as JSON, and as annotations of a CI run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from graph.problems import Position, Problem
from graph.show.terminal import json_line, one_line

__all__ = ["PROBLEM_FORMATS", "as_github", "as_human", "as_json", "as_parsable"]


def as_human(problems: Sequence[Problem]) -> str:
    """Return the problems under the file that they stand in, with their number at the end.

    >>> print(as_human([Problem(Position("a.yaml", 3, 5), "has-source", "rel-1", "no source; name at least one")]))
    a.yaml
      3:5  rel-1: no source; name at least one [has-source]
    <BLANKLINE>
    1 problem in 1 file
    """
    return "\n".join(_human_lines(problems))


def _human_lines(problems: Sequence[Problem]) -> Iterator[str]:
    if not problems:
        yield "no problems"
        return
    files = 0
    for path, found in groupby(sorted(problems), key=lambda problem: problem.position.path):
        files += 1
        yield one_line(path)
        group = [(f"{problem.position.line}:{problem.position.column}", problem) for problem in found]
        width = max(len(position) for position, _ in group)
        for position, problem in group:
            yield one_line(f"  {position:>{width}}  {problem.subject}: {problem.message} [{problem.rule}]")
        yield ""
    yield f"{len(problems)} problem{'s' * (len(problems) != 1)} in {files} file{'s' * (files != 1)}"


def as_parsable(problems: Sequence[Problem]) -> str:
    """Return a line for each problem: ``path:line:column: subject: what is wrong; what would be right [rule]``."""
    return "\n".join(one_line(str(problem)) for problem in problems)


def as_json(problems: Sequence[Problem]) -> str:
    """Return an object whose ``problems`` are objects with path, line, column, rule, subject and message."""
    import json

    found = [
        {
            "path": problem.position.path,
            "line": problem.position.line,
            "column": problem.position.column,
            "rule": problem.rule,
            "subject": problem.subject,
            "message": problem.message,
        }
        for problem in problems
    ]
    text = json.dumps({"problems": found}, ensure_ascii=False, indent=2)
    return "\n".join(map(json_line, text.split("\n")))


def as_github(problems: Sequence[Problem]) -> str:
    """Return a workflow command for each problem, which GitHub shows beside the line.

    Source: "Workflow commands for GitHub Actions" (setting an error message), with the escapes of actions/toolkit.
    """
    return "\n".join(map(_annotation, problems))


def _annotation(problem: Problem) -> str:
    position: Position = problem.position
    keys = f"file={_property(position.path)},line={position.line},col={position.column},title={_property(problem.rule)}"
    return f"::error {keys}::{_data(f'{problem.subject}: {problem.message}')}"


def _data(text: str) -> str:
    return one_line(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


PROBLEM_FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "human": as_human,
    "parsable": as_parsable,
    "json": as_json,
    "github": as_github,
}
"""The formats by the names that the command line gives them."""
