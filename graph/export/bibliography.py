"""The sources as a bibliography: BibTeX, CSL-JSON and RIS, for Zotero, LaTeX, Pandoc and their like.

What a source is called there is told by its kind (``csl`` in the vocabulary). A name is never taken apart into first and
last. A date that isn't plain (about, uncertain, some time between) stands as it is in BibTeX, whose dates are those of
EDTF, and as a text in the others.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

from graph.export.about_lines import comment_lines
from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.records import Source

__all__ = ["write_bibtex", "write_csl_json", "write_ris"]

BIBTEX = {"dataset": "dataset"}
"""The entry types of biblatex for types of CSL; what has an address is ``online``, and what has none ``misc``."""

RIS = {"article-newspaper": "NEWS", "dataset": "DATA", "entry": "ENCYC"}
"""The reference types of RIS for types of CSL; the rest is ``ELEC`` with an address and ``GEN`` without."""

_LATEX = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_{}"},
        "\\": "\\textbackslash{}",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
    }
)


def write_bibtex(index: ClaimIndex, stream: TextIO) -> None:
    """Write one entry of biblatex for each source, sorted by id; what the whole is stands above, where it is ignored."""
    stream.write(comment_lines(index, "%").replace("@", "(at)") + "\n")
    for id, source in sorted(index.sources.items()):
        kind = BIBTEX.get(_type(index, source), "online" if source.url else "misc")
        fields = {
            "title": f"{{{_latex(source.title or id)}}}",
            "author": " and ".join(f"{{{_latex(name)}}}" for name in _authors(index, source)),
            "organization": f"{{{_latex(index.entities[source.publisher].name())}}}",
            "date": str(source.issued or ""),
            "urldate": str(source.accessed or ""),
            "url": (source.url or "").translate({ord("{"): "%7B", ord("}"): "%7D", ord("\\"): "%5C"}),
            "langid": index.schema.languages[source.language].label["en"].lower()
            if source.language in index.schema.languages
            else "",
        }
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
        stream.write(f"@{kind}{{{id},\n{lines}\n}}\n\n")


def write_csl_json(index: ClaimIndex, stream: TextIO) -> None:
    """Write a list with one item of CSL for each source, sorted by id."""
    items = (json.dumps(_item(index, source), ensure_ascii=False) for _, source in sorted(index.sources.items()))
    stream.write("[\n" + ",\n".join(items) + "\n]\n")


def write_ris(index: ClaimIndex, stream: TextIO) -> None:
    """Write one reference of RIS for each source, sorted by id."""
    for _, source in sorted(index.sources.items()):
        for tag, value in _tags(index, source):
            stream.write(f"{tag}  - {' '.join(value.split())}\r\n")
        stream.write("ER  - \r\n\r\n")


def _item(index: ClaimIndex, source: Source) -> dict[str, Any]:
    publisher = index.entities[source.publisher].name()
    item = {
        "id": source.id,
        "type": _type(index, source),
        "title": source.title,
        "author": [{"literal": name} for name in _authors(index, source)],
        "publisher": publisher,
        "container-title": publisher,
        "issued": _csl_date(source.issued),
        "accessed": _csl_date(source.accessed),
        "URL": source.url,
        "language": source.language,
    }
    return {name: value for name, value in item.items() if value}


def _tags(index: ClaimIndex, source: Source) -> Iterator[tuple[str, str]]:
    yield "TY", RIS.get(_type(index, source), "ELEC" if source.url else "GEN")
    yield "ID", source.id
    if source.title:
        yield "TI", source.title
    for name in _authors(index, source):
        yield "AU", name
    yield "PB", index.entities[source.publisher].name()
    if source.issued and source.issued.is_plain:
        yield "PY", f"{source.issued.year:04}"
        yield "DA", str(source.issued).replace("-", "/")
    elif source.issued:
        yield "N1", f"published {source.issued}"
    if source.accessed:
        yield "Y2", str(source.accessed).replace("-", "/")
    if source.url:
        yield "UR", source.url
    if source.language:
        yield "LA", source.language


def _type(index: ClaimIndex, source: Source) -> str:
    return index.schema.source_kinds[source.kind].csl


def _authors(index: ClaimIndex, source: Source) -> list[str]:
    return [index.entities[id].name() for id in source.authors]


def _csl_date(date: PartialDate | None) -> dict[str, Any] | None:
    if date is None:
        return None
    parts = [part for part in (date.year, date.month, date.day) if part is not None]
    return {"date-parts": [parts]} if date.is_plain else {"literal": str(date)}


def _latex(text: str) -> str:
    return text.translate(_LATEX)
