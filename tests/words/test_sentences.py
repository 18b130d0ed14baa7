"""Sentences: the claim's own direction, its mark, dates and numbers, in four languages."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.records import Entity, Quantity
from graph.reading.vocabulary import load_schema
from graph.words.sentences import format_date, format_life, format_quantity, format_when, mark, sentence


def test_plain_fact_has_no_mark(toy: ClaimIndex) -> None:
    """An asserted claim that nobody contests reads as it is."""
    expected = "Tarvia has diplomatic relations with Lumera (since April 1962)"
    assert sentence(toy, toy.relations["toy-0001"]) == expected


def test_ended_span_reads_in_the_past(toy: ClaimIndex) -> None:
    """What has an end is not told as if it still held."""
    assert sentence(toy, toy.relations["toy-0002"]) == "Tarvian Union was allied with Lumera (1962 – 1990)"


def test_former_state_reads_in_the_past(toy: ClaimIndex) -> None:
    """What is said of a state that exists no longer is said in the past, even where the end isn't known."""
    open_span = replace(toy.relations["toy-0002"], end=None)
    assert sentence(toy, open_span) == "Tarvian Union was allied with Lumera (since 1962)"


def test_contested_claim_names_its_denier(toy: ClaimIndex) -> None:
    """A contested claim carries who denies it, and that a rival claim stands against it."""
    denied = next(relation for relation in toy.relations.values() if relation.id in toy.contested)
    expected = "reported; is denied by Foreign Ministry of Lumera; contested by another claim"
    assert mark(toy, denied) == expected


def test_denial_quotes_the_claim_with_its_mark(toy: ClaimIndex) -> None:
    """The claim that is denied is not printed bare inside the denial."""
    denial = next(r for r in toy.relations.values() if r.type in toy.schema.denials and r.subject in toy.entities)
    assert "denies “[reported; contested] Lumeran volunteers fought in war in Sordan" in sentence(toy, denial)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Tarvia signed Harbour Pact (in Port Sabel; 10 March 2025)"),
        ("es", "Tarvia firmó Pacto del Puerto (en Port Sabel; 10 de marzo de 2025)"),
        ("pt", "Tárvia assinou Pacto do Porto (em Port Sabel; 10 de março de 2025)"),
        ("ru", "Тарвия — подписание: Портовый пакт (место: Порт-Сабель; 10 марта 2025)"),
    ],
)
def test_four_languages(toy: ClaimIndex, language: str, expected: str) -> None:
    """Names, phrase, place and date follow the language; a missing name falls back to English."""
    signed = next(r for r in toy.relations.values() if r.type == "signed" and r.subject == "tarvia")
    assert sentence(toy, signed, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1959", "ru", "1959"),
        ("2025-10", "en", "October 2025"),
        ("2025-10", "ru", "октябрь 2025"),
        ("2025-10-08", "pt", "8 de outubro de 2025"),
        ("1960~", "en", "about 1960"),
        ("1960-05~", "es", "hacia mayo de 1960"),
        ("1960?", "en", "perhaps 1960"),
        ("1960-05-01?", "ru", "предположительно 1 мая 1960"),
        ("[2012..2014]", "en", "between 2012 and 2014"),
        ("[2012..2014-03]", "pt", "entre 2012 e março de 2014"),
        ("[2012..2014]", "ru", "в промежутке: 2012 — 2014"),
    ],
)
def test_dates_keep_their_precision(text: str, language: str, expected: str) -> None:
    """A date is never printed finer, or surer, than it is known."""
    assert format_date(PartialDate.parse(text), language) == expected


@pytest.mark.parametrize(
    ("start", "end", "language", "expected"),
    [
        ("1999", "unknown", "en", "began 1999, ended, date not known"),
        ("1999~", "unknown", "es", "inicio: hacia 1999, terminó en fecha desconocida"),
        (None, "unknown", "ru", "окончание в неизвестную дату"),
        ("[1960..1962]", "1971?", "en", "between 1960 and 1962 – perhaps 1971"),
        ("1960~", None, "en", "since about 1960"),
    ],
)
def test_an_end_that_nobody_dates_is_told(
    toy: ClaimIndex, start: str | None, end: str | None, language: str, expected: str
) -> None:
    """What is over is said to be over, whether or not somebody says since when."""
    began, ended = (PartialDate.parse_end(date) if date else None for date in (start, end))
    relation = replace(toy.relations["toy-0002"], start=began, end=ended)
    assert format_when(toy, relation, language) == expected


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Quantity("person", value=Decimal(5)), "5 people"),
        (Quantity("person", value=Decimal(12000), about=True), "about 12\u202f000 people"),
        (Quantity("person", min=Decimal(1000), max=Decimal(5000)), "1\u202f000–5\u202f000 people"),
        (Quantity("percent", min=Decimal("50.5"), measure="share"), "share: at least 50.5 percent"),
        (Quantity("person", max=Decimal(10000)), "up to 10\u202f000 people"),
    ],
)
def test_quantities_keep_their_bounds(toy: ClaimIndex, quantity: Quantity, expected: str) -> None:
    """A bound or an approximate number is never printed as an exact one."""
    assert format_quantity(toy, quantity) == expected


def test_observation_is_not_a_beginning(toy: ClaimIndex) -> None:
    """When a claim was seen to hold reads otherwise than when it began."""
    assert format_when(toy, toy.relations["toy-0005"]) == "as of 1 June 2025"


def test_every_type_reads_in_every_language(toy: ClaimIndex) -> None:
    """No relation type lacks a phrase in either direction, and ended spans have theirs in all languages or none."""
    for kind in toy.schema.relation_types.values():
        assert tuple(kind.phrase) == tuple(load_schema().languages), kind.id
        assert tuple(kind.past) in ((), tuple(load_schema().languages)), kind.id
        assert all(part.strip() == part and part for pair in kind.phrase.values() for part in pair), kind.id


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("1922-12-30", "[1991-12-25..1991-12-26]", "30 December 1922 – between 25 December 1991 and 26 December 1991"),
        ("1949", None, "since 1949"),
        (None, "1991", "until 1991"),
        ("1949", "unknown", "began 1949, ended, date not known"),
        (None, None, ""),
    ],
)
def test_a_life_is_told_as_precisely_as_it_is_known(start: str | None, end: str | None, expected: str) -> None:
    """The dates of an entity read like those of a claim; what nobody says isn't told."""
    first, last = (PartialDate.parse_end(text) if text else None for text in (start, end))
    assert expected == format_life(Entity("union", "state", {"en": "Union"}, start=first, end=last))
