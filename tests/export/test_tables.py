"""Databases, workbooks and column files: what their own programs find in them."""

from __future__ import annotations

import asyncio
import io
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pyarrow import parquet

from graph.cli import main
from graph.export.tables import TABLES
from graph.model.claim_index import ClaimIndex
from graph.problems import LazoError
from tests.export.writing import bytes_of


@contextmanager
def database(index: ClaimIndex) -> Iterator[sqlite3.Connection]:
    """Yield the database that is written for a world."""
    with closing(sqlite3.connect(":memory:")) as found:
        found.deserialize(bytes_of(index, "sqlite"))
        yield found


def labelled(index: ClaimIndex, label: str) -> ClaimIndex:
    """Return the world in which the name of Lumera is another text."""
    lumera = replace(index.entities["lumera"], label={"en": label})
    return ClaimIndex(index.schema, {**index.entities, "lumera": lumera}, index.relations, index.sources)


def test_the_four_tables_hold_all(toy: ClaimIndex) -> None:
    """Entities, claims, sources and citations are each there once."""
    citations = sum(len(relation.sources) for relation in toy.relations.values())
    with database(toy) as found:
        counts = {name: found.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in TABLES}
        entities = found.execute("SELECT count(*) FROM nodes WHERE type <> 'claim'").fetchone()[0]
    assert (len(toy.relations), len(toy.sources), citations) == tuple(
        counts[name] for name in ("edges", "sources", "citations")
    )
    assert len(toy.entities) == entities


@pytest.mark.parametrize(
    ("table", "words", "expected"),
    [("nodes", "люмера", "lumera"), ("nodes", "republica", "lumera"), ("edges", "cargo OR volunteers", "toy-0019")],
)
def test_full_text_search_finds_in_any_language(toy: ClaimIndex, table: str, words: str, expected: str) -> None:
    """Names are found in either alphabet and without accents, claims by the words of their sentence."""
    query = f"SELECT id FROM {table} WHERE rowid IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?)"
    with database(toy) as found:
        assert expected in {id for (id,) in found.execute(query, [words])}


def test_lists_are_json(toy: ClaimIndex) -> None:
    """A list can be taken apart with the functions of SQLite."""
    query = "SELECT value FROM nodes, json_each(aliases) WHERE nodes.id = 'lumera'"
    with database(toy) as found:
        names = [name for (name,) in found.execute(query)]
    assert [alias for aliases in toy.entities["lumera"].aliases.values() for alias in aliases] == names


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)", "http://x.example", "0012"])
def test_a_workbook_keeps_texts_as_texts(toy: ClaimIndex, text: str) -> None:
    """No text becomes a formula, a link or a number."""
    sheet = load_workbook(io.BytesIO(bytes_of(labelled(toy, text), "xlsx")))["nodes"]
    cell = next(row[1] for row in sheet.iter_rows() if row[0].value == "lumera")
    assert (text, "s", None) == (cell.value, cell.data_type, cell.hyperlink)


def test_a_text_that_no_cell_can_hold_is_named(toy: ClaimIndex) -> None:
    """Nothing is cut in silence."""
    with pytest.raises(LazoError, match=r"^lumera: 40,000 signs don't fit in a cell of XLSX"):
        bytes_of(labelled(toy, "x" * 40_000), "xlsx")


def test_parquet_has_types_and_lists(toy: ClaimIndex) -> None:
    """Columns say what they mean; flags, numbers and lists are what they are."""
    table = parquet.read_table(io.BytesIO(bytes_of(toy, "parquet-edges")))
    types = {field.name: str(field.type) for field in table.schema}
    assert ("bool", "int32", "list<element: string>") == tuple(types[name] for name in ("plain", "origins", "sources"))
    assert table.schema.field("status").metadata[b"meaning"] == b"how sure it is"


@pytest.mark.parametrize(("format", "package"), [("xlsx", "xlsxwriter"), ("parquet-edges", "pyarrow")])
def test_a_missing_package_is_named(
    toy: ClaimIndex, format: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the optional package isn't installed, one line says what brings it."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(LazoError, match=r"install it with: pip install 'lazo\[formats\]'"):
        bytes_of(toy, format)


def test_bytes_stay_off_a_terminal(
    toy_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What isn't text is refused where standard output is a terminal; the file to name is said."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["export", "--format", "sqlite", "--data", str(toy_folder)]) == 2
    assert "name a file: -o FILE.sqlite" in capsys.readouterr().err


@pytest.mark.system
def test_datasette_serves_and_searches_the_database(toy: ClaimIndex, tmp_path: Path) -> None:
    """Datasette finds the tables, the view of facts and the full-text search by itself."""
    from datasette.app import Datasette

    file = tmp_path / "toy.sqlite"
    file.write_bytes(bytes_of(toy, "sqlite"))

    async def ask() -> tuple[int, list[str]]:
        served = Datasette([str(file)])
        await served.invoke_startup()
        facts = await served.client.get("/toy/facts.json?_shape=objects&_size=max")
        names = await served.client.get("/toy/nodes.json?_search=люмера&_shape=objects")
        return len(facts.json()["rows"]), [row["id"] for row in names.json()["rows"]]

    plain = sum(toy.is_plain(relation) for relation in toy.relations.values())
    assert (plain, ["lumera"]) == asyncio.run(ask())


@pytest.mark.system
def test_duckdb_reads_the_column_files(toy: ClaimIndex, tmp_path: Path) -> None:
    """DuckDB joins edges and nodes, and takes lists apart."""
    import duckdb

    for table in ("nodes", "edges"):
        (tmp_path / f"{table}.parquet").write_bytes(bytes_of(toy, f"parquet-{table}"))
    query = (
        f"SELECT n.label, unnest(e.sources) FROM '{tmp_path}/edges.parquet' e JOIN '{tmp_path}/nodes.parquet' n "
        "ON n.id = e.target WHERE e.plain AND e.id = 'toy-0004'"
    )
    assert [("League of Isles", "league-roll")] == duckdb.connect().execute(query).fetchall()
