"""``lazo check``: every problem of the data, with its position."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from graph.cli.parsing import CommandParser

__all__ = ["parser", "run"]


def parser() -> ArgumentParser:
    """Return the parser of the command."""
    from graph.show.problem_formats import PROBLEM_FORMATS

    parser = CommandParser()
    parser.add_argument("folder", nargs="*", metavar="DIR", help="data folders; what ships with lazo by default")
    parser.add_argument("--format", choices=list(PROBLEM_FORMATS), help="how to print the problems")
    return parser


def run(options: Namespace) -> int:
    """Print the problems, sorted by position; exit code 1 where there is one."""
    from graph.cli.output import print_line
    from graph.loader import check_folders
    from graph.show.problem_formats import PROBLEM_FORMATS

    form = options.format or (
        "github" if os.environ.get("GITHUB_ACTIONS") else "human" if sys.stdout.isatty() else "parsable"
    )
    problems = check_folders([Path(folder) for folder in options.folder])
    text = PROBLEM_FORMATS[form](problems)
    for line in text.split("\n") if text else ():
        print_line(line)
    return 1 if problems else 0
