"""The commands there are: name, module and what each answers."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["COMMANDS", "Command"]


class Command(NamedTuple):
    """A command: the module under ``graph.cli`` that runs it, and a line on what it answers."""

    module: str
    summary: str


COMMANDS = {
    "links": Command("links", "What links two or more names: ranked, sourced explanations."),
    "near": Command("near", "The neighbourhood of one name."),
    "show": Command("show", "One entity, relation or source, whole."),
    "find": Command("find", "Names, in any spelling or script."),
    "timeline": Command("timeline", "Dated claims in order, of one name or between several."),
    "check": Command("check", "Every problem of the data, with its place."),
    "schema": Command("schema", "The vocabulary: types of entity and relation, statuses, units."),
    "view": Command("view", "One offline HTML file to look at: a pair, a name, several, or everything."),
    "export": Command("export", "The data in another format."),
}
