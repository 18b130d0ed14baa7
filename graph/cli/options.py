"""Options that several commands share, and what they mean."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from graph.problems import UsageError

if TYPE_CHECKING:
    from graph.claim_index import ClaimIndex
    from graph.dates import PartialDate
    from graph.knowledge_graph import KnowledgeGraph
    from graph.query.filters import Filters

__all__ = ["add_data", "add_filters", "add_output", "as_known", "date_from", "filters_from", "load_graph"]


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
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON, as is done when the output is piped")
    form.add_argument("--table", action="store_true", help="print for people, even when the output is piped")
    parser.add_argument(
        "--lang", choices=("en", "es", "pt", "ru"), default="en", help="language of names and sentences"
    )


def add_filters(parser: ArgumentParser, statuses: str = "walked") -> None:
    """Add the options that say which relations count; with ``statuses="all"`` those of every status do by default."""
    group = parser.add_argument_group("which relations count")
    more = {"action": "append", "default": [], "metavar": "X"}
    group.add_argument(
        "--status", **{**more, "help": "let this status in as well (alleged, proposed, hypothetical, or all)"}
    )
    parser.set_defaults(statuses=statuses)
    group.add_argument("--uncontested", action="store_true", help="leave out what somebody denies or disputes")
    group.add_argument("--only", **{**more, "help": "only relations of this type"})
    group.add_argument("--without", **{**more, "help": "no relations of this type"})
    group.add_argument("--theme", **{**more, "help": "only relations of this theme"})
    group.add_argument("--avoid", **{**more, "help": "not through this entity"})
    group.add_argument("--as-of", metavar="DATE", help="only what held or had happened on this date")
    group.add_argument("--known-at", metavar="DATE", help="only what had been published by this date")
    group.add_argument("--min-origins", type=int, default=1, metavar="N", help="only claims with N independent origins")
    group.add_argument("--no-state-media", action="store_true", help="do not count sources that a state controls")


def filters_from(options: Namespace) -> Filters:
    """Return the filters that the options ask for; names of entities are resolved by the graph."""
    from graph.query.filters import Filters
    from graph.schema import load_schema

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
        min_origins=options.min_origins,
        no_state_media=options.no_state_media,
        avoid=tuple(options.avoid),
        via=tuple(getattr(options, "via", ())),
        via_all=getattr(options, "via_all", False),
    )


def as_known(graph: KnowledgeGraph, filters: Filters) -> ClaimIndex:
    """Return what is printed: the graph as it was known on the date of ``--known-at``, sources and denials included."""
    from graph.query.filters import Selection

    return Selection(graph, filters).view


def load_graph(options: Namespace) -> KnowledgeGraph:
    """Return the graph of the chosen data folders."""
    from graph.knowledge_graph import load

    return load(*(options.data or ()))


def date_from(text: str | None, option: str) -> PartialDate | None:
    """Return the date that an option gives, or nothing.

    Raises:
        UsageError: it is not a date.
    """
    from graph.dates import PartialDate

    if text is None:
        return None
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise UsageError(f"{option}: {error}") from None
