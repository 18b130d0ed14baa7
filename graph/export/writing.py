"""Claims written in any format by its name: RDF in its syntaxes, or one of the others."""

from __future__ import annotations

from typing import TextIO

from graph.export.formats import FORMATS
from graph.model.claim_index import ClaimIndex
from graph.problems import UsageError, did_you_mean
from graph.rdf.terms import DEFAULT_BASE
from graph.rdf.writing import SYNTAXES, write_rdf

__all__ = ["known_formats", "write_export"]


def known_formats() -> tuple[str, ...]:
    """Return the names of all formats, the syntaxes of RDF first."""
    return (*SYNTAXES, *FORMATS)


def write_export(index: ClaimIndex, stream: TextIO, format: str, base: str = DEFAULT_BASE) -> None:
    """Write the claims of an index in a format.

    Args:
        index: the collection, or a part of one.
        stream: takes the text.
        format: a name of `known_formats`.
        base: what every IRI begins with, in RDF.

    Raises:
        UsageError: there is no such format.
    """
    known = known_formats()
    if format not in known:
        raise UsageError(f"no format is called '{format}'{did_you_mean(format, known)}; there are {', '.join(known)}")
    if format in FORMATS:
        FORMATS[format].write(index, stream)
    else:
        write_rdf(index, stream, format, base)
