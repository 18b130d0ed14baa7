"""One HTML file for a view: no request to any network, a strict content security policy, nothing in it but its own."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from graph.model.claim_index import ClaimIndex
from graph.model.dates import UNKNOWN
from graph.model.records import Citation, Relation
from graph.problems import LazoError
from graph.search.publishers import Publishers
from graph.web.view import View
from graph.words.messages import load_messages
from graph.words.sentences import account, format_date, name_of, sentence

__all__ = ["make_page"]

STATIC = Path(__file__).parent / "static"
VENDOR = Path(__file__).parent / "vendor"


def make_page(view: View, language: str = "en") -> str:
    """Return the text of the page; two pages of one view are byte for byte equal.

    Raises:
        LazoError: the package was installed without the JavaScript that its build takes in.
    """
    style = (STATIC / "page.css").read_text(encoding="utf-8")
    script = (STATIC / "page.js").read_text(encoding="utf-8")
    library = _library()
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src {_hash(library)} {_hash(script)}",
            f"style-src {_hash(style)} {_hash(LIBRARY_STYLE)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    packed = gzip.compress(json.dumps(_payload(view, language), ensure_ascii=False).encode(), 9, mtime=0)
    parts = {
        "policy": policy,
        "style": style,
        "library": library,
        "script": script,
        "data": base64.b64encode(packed).decode("ascii"),
        "language": language,
    }
    page = (STATIC / "page.html").read_text(encoding="utf-8")
    for name, part in parts.items():
        page = page.replace("{{" + name + "}}", part, 1)
    return page


LIBRARY_STYLE = ".__________cytoscape_container { position: relative; }"
"""The one rule that cytoscape puts into the page."""


def _library() -> str:
    try:
        return (VENDOR / "cytoscape.min.js").read_text(encoding="utf-8")
    except OSError as error:
        raise LazoError(
            "this lazo was built without the page's JavaScript; install it again with pip, or run 'pip install --editable .'"
        ) from error


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def _payload(view: View, language: str) -> dict[str, Any]:
    index, schema = view.index, view.index.schema
    notes = _Notes(index)
    publishers = Publishers(index)
    relations = [_relation(index, relation, notes, publishers) for relation in view.relations]
    used = {index.relations[relation["id"]].type for relation in relations}
    types = {index.entities[id].type for id in view.places}
    return {
        "language": language,
        "languages": {id: term.label[id] for id, term in schema.languages.items()},
        "messages": {
            key: texts for key, texts in load_messages().items() if key.startswith("page-") or key == "may-have-held"
        },
        "names": list(view.names),
        "entities": [_entity(index, id, place) for id, place in sorted(view.places.items())],
        "entity_types": {
            kind.id: {"label": kind.label, "shape": kind.shape, "hue": kind.hue}
            for kind in schema.entity_types.values()
            if kind.id in types
        },
        "relations": relations,
        "relation_types": {
            kind.id: {"theme": kind.theme, "label": {lang: pair[0] for lang, pair in kind.phrase.items()}}
            for kind in schema.relation_types.values()
            if kind.id in used
        },
        "themes": {theme.id: theme.label for theme in schema.themes.values()},
        "statuses": {
            status.id: {"label": status.label, "walked": status.walked, "line": status.line}
            for status in schema.statuses.values()
        },
        "explanations": [
            {"pair": list(each.pair), "score": float(f"{each.score:.6g}"), "steps": each.steps, "alike": each.alike}
            for each in view.explanations
        ],
        "notes": notes.described(),
        "folded": view.folded,
        "hubs": list(view.hubs),
    }


def _entity(index: ClaimIndex, id: str, place: tuple[float, float]) -> dict[str, Any]:
    entity = index.entities[id]
    others = [name for names in entity.aliases.values() for name in names]
    found: dict[str, Any] = {
        "id": id,
        "type": entity.type,
        "label": entity.label,
        "x": round(place[0], 1),
        "y": round(place[1], 1),
    }
    if others:
        found["also"] = others
    if entity.description:
        found["description"] = entity.description
    return found


def _relation(index: ClaimIndex, relation: Relation, notes: _Notes, publishers: Publishers) -> dict[str, Any]:
    origins = index.origins(relation)
    found: dict[str, Any] = {
        "id": relation.id,
        "subject": relation.subject,
        "object": relation.object,
        "type": relation.type,
        "status": relation.status,
        "sentence": {language: sentence(index, relation, language) for language in index.schema.languages},
        "notes": notes.numbers(relation.sources),
        "origins": len(origins),
    }
    for name in ("start", "end", "as_of"):
        if getattr(relation, name):
            found[name] = str(getattr(relation, name))
    found |= _days(index, relation)
    if relation.id in index.contested:
        found["contested"] = True
        found["firm"] = relation.id in index.firmly_contested
        found["against"] = [_against(index, relation.id, denial, notes) for denial in index.denials_of(relation.id)]
    rivals = [index.relations[id] for id in index.rivals_of(relation.id) if id in index.relations]
    if rivals:
        found["rivals"] = [_rival(index, rival, notes) for rival in rivals]
    if publishers.rests_on_state_media(relation):
        found["state"] = True
    return found


def _days(index: ClaimIndex, relation: Relation) -> dict[str, list[int]]:
    """Return when a claim may have held and when it did for sure, and the first days of its dates, as numbers that compare.

    The page asks no more than whether a year touches them; the rule itself is that of `graph.model.holding`.
    """
    span = index.holding.span(relation)
    spans = {"may": span.possible, "sure": span.certain}
    found = {name: [_number(day) for day in days] for name, days in spans.items() if days[0] <= days[1]}
    dates = (date for date in (relation.start, relation.end, relation.as_of) if date and date != UNKNOWN)
    days = [_number(date.first_day) for date in dates]
    return {**found, "days": days} if days else found


def _number(day: date) -> int:
    """Return a day as a number: 20250310."""
    return day.year * 10_000 + day.month * 100 + day.day


def _against(index: ClaimIndex, id: str, denial: Relation, notes: _Notes) -> dict[str, Any]:
    rival = denial.object if denial.subject == id else denial.subject
    if rival in index.relations:
        texts = {language: name_of(index, rival, language) for language in index.schema.languages}
    else:
        texts = {language: sentence(index, denial, language) for language in index.schema.languages}
    return {"sentence": texts, "notes": notes.numbers(denial.sources)}


def _rival(index: ClaimIndex, rival: Relation, notes: _Notes) -> dict[str, Any]:
    texts = {language: account(index, rival, language) for language in index.schema.languages}
    return {"sentence": texts, "notes": notes.numbers(rival.sources)}


class _Notes:
    """The citations of a page, numbered from 1 in the order in which they are first used."""

    def __init__(self, index: ClaimIndex) -> None:
        self._index = index
        self._numbers: dict[Citation, int] = {}

    def numbers(self, citations: Iterable[Citation]) -> list[int]:
        unique = dict.fromkeys(citation.reference() for citation in citations)
        return [self._numbers.setdefault(citation, len(self._numbers) + 1) for citation in unique]

    def described(self) -> list[dict[str, Any]]:
        return [self._describe(citation) for citation in self._numbers]

    def _describe(self, citation: Citation) -> dict[str, Any]:
        chain = [self._index.sources[id] for id in self._index.chain(citation)]
        documents = []
        for source in chain:
            found: dict[str, Any] = {"publisher": self._index.entities[source.publisher].label}
            if source.agency:
                found["agency"] = self._index.entities[source.agency].label
            if source.title:
                found["title"] = source.title
            if source.issued:
                found["date"] = {
                    language: format_date(source.issued, language) for language in self._index.schema.languages
                }
            elif source.accessed:
                found["read"] = {
                    language: format_date(source.accessed, language) for language in self._index.schema.languages
                }
            if source.url and source.url.startswith(("http://", "https://")):
                found["url"] = source.url
            documents.append(found)
        return {"documents": documents, **({"locator": citation.locator} if citation.locator else {})}
