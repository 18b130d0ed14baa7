"""``lazo links``: what links two or more names."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from graph.cli.citing import PrintedNotes
from graph.cli.options import add_question, filters_from, load_data, load_graph
from graph.cli.output import print_heading, print_json, print_line, print_wrapped, wants_json
from graph.cli.parsing import LARGEST_NUMBER, MOST_HOPS, CommandParser, name_text, whole_number
from graph.cli.steps import print_hidden, print_step
from graph.cli.trees import print_trees
from graph.model.claim_index import ClaimIndex
from graph.problems import UsageError
from graph.query.links import Links, Path
from graph.query.nothing import Nothing
from graph.query.trees import Trees
from graph.search.limits import MAX_HOPS, TOP
from graph.search.publishers import INTERESTED, Publishers
from graph.words.messages import message
from graph.words.sentences import format_date, format_when, mark, name_of, time_mark

__all__ = ["ANSWERS", "parser", "run"]

ANSWERS = (Links, Trees)
"""What the command answers with."""


def parser() -> ArgumentParser:
    """Return the parser of the command."""
    parser = CommandParser()
    parser.add_argument(
        "entity", type=name_text, nargs="+", help="two names or ids; or three to six, for what connects them all"
    )
    parser.add_argument(
        "--max-hops",
        type=whole_number(1, MOST_HOPS),
        default=MAX_HOPS,
        metavar="N",
        help=f"paths of at most N steps ({MAX_HOPS})",
    )
    parser.add_argument(
        "--top", type=whole_number(1, LARGEST_NUMBER), default=TOP, metavar="N", help=f"at most N explanations ({TOP})"
    )
    parser.add_argument("--all", action="store_true", help="every path, each by itself")
    parser.add_argument("--flat", action="store_true", help="the best paths, each by itself, alike or not")
    parser.add_argument("--by", choices=("score", "shortest"), default="score", help="the order (score)")
    parser.add_argument("--recency", action="store_true", help="let recent claims count more")
    parser.add_argument("--explain", action="store_true", help="show the factors that multiply to each score")
    parser.add_argument(
        "--via", type=name_text, action="append", default=[], metavar="X", help="only through this entity"
    )
    parser.add_argument("--via-all", action="store_true", help="through all entities of --via, not just one")
    parser.add_argument("--together", action="store_true", help="no paths whose steps never held at once")
    add_question(parser, endpoint=True)
    return parser


def ask(options: Namespace) -> Links | Trees:
    """Return the answer: paths between two names, trees among more.

    Raises:
        UsageError: one name alone, or an endpoint is asked about more than two.
    """
    if len(options.entity) < 2:
        raise UsageError("links are between two names or more; for the neighbourhood of one there is 'lazo near'")
    filters = filters_from(options)
    if len(options.entity) > 2:
        if options.endpoint:
            raise UsageError("over an endpoint links are between two names; ask for them pair by pair")
        return load_data(options).trees(*options.entity, filters=filters, language=options.lang)
    return load_graph(options).links(
        *options.entity,
        filters=filters,
        max_hops=options.max_hops,
        top=None if options.all else options.top,
        flat=options.flat,
        by=options.by,
        recency=options.recency,
        language=options.lang,
    )


def run(options: Namespace) -> int:
    """Print the ranked paths, or the best trees for three names and more; exit code 1 where there is none."""
    found = ask(options)
    if wants_json(options):
        print_json(found.to_dict())
    elif isinstance(found, Trees):
        print_trees(found.index, found, options.lang)
    else:
        print_links(found.index, found, options.lang, explain=options.explain)
    return 0 if found.rows else 1


def print_links(index: ClaimIndex, links: Links, language: str, *, explain: bool) -> None:
    """Print an answer for people: numbered explanations, what was left out, and the sources."""
    first, last = (name_of(index, id, language) for id in links.entities)
    print_heading(message("links-question", language, first=first, last=last))
    notes = PrintedNotes(index, language)
    counts = {"shown": len(links.paths), "examined": links.examined, "hops": links.max_hops}
    print_wrapped(message("links-count", language, **counts))
    for path in links.paths:
        _print_path(index, path, notes, language, explain=explain)
    print_line()
    if links.why_nothing:
        _print_nothing(index, links.why_nothing, notes, language)
    elif links.direct:
        print_wrapped(message("left-out-direct", language))
        for left_out in links.direct:
            print_step(index, left_out.step, notes, language, lead="  – ", indent=4)
    print_hidden(links.hidden, language)
    notes.print()


def _print_nothing(index: ClaimIndex, nothing: Nothing, notes: PrintedNotes, language: str) -> None:
    print_wrapped(message("nothing-stands", language))
    if not nothing.changes:
        print_wrapped(nothing.text)
    for change in nothing.changes:
        print_wrapped(change.text, "  – ")
        for step in change.example:
            print_step(index, step, notes, language, indent=4)


def _print_path(index: ClaimIndex, path: Path, notes: PrintedNotes, language: str, *, explain: bool) -> None:
    print_line()
    for number, step in enumerate(path.steps):
        print_step(index, step, notes, language, lead=f"{path.rank:>3}. " if number == 0 else "", indent=5)
    for example in path.examples:
        print_wrapped(_likewise(index, path, example, notes, language), "     + ", "       ")
    if path.alike > len(path.examples):
        print_wrapped(message("alike", language, count=path.alike - len(path.examples)), "     + ")
    told = tell_together(index, path, language)
    if told and (explain or path.together is None):
        print_wrapped(told, "     ~ ")
    if explain:
        factors = " × ".join(f"{name} {value:.3g}" for name, value in path.factors.to_dict().items())
        print_wrapped(f"{path.score:.3g} = {factors}", "     = ")
        for line in _evidence(index, path, language):
            print_wrapped(line, "       ", "         ")


def _evidence(index: ClaimIndex, path: Path, language: str) -> list[str]:
    """Return what the evidence of each step is made of: each account with the factors that multiply to its worth."""
    publishers, lines = Publishers(index), []
    for step in path.steps:
        relation = index.relations[step.relation]
        accounts = []
        for citation in relation.sources:
            publisher, day = index.beginning(citation)
            worth = [f"{term} {value:.3g}" for term, value in publishers.worth(citation)]
            worth += [f"interested {INTERESTED:.3g}"] * publishers.is_interested(publisher, relation, day)
            accounts.append(f"{name_of(index, publisher, language)} {' × '.join(worth)}")
        lines.append(f"{relation.id}: {'; '.join(accounts)}")
    return lines


def tell_together(index: ClaimIndex, path: Path, language: str) -> str:
    """Return when all steps of a path may have held at once, or that they never did; nothing of what has no bounds."""
    if path.together is None:
        whens = (format_when(index, index.relations[step.relation], language) for step in path.steps)
        return message("never-at-once", language, dates=" / ".join(filter(None, whens)))
    first, last = path.together.first, path.together.last
    if len(path.steps) == 1 or not (first or last):
        return ""
    if first and last:
        dates = f"{format_date(first, language)} – {format_date(last, language)}"
    elif first:
        dates = message("since", language, start=format_date(first, language))
    else:
        dates = message("until", language, end=format_date(last, language) if last else "")
    return message("at-once", language, dates=dates)


def _likewise(index: ClaimIndex, path: Path, example: tuple[str, ...], notes: PrintedNotes, language: str) -> str:
    """Return a path of the same kind in short: the entities that it passes, how sure it is, and its notes."""
    relations = [index.relations[id] for id in example]
    ends = {path.steps[0].origin, path.steps[-1].destination}
    passed = dict.fromkeys(end for relation in relations for end in (relation.subject, relation.object))
    names = " – ".join(name_of(index, id, language) for id in passed if id not in ends)
    marks = dict.fromkeys(say(index, relation, language) for relation in relations for say in (mark, time_mark))
    doubts = "; ".join(filter(None, marks))
    doubt = f"[{doubts}] " if doubts else ""
    return f"{message('likewise', language)}: {doubt}{names} {notes.numbers(example)}"
