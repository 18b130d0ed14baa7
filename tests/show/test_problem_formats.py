"""Problems as text."""

from __future__ import annotations

import json

from graph.problems import Position, Problem
from graph.show.problem_formats import PROBLEM_FORMATS, as_github, as_human, as_json, as_parsable

PROBLEMS = [
    Problem(Position("data/a.yaml", 3, 5), "has-source", "toy-1", "no source; name one"),
    Problem(Position("data/a.yaml", 120, 11), "entity-exists", "toy-2", "no entity 'lumeraa'"),
    Problem(Position("data/b.yaml", 1, 1), "root-mapping", "file", "the file is empty"),
]
NASTY = [Problem(Position("a,b:c%.yaml", 1, 2), "id-form", "x\r\n::error::y", "100 % \x1b[31m\u202ebad\n")]


def test_human_text_stands_under_its_file() -> None:
    """Places are lined up and counted at the end."""
    assert as_human(PROBLEMS) == (
        "data/a.yaml\n"
        "     3:5  toy-1: no source; name one [has-source]\n"
        "  120:11  toy-2: no entity 'lumeraa' [entity-exists]\n"
        "\n"
        "data/b.yaml\n"
        "  1:1  file: the file is empty [root-mapping]\n"
        "\n"
        "3 problems in 2 files"
    )


def test_human_text_says_that_all_is_well() -> None:
    """A clean run isn't silent to a person."""
    assert as_human([]) == "no problems"


def test_parsable_text_has_one_line_each() -> None:
    """The form is that which editors and compilers share."""
    assert as_parsable(PROBLEMS).splitlines()[1] == ("data/a.yaml:120:11: toy-2: no entity 'lumeraa' [entity-exists]")
    assert as_parsable([]) == ""


def test_json_has_every_part() -> None:
    """Nothing must be cut out of a text by the reader."""
    assert json.loads(as_json(PROBLEMS))["problems"][0] == {
        "path": "data/a.yaml",
        "line": 3,
        "column": 5,
        "rule": "has-source",
        "subject": "toy-1",
        "message": "no source; name one",
    }
    assert json.loads(as_json([])) == {"problems": []}


def test_github_text_is_one_command_each() -> None:
    """Each problem becomes an annotation at its line."""
    assert as_github(PROBLEMS).splitlines()[0] == (
        "::error file=data/a.yaml,line=3,col=5,title=has-source::toy-1: no source; name one"
    )
    assert as_github([]) == ""


def test_github_text_is_escaped() -> None:
    """Nothing in the data can begin a command of its own or end a property."""
    assert as_github(NASTY) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=1,col=2,title=id-form::x%0D%0A::error::y: 100 %25 \\x1b[31m\\u202ebad%0A"
    )


def test_texts_for_terminals_hold_no_control_signs() -> None:
    """Line breaks, colours and direction marks in the data are written out."""
    assert as_parsable(NASTY) == (r"a,b:c%.yaml:1:2: x\r\n::error::y: 100 % \x1b[31m\u202ebad\n [id-form]")
    assert as_human(NASTY).splitlines()[1] == r"  1:2  x\r\n::error::y: 100 % \x1b[31m\u202ebad\n [id-form]"


def test_formats_are_known_by_name() -> None:
    """The command line offers these four."""
    assert list(PROBLEM_FORMATS) == ["human", "parsable", "json", "github"]
