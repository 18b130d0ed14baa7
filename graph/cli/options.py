"""Options that several commands share, and what they mean."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from functools import partial
from typing import TYPE_CHECKING

from graph.cli.parsing import LARGEST_NUMBER, name_text, whole_number
from graph.problems import UsageError
from graph.show.terminal import one_line

if TYPE_CHECKING:
    from graph.knowledge_graph import KnowledgeGraph
    from graph.model.dates import PartialDate
    from graph.query.asking import Asking
    from graph.query.names import Match
    from graph.search.filters import Filters
    from graph.sparql.endpoint import Endpoint

__all__ = [
    "add_data",
    "add_endpoint",
    "add_filters",
    "add_output",
    "add_question",
    "date_from",
    "endpoint_from",
    "filters_from",
    "load_data",
    "load_graph",
    "seconds",
]


def add_data(parser: ArgumentParser) -> None:
    """Add ``--data``."""
    parser.add_argument(
        "--data",
        action="append",
        metavar="DIR",
        help="a folder of data, instead of what ships with lazo; repeat it for several; 'shipped' names what ships",
    )


def add_output(parser: ArgumentParser) -> None:
    """Add ``--json``, ``--table`` and ``--lang``."""
    from graph.reading.vocabulary import load_schema

    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON, as is done when the output is piped")
    form.add_argument("--table", action="store_true", help="print for people, even when the output is piped")
    parser.add_argument(
        "--lang", choices=tuple(load_schema().languages), default="en", help="language of names and sentences"
    )


def add_filters(parser: ArgumentParser, statuses: str = "walked") -> None:
    """Add the options that say which relations count; with ``statuses="all"`` those of every status do by default."""
    group = parser.add_argument_group("which relations count")

    def add(name: str, help: str) -> None:
        group.add_argument(name, type=name_text, action="append", default=[], metavar="X", help=help)

    add("--status", "let this status in as well (alleged, proposed, hypothetical, or all)")
    parser.set_defaults(statuses=statuses)
    group.add_argument(
        "--uncontested",
        action="store_true",
        help="leave out what somebody denies or disputes; an alleged or possible denial only marks",
    )
    add("--only", "only relations of this type")
    add("--without", "no relations of this type")
    add("--theme", "only relations of this theme")
    add("--avoid", "not through this entity")
    group.add_argument("--as-of", metavar="DATE", help="what held, may have held (marked) or had happened on this date")
    group.add_argument("--known-at", metavar="DATE", help="only what had been published by this date")
    group.add_argument("--undated", action="store_true", help="with these two: let in, marked, what nothing dates")
    group.add_argument(
        "--min-origins",
        type=whole_number(1, LARGEST_NUMBER),
        default=1,
        metavar="N",
        help="only claims with N independent origins",
    )
    group.add_argument("--original", action="store_true", help="only what was read in an original, as far as is known")
    group.add_argument("--read-twice", action="store_true", help="only what a second person has read again")
    group.add_argument("--no-state-media", action="store_true", help="do not count sources that a state controls")


def filters_from(options: Namespace) -> Filters:
    """Return the filters that the options ask for; names of entities are resolved by the graph."""
    from graph.reading.vocabulary import load_schema
    from graph.search.filters import Filters

    schema = load_schema()
    every = "all" in options.status or (options.statuses == "all" and not options.status)
    statuses = tuple(schema.statuses) if every else (*schema.walked, *options.status)
    return Filters(
        statuses=tuple(dict.fromkeys(statuses)),
        uncontested=options.uncontested,
        only=tuple(options.only),
        without=tuple(options.without),
        themes=tuple(options.theme),
        as_of=date_from(options.as_of, "--as-of"),
        known_at=date_from(options.known_at, "--known-at"),
        undated=options.undated,
        together=getattr(options, "together", False),
        min_origins=options.min_origins,
        no_state_media=options.no_state_media,
        original=options.original,
        read_twice=options.read_twice,
        avoid=tuple(options.avoid),
        via=tuple(getattr(options, "via", ())),
        via_all=getattr(options, "via_all", False),
    )


def add_question(parser: ArgumentParser, statuses: str = "walked", *, endpoint: bool = False) -> None:
    """Add what every question takes: the filters, the data, where endpoints can be asked one of these, and the output."""
    add_filters(parser, statuses)
    add_data(parser)
    if endpoint:
        add_endpoint(parser)
    add_output(parser)


def add_endpoint(parser: ArgumentParser) -> None:
    """Add ``--endpoint`` and ``--graph``."""
    group = parser.add_argument_group(
        "someone else's SPARQL engine",
        "User and password are read from LAZO_ENDPOINT_USER and LAZO_ENDPOINT_PASSWORD; they are never printed.",
    )
    group.add_argument(
        "--endpoint", metavar="URL", help="ask a SPARQL 1.1 endpoint that holds our export, not local data"
    )
    group.add_argument("--graph", metavar="IRI", help="the named graph of the endpoint that holds it")


def endpoint_from(options: Namespace, timeout: float = 60.0) -> Endpoint:
    """Return the endpoint that the options name; what is fetched is told on a terminal."""
    from graph.sparql.endpoint import Endpoint
    from graph.sparql.server import Server

    return Endpoint(Server(options.endpoint, timeout=timeout), options.graph, progress=_tell)


def load_data(options: Namespace) -> KnowledgeGraph:
    """Return the graph of the chosen data folders."""
    from graph.knowledge_graph import load

    graph = load(*(options.data or ()))
    graph.on_substitution = partial(_say_substitution, getattr(options, "lang", "en"))
    return graph


def load_graph(options: Namespace) -> Asking:
    """Return the graph of the chosen data folders, or the one at the endpoint that the options name.

    Raises:
        UsageError: both are named.
    """
    if not getattr(options, "endpoint", None):
        return load_data(options)
    from graph.sparql.remote import RemoteGraph

    if options.data:
        raise UsageError("--data and --endpoint exclude each other; the endpoint's own data is asked")
    graph = RemoteGraph(endpoint_from(options))
    graph.on_substitution = partial(_say_substitution, getattr(options, "lang", "en"))
    return graph


def _say_substitution(language: str, text: str, match: Match) -> None:
    """Say on standard error that a text was read as a name that is spelled otherwise."""
    from graph.show.terminal import one_line
    from graph.words.messages import message

    note = message("read-as", language, text=text, name=match.substituted, id=match.entity.id)
    print(f"lazo: {one_line(note)}", file=sys.stderr)


def _tell(what: str) -> None:
    if sys.stderr.isatty():
        print(f"\rasking for {one_line(what)} \033[K", end="", file=sys.stderr)


def seconds(text: str) -> float:
    """Return the time to wait that an option gives.

    Raises:
        ArgumentTypeError: it is no number of seconds that can be waited.
    """
    from graph.sparql.server import check_seconds

    try:
        return check_seconds(float(text))
    except ValueError:
        raise ArgumentTypeError(f"{text[:40]!r} is no number of seconds") from None
    except UsageError as error:
        raise ArgumentTypeError(str(error)) from None


def date_from(text: str | None, option: str) -> PartialDate | None:
    """Return the date that an option gives, or nothing.

    Raises:
        UsageError: it is not a date.
    """
    from graph.model.dates import PartialDate

    if text is None:
        return None
    try:
        return PartialDate.parse_plain(text)
    except ValueError as error:
        raise UsageError(f"{option}: {error}") from None
