"""Tests of RDF that would end or fill the process that parses it, or that never ends."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from graph.model.claim_index import ClaimIndex
from graph.problems import DataError
from graph.rdf import parsing
from graph.rdf.parsing import parsed_apart
from graph.rdf.writing import SYNTAXES
from tests.rdf.parsers import by_oxigraph, text_of

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def _nested(depth: int) -> str:
    return "<urn:a> <urn:b> " + "<<( <urn:a> <urn:b> " * depth + "<urn:c>" + " )>>" * depth + " ."


def _bomb(levels: int, entity: str = "e") -> str:
    """Return RDF/XML of a kilobyte whose only value has ten to so many letters."""
    entities = "".join(f'<!ENTITY {entity}{level} "{f"&{entity}{level - 1};" * 10}">' for level in range(1, levels + 1))
    head = f'<?xml version="1.0"?><!DOCTYPE rdf:RDF [<!ENTITY {entity}0 "0123456789">{entities}]>'
    value = f'<p xmlns="urn:">&{entity}{levels};</p>'
    return f'{head}<rdf:RDF xmlns:rdf="{RDF}"><rdf:Description rdf:about="urn:a">{value}</rdf:Description></rdf:RDF>'


def _refusal(file: Path, format: str, seconds: float = 60) -> str:
    with pytest.raises(DataError) as caught, parsed_apart(file, format, "file", seconds):
        pass
    return str(caught.value)


def _written(folder: Path, text: str) -> Path:
    file = folder / "input"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("format", sorted(SYNTAXES))
def test_what_is_parsed_apart_is_what_was_written(toy: ClaimIndex, format: str, tmp_path: Path) -> None:
    """Each syntax of the export comes back as the same triples, triple terms included."""
    text = text_of(toy, format)
    with parsed_apart(_written(tmp_path, text), format, "file") as parsed:
        found = by_oxigraph(parsed.read_text(encoding="utf-8"), "nquads")
    assert by_oxigraph(text, format) == found


@pytest.mark.parametrize(
    ("format", "text"),
    [
        pytest.param("turtle12", _nested(20_000), id="triples in triples"),
        pytest.param("ntriples", _nested(20_000), id="the same in N-Triples"),
        pytest.param("nquads", _nested(100_000), id="the same in N-Quads"),
        pytest.param("trig", f"{{ {_nested(20_000)} }}", id="the same in TriG"),
    ],
)
def test_nesting_without_end_is_refused(format: str, text: str, tmp_path: Path) -> None:
    """What overflows the stack of a parser ends that parser alone, and is told."""
    expected = f"file:1:1: file: cannot be read as {format}: it is nested too deeply [rdf-limits]"
    assert expected == _refusal(_written(tmp_path, text), format)


@pytest.mark.parametrize("depth", [6, 50])
def test_triples_in_triples_have_a_depth(depth: int, tmp_path: Path) -> None:
    """Deeper than any export, but not too deep for the parser, is refused all the same."""
    assert "has triples within triples more than 4 deep" in _refusal(_written(tmp_path, _nested(depth)), "turtle")


@pytest.mark.parametrize(
    ("format", "text"),
    [
        pytest.param("jsonld", "[" * 32_500 + "]" * 32_500, id="lists"),
        pytest.param("jsonld", '{"@id":"urn:a","urn:p":' * 500 + "1" + "}" * 500, id="objects"),
        pytest.param("jsonld", '{"@list":' * 2_000 + "1" + "}" * 2_000, id="lists of lists"),
        pytest.param("turtle", "<urn:a> <urn:b> " + "(" * 30_000 + ")" * 30_000 + " .", id="collections"),
        pytest.param("turtle", "<urn:a> <urn:b> " + "[<urn:p> " * 30_000 + "1" + "]" * 30_000 + " .", id="blank nodes"),
    ],
)
def test_deep_files_end_in_an_answer(format: str, text: str, tmp_path: Path) -> None:
    """However deep JSON-LD or Turtle nests, the outcome is data or a problem, never the end of this process."""
    outcome = []
    try:
        with parsed_apart(_written(tmp_path, text), format, "file") as parsed:
            outcome.append(parsed.is_file())
    except DataError as error:
        outcome.append(str(error).startswith("file:1:1: file: "))
    assert [True] == outcome


@pytest.mark.parametrize("levels", [9, 12])
def test_an_entity_that_unfolds_without_bound_is_refused(
    levels: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kilobyte that would take gigabytes stops at the memory allowed."""
    monkeypatch.setattr(parsing, "MEMORY", 300 << 20)
    expected = "file:1:1: file: cannot be read as rdfxml: it takes more than 300 MiB of memory [rdf-limits]"
    assert expected == _refusal(_written(tmp_path, _bomb(levels)), "rdfxml")


def test_one_long_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A literal that takes more than the memory allowed is told."""
    monkeypatch.setattr(parsing, "MEMORY", 300 << 20)
    text = f'<urn:a> <urn:b> "{"x" * 100_000_000}" .'
    assert "it takes more than 300 MiB of memory [rdf-limits]" in _refusal(_written(tmp_path, text), "ntriples")


def test_an_entity_of_modest_size_is_read(tmp_path: Path) -> None:
    """Entities themselves are no fault: other tools write their prefixes so."""
    with parsed_apart(_written(tmp_path, _bomb(2)), "rdfxml", "file") as parsed:
        assert f'<urn:a> <urn:p> "{"0123456789" * 100}" .\n' == parsed.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("limit", "value", "said"),
    [
        ("LARGEST_FILE", 1 << 20, "has more than 1 MiB; import it in parts [file-size]"),
        ("MOST_TRIPLES", 1_000, "holds more than 1,000 triples; import it in parts [file-size]"),
    ],
)
def test_a_large_file_is_refused(
    limit: str, value: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More bytes or triples than are read are refused, with the number."""
    monkeypatch.setattr(parsing, limit, value)
    text = "".join(f"<urn:a> <urn:b> <urn:{number}> .\n" for number in range(50_000))
    assert f"file:1:1: file: {said}" == _refusal(_written(tmp_path, text), "ntriples")


def test_a_pipe_that_ends_is_read(tmp_path: Path) -> None:
    """What another program writes into a pipe is a file like any other."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("<urn:a> <urn:b> <urn:c> .\n",))
    writer.start()
    with parsed_apart(pipe, "ntriples", "file") as parsed:
        assert "<urn:a> <urn:b> <urn:c> .\n" == parsed.read_text(encoding="utf-8")
    writer.join()


def test_a_pipe_that_says_nothing_is_given_up(tmp_path: Path) -> None:
    """Where nobody writes, the time allowed is all that is waited."""
    os.mkfifo(tmp_path / "pipe")
    expected = "file:1:1: file: cannot be read: it takes more than 1 seconds; does it end? [rdf-limits]"
    assert expected == _refusal(tmp_path / "pipe", "turtle", 1)


def test_a_pipe_that_never_ends_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that writes for ever is read up to the limit of size."""
    monkeypatch.setattr(parsing, "LARGEST_FILE", 1 << 20)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def write() -> None:
        with suppress(BrokenPipeError), pipe.open("wb", buffering=0) as stream:
            while True:
                stream.write(b"<urn:a> <urn:b> <urn:c> .\n" * 1000)

    writer = threading.Thread(target=write)
    writer.start()
    assert "has more than 1 MiB; import it in parts [file-size]" in _refusal(pipe, "ntriples")
    writer.join()


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("none", "cannot be read: No such file or directory [rdf-file]"),
        (".", "cannot be read: Is a directory [rdf-file]"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(file: str, said: str, tmp_path: Path) -> None:
    """The reason of the system is given."""
    assert f"file:1:1: file: {said}" == _refusal(tmp_path / file, "turtle")


def test_a_syntax_error_keeps_its_position(tmp_path: Path) -> None:
    """Line and column are those of the file."""
    assert _refusal(_written(tmp_path, "<urn:a> a\n  b ."), "turtle").startswith("file:2:3: file: is not turtle: ")
