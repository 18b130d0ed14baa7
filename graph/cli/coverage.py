"""``lazo coverage``: how much the data holds of each state of a region, by theme."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from graph.cli.options import add_data, add_output, load_data
from graph.cli.output import print_json, wants_json
from graph.query.coverage import Coverage, find_coverage

__all__ = ["coverage_table", "parser", "run"]


def parser() -> ArgumentParser:
    """Return the parser of the command."""
    parser = ArgumentParser()
    parser.add_argument(
        "entity", nargs="?", default="cuba", help="a state; it and its peers in the region are counted (Cuba)"
    )
    add_data(parser)
    add_output(parser)
    return parser


def run(options: Namespace) -> int:
    """Print the table, in Markdown for people."""
    graph = load_data(options)
    coverage = find_coverage(graph, graph.entity(options.entity).id)
    if wants_json(options):
        print_json(coverage.to_dict())
    else:
        names = {id: graph.entities[id].name(options.lang) for id in coverage.rows}
        themes = {theme: graph.schema.themes[theme].label[options.lang] for theme in coverage.themes}
        print(coverage_table(coverage, names, themes))
    return 0


def coverage_table(coverage: Coverage, names: dict[str, str], themes: dict[str, str]) -> str:
    """Return the table in Markdown; a cell reads ``claims / origins, newest year``."""
    lines = ["| | " + " | ".join(themes[theme] for theme in coverage.themes) + " |"]
    lines.append("|---" * (len(coverage.themes) + 1) + "|")
    for id, row in coverage.rows.items():
        cells = []
        for theme in coverage.themes:
            cell = row.get(theme)
            newest = f", {cell.newest.year}" if cell and cell.newest else ""
            cells.append(f"{cell.claims} / {cell.origins}{newest}" if cell else "–")
        lines.append(f"| {names[id]} | " + " | ".join(cells) + " |")
    return "\n".join(lines)
