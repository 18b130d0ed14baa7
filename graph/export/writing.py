"""Claims written in any format by its name, to a stream or as a file."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from graph.export.formats import FORMATS, format_named
from graph.model.claim_index import ClaimIndex
from graph.rdf.terms import DEFAULT_BASE
from graph.rdf.writing import SYNTAXES, write_rdf
from graph.store.files import replacing_bytes
from graph.store.packing import packed, text_on

__all__ = ["export_file", "known_formats", "write_export"]


def known_formats() -> tuple[str, ...]:
    """Return the names of all formats, the syntaxes of RDF first."""
    return tuple(FORMATS)


def write_export(index: ClaimIndex, stream: BinaryIO, format: str, base: str = DEFAULT_BASE) -> None:
    """Write the claims of an index in a format.

    Args:
        index: the collection, or a part of one.
        stream: takes the bytes.
        format: a name of `known_formats`.
        base: what every IRI begins with, in RDF.

    Raises:
        UsageError: there is no such format, or it cannot hold so much.
    """
    chosen = format_named(format)
    if format in SYNTAXES:
        with text_on(stream) as text:
            write_rdf(index, text, format, base)
    else:
        chosen.write(index, stream)


def export_file(index: ClaimIndex, path: Path, format: str) -> Path:
    """Write the claims of an index to a file, packed where its name ends in ``.gz``, and return its path.

    Raises:
        UsageError: there is no such format, or it cannot hold so much.
        LazoError: the file can't be written.
    """
    with replacing_bytes(path) as file, packed(path, file) as stream:
        write_export(index, stream, format)
    return path
