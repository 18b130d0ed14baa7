"""``lazo coverage``: how much the data holds of each state of a region, by theme."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from graph.cli.options import add_data, add_output, load_data
from graph.cli.output import print_json, print_line, wants_json
from graph.cli.parsing import CommandParser, name_text
from graph.query.coverage import Coverage
from graph.show.terminal import one_line

__all__ = ["ANSWERS", "coverage_table", "parser", "run"]

ANSWERS = (Coverage,)
"""What the command answers with."""


def parser() -> ArgumentParser:
    """Return the parser of the command."""
    parser = CommandParser()
    parser.add_argument(
        "entity",
        type=name_text,
        nargs="?",
        default="cuba",
        help="a state; it and its peers in the region are counted (Cuba)",
    )
    add_data(parser)
    add_output(parser)
    return parser


def ask(options: Namespace) -> Coverage:
    """Return the answer."""
    return load_data(options).coverage(options.entity, language=options.lang)


def run(options: Namespace) -> int:
    """Print the table, in Markdown for people."""
    coverage = ask(options)
    graph = coverage.index
    if wants_json(options):
        print_json(coverage.to_dict())
    else:
        names = {id: graph.entities[id].name(options.lang) for id in coverage.cells}
        themes = {theme: graph.schema.themes[theme].label[options.lang] for theme in coverage.themes}
        for line in coverage_table(coverage, names, themes).split("\n"):
            print_line(line)
    return 0


def coverage_table(coverage: Coverage, names: dict[str, str], themes: dict[str, str]) -> str:
    """Return the table in Markdown; a cell reads ``claims / origins, newest year``."""
    lines = ["| | " + " | ".join(themes[theme] for theme in coverage.themes) + " |"]
    lines.append("|---" * (len(coverage.themes) + 1) + "|")
    for id, row in coverage.cells.items():
        cells = []
        for theme in coverage.themes:
            cell = row.get(theme)
            newest = f", {cell.newest.year}" if cell and cell.newest else ""
            cells.append(f"{cell.claims} / {cell.origins}{newest}" if cell else "–")
        lines.append(f"| {_cell(names[id])} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(text: str) -> str:
    """Return a name as it stands in a cell of Markdown, which a bar or a break of lines would end."""
    return one_line(text).replace("|", "\\|")
