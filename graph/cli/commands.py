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
    "compare": Command("compare", "Two or more names side by side, theme by theme."),
    "special": Command("special", "What a name, or a pair, has more or less of than its peers in the region."),
    "agreements": Command("agreements", "The life of agreements: what is in force, who signed but hasn't ratified."),
    "audit": Command("audit", "What an editor should look at again: thin, contested or disagreeing evidence."),
    "coverage": Command("coverage", "How much the data holds of each state of the region, by theme."),
    "check": Command("check", "Every problem of the data, with its position."),
    "schema": Command("schema", "The vocabulary: types of entity and relation, statuses, units."),
    "view": Command("view", "One offline HTML file to look at: a pair, a name, several, or everything."),
    "query": Command("query", "SPARQL 1.1 over the data, here or at an endpoint."),
    "export": Command("export", "The data in another format."),
    "import": Command("import_", "An RDF export, back as a collection."),
    "push": Command("push", "The data into a SPARQL server, replacing one named graph."),
}
