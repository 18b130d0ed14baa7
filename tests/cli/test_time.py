"""Questions about a time, on small worlds: what held, what may have, what nothing dates, and what never held at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.cli import main

Ask = Callable[..., str]

ENTITIES = """arvenia:
  type: state
  label: {en: Arvenia}

belmora:
  type: state
  label: {en: Belmora}

bloc:
  type: international-organization
  label: {en: Grain Bloc}

card:
  type: payment-system
  label: {en: Plastic Card}

envoy:
  type: person
  label: {en: Ida Orn}

gazette:
  type: media-outlet
  label: {en: The Gazette}

old-union:
  type: former-state
  label: {en: Old Union}

pact:
  type: agreement
  label: {en: Harbour Pact}

quorn:
  type: state
  label: {en: Quorn}
"""

SOURCES = """s-1:
  kind: news
  publisher: gazette
  title: Two states agree
  issued: "2026-02-03"
"""


@pytest.fixture
def ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Return a function that asks a command about claims, each given as ``subject type object start end``, `-` for none."""

    def run(claims: list[str], *command: str) -> str:
        (tmp_path / "entities.yaml").write_text(ENTITIES, encoding="utf-8")
        (tmp_path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
        texts = []
        for number, claim in enumerate(claims):
            subject, type, object, start, end = claim.split()
            dates = "".join(f'  {name}: "{date}"\n' for name, date in (("start", start), ("end", end)) if date != "-")
            texts.append(
                f"r-{number}:\n  subject: {subject}\n  type: {type}\n  object: {object}\n  status: asserted\n"
                f"{dates}  sources:\n    - {{source: s-1}}\n"
            )
        (tmp_path / "relations.yaml").write_text("\n".join(texts), encoding="utf-8")
        main([*command, "--table", "--data", str(tmp_path)])
        return " ".join(capsys.readouterr().out.split())

    return run


def test_a_party_that_denounced_is_not_in_force(ask: Ask) -> None:
    """Ten years after its denunciation a party is told to have denounced; the other one is bound."""
    claims = [
        "arvenia party-to pact 2002 -",
        "arvenia denounced pact 2016-05-22 -",
        "belmora party-to pact 2002 -",
    ]
    text = ask(claims, "agreements", "--as-of", "2026")
    assert "Arvenia: denounced (22 May 2016) Belmora: in force (2002)" in text
    assert "0 of 1 agreements." in ask(claims, "agreements", "Arvenia", "--in-force")


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("2040", "Arvenia has mutual visa-free travel with Belmora (2024 – 2040)"),
        ("2027-06", "Arvenia has mutual visa-free travel with Belmora (2024 – June 2027)"),
        ("2026-12", "No claim that passes the filters links the two"),
        ("unknown", "No claim that passes the filters links the two"),
    ],
)
def test_an_end_in_the_future_is_not_over(ask: Ask, end: str, expected: str) -> None:
    """A term is told in the present until its end has passed on the day asked about."""
    claims = [f"arvenia visa-free-with belmora 2024 {end}"]
    assert expected in ask(claims, "links", "Arvenia", "Belmora", "--as-of", "2027")


def test_a_state_that_is_no_more_holds_nothing(ask: Ask) -> None:
    """After another one took its place, nothing that it held is let in, and no treaty is in force for it."""
    claims = [
        "arvenia successor-of old-union 1991-12 -",
        "old-union has-diplomatic-relations-with belmora 1960 -",
        "old-union party-to pact 1970 -",
    ]
    text = ask(claims, "near", "Old Union", "--as-of", "2020")
    assert "Arvenia succeeds Old Union (December 1991)" in text
    assert "Belmora" not in text
    assert "Left out: 2 that did not hold then (--as-of)." in text
    assert "0 of 1 agreements." in ask(claims, "agreements", "--in-force", "--as-of", "2020")
    assert "Old Union has diplomatic relations with Belmora" in ask(claims, "near", "Old Union", "--as-of", "1980")


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2020", "[may have held (2020)] Arvenia was allied with Belmora (began 1999, ended, date not known)"),
        ("2026-02-04", "No claim that passes the filters links the two"),
        ("1998", "No claim that passes the filters links the two"),
    ],
)
def test_what_ended_nobody_knows_when(ask: Ask, as_of: str, expected: str) -> None:
    """It may have held until the day of the document that tells of its end, and not after it."""
    assert expected in ask(
        ["arvenia allied-with belmora 1999 unknown"], "links", "Arvenia", "Belmora", "--as-of", as_of
    )


@pytest.mark.parametrize("as_of", ["1800", "2020", "2026-02-03"])
def test_the_undated_is_counted_apart(ask: Ask, as_of: str) -> None:
    """What nothing dates is left out and counted, and let in with its mark where that is asked."""
    claims = ["arvenia uses card - -", "card operates-in belmora - -"]
    question = ("links", "Arvenia", "Belmora", "--as-of", as_of)
    assert "Left out: 2 undated (--undated)." in ask(claims, *question)
    assert "1. [undated as to" in ask(claims, *question, "--undated")


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("2012 -", "1961 – 1970 / since 2012: never at once"),
        ("1950 1960", "1961 – 1970 / 1950 – 1960: never at once"),
        ("1950 1965", "at once: 1 January 1961 – 31 December 1965"),
        ("- -", "at once: 1 January 1961 – 31 December 1970"),
    ],
)
def test_steps_that_never_held_at_once(ask: Ask, second: str, told: str) -> None:
    """A path tells when all its steps may have held, or that they never did, and then counts for less or is left out."""
    claims = ["arvenia member-of bloc 1961 1970", f"quorn member-of bloc {second}"]
    text = ask(claims, "links", "Arvenia", "Quorn", "--explain")
    assert told in text
    never = "never" in told
    assert f"together {'0.5' if never else '1'}" in text
    assert ("Explanations: 0" in ask(claims, "links", "Arvenia", "Quorn", "--together")) == never


def test_an_old_office_is_told_as_last_known(ask: Ask) -> None:
    """Nobody is an envoy a century later because no end is written."""
    text = ask(["envoy accredited-to belmora 1926 -"], "near", "Belmora")
    assert "Ida Orn was accredited to Belmora (since 1926, last known 1926)" in text
