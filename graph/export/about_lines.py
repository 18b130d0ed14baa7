"""What an export says of the data set as a whole: the same names and values in every format that can hold them."""

from __future__ import annotations

from graph.model.claim_index import ClaimIndex
from graph.model.schema import ENGLISH
from graph.reading.about import about_of
from graph.words.messages import message

__all__ = ["about_fields", "comment_lines"]


def about_fields(index: ClaimIndex) -> dict[str, str]:
    """Return what is known of the data set by name: title, version, licence ..., and how much the export holds."""
    about = about_of(index)
    title = about.title.get(ENGLISH, "") if about else ""
    if title and index.excerpt:
        title = message("excerpt-of", title=title)
    said = (
        {
            "title": title,
            "version": about.version,
            "issued": about.issued,
            "license": about.license,
            "publisher": about.publisher,
            "credits": "; ".join(about.credits),
        }
        if about
        else {}
    )
    counts = {"entities": index.entities, "relations": index.relations, "sources": index.sources}
    return {name: value for name, value in said.items() if value} | {
        name: str(len(records)) for name, records in counts.items()
    }


def comment_lines(index: ClaimIndex, sign: str) -> str:
    """Return the same as comments of a text format, one a line behind its sign."""
    lines = (f"{name}: {' '.join(value.split())}" for name, value in about_fields(index).items())
    return "".join(f"{sign} {line}\n" for line in lines)
