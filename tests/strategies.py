"""Random records for property tests: any that the model can hold, be they sensible or not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from graph.model.dates import UNKNOWN, PartialDate
from graph.model.records import Citation, Entity, Quantity, Relation, Source
from graph.reading.vocabulary import load_schema

IDS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
HARD_TEXTS = st.sampled_from(
    [
        *("no", "Yes", "~", "null", "1e3", "0x1F", "2025-01-01", "12:30", "=", "<<", "---", "...", "-", "?", ":"),
        *("- a", "a: b", "a #b", "#a", "a#b", "a:", "a,b", "[x]", "{x}", "&a", "*a", "!t", "|", ">", "%d", "@x", "`"),
        *("'", '"', "\\", "e\u0301", "Ж", "\ud7ff", "word " * 40 + "end", "a  b " * 40 + "end", "x" * 300),
        *(
            "tab\there " * 30 + "end",
            "“ " * 80 + "end",
            "line\n" * 30 + "end",
            "bell\x07 " * 30 + "end",
            "# " * 80 + "#",
        ),
    ]
)
TEXTS = HARD_TEXTS | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
LANGUAGES = tuple(load_schema().languages)
WORDS = st.dictionaries(st.sampled_from(LANGUAGES), TEXTS, min_size=1, max_size=4)
PLAIN_DATES = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day)) | st.builds(
    PartialDate, st.integers(1, 9999), st.none() | st.integers(1, 12)
)


def _between(one: PartialDate, other: PartialDate) -> PartialDate:
    """Return the set from one date to another, or the one date if neither order is one of days."""
    first, last = sorted((one, other), key=lambda date: (date.first_day, date.last_day))
    return first if first.last_day >= last.last_day else replace(first, latest=last)


KNOWN_DATES = (
    PLAIN_DATES
    | st.builds(lambda date, qualifier: replace(date, qualifier=qualifier), PLAIN_DATES, st.sampled_from("~?"))
    | st.builds(_between, PLAIN_DATES, PLAIN_DATES)
)
DATES = st.none() | KNOWN_DATES
ENDS = DATES | st.just(UNKNOWN)
NUMBERS = (
    st.none()
    | st.from_regex(r"-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,4})?", fullmatch=True).map(Decimal)
    | st.just(Decimal("0.0000001"))
)
OPTIONAL = st.none() | TEXTS


def lists(items: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """Return lists of texts, as the model holds them."""
    return st.lists(items, max_size=4).map(tuple)


QUANTITIES = st.builds(Quantity, IDS, NUMBERS, NUMBERS, NUMBERS, st.booleans(), st.none() | IDS, OPTIONAL)
CITATIONS = st.builds(Citation, IDS, OPTIONAL, lists(IDS), OPTIONAL, st.none() | PLAIN_DATES)
ALIASES = st.dictionaries(st.sampled_from(LANGUAGES), st.lists(TEXTS, min_size=1, max_size=3).map(tuple), max_size=4)
ENTITIES = st.builds(
    Entity,
    IDS,
    IDS,
    WORDS,
    aliases=ALIASES,
    description=st.just({}) | WORDS,
    identifiers=st.dictionaries(IDS, TEXTS, max_size=3),
    start=DATES,
    end=ENDS,
    medium=st.none() | IDS,
    theme=st.none() | IDS,
)
RELATIONS = st.builds(
    Relation,
    IDS,
    IDS,
    IDS,
    IDS,
    IDS,
    sources=st.lists(CITATIONS, max_size=3).map(tuple),
    start=DATES,
    end=ENDS,
    as_of=DATES,
    claimed_by=lists(IDS),
    place=lists(IDS),
    role=st.just({}) | WORDS,
    quantities=st.lists(QUANTITIES, max_size=3).map(tuple),
)
SOURCES = st.builds(
    Source,
    IDS,
    IDS,
    IDS,
    title=OPTIONAL,
    issued=DATES,
    accessed=DATES,
    url=OPTIONAL,
    language=OPTIONAL,
    authors=lists(IDS),
    agency=st.none() | IDS,
    passes_on=lists(IDS),
    work=st.none() | IDS,
    carrier=st.none() | IDS,
    archived=OPTIONAL,
)
