"""Parquet: a table with typed columns and lists, for DuckDB, Polars, pandas and Spark."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from graph.export.about_lines import about_fields
from graph.export.format import Writer
from graph.export.rows import Row, Value
from graph.export.tables import TABLES
from graph.model.claim_index import ClaimIndex
from graph.problems import LazoError

if TYPE_CHECKING:
    import pyarrow

__all__ = ["parquet_writer"]


def parquet_writer(table: str) -> Writer:
    """Return what writes one of the tables."""

    def write(index: ClaimIndex, stream: BinaryIO) -> None:
        """Write the table; Raises LazoError where pyarrow isn't installed."""
        try:
            import pyarrow
            from pyarrow import parquet
        except ImportError as error:
            raise LazoError("Parquet needs pyarrow; install it with: pip install 'lazo[formats]'") from error
        rows = [_known(row) for row in TABLES[table].rows(index)]
        made = BytesIO()
        parquet.write_table(pyarrow.Table.from_pylist(rows, schema=_schema(table, index)), made, compression="zstd")
        stream.write(made.getvalue())

    return write


def _schema(table: str, index: ClaimIndex) -> pyarrow.Schema:
    """Return the columns: each tells in its metadata what it means."""
    import pyarrow

    kinds = {
        str: pyarrow.string(),
        bool: pyarrow.bool_(),
        int: pyarrow.int32(),
        float: pyarrow.float64(),
        tuple: pyarrow.list_(pyarrow.string()),
    }
    fields = [
        pyarrow.field(name, kinds[field.kind], metadata={"meaning": field.meaning})
        for name, field in TABLES[table].fields(index.schema).items()
    ]
    return pyarrow.schema(fields, metadata=about_fields(index))


def _known(row: Row) -> dict[str, Value | None]:
    """Return a row with nothing where a text isn't known; an empty list stays one."""
    return {name: None if value == "" else value for name, value in row.items()}
