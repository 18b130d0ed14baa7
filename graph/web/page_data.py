"""What is in a page, as data: words, marks, ranks, years and places, so that its script decides nothing of the kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from graph.model.claim_index import ClaimIndex
from graph.model.dates import UNKNOWN, PartialDate
from graph.model.records import Citation, Relation
from graph.search.publishers import Publishers
from graph.web.folding import rank
from graph.web.view import View
from graph.words.messages import load_messages
from graph.words.sentences import account_parts, format_date, name_of, sentence_parts

__all__ = ["page_data"]

Parts = Callable[[ClaimIndex, Relation, str], tuple[str, str]]
"""Gives the mark and the words of a claim in a language."""


def page_data(view: View, language: str) -> dict[str, Any]:
    """Return all that the page shows, ready for JSON; its form is that of ``PageData`` in ``static/page/types.d.ts``."""
    index, schema = view.index, view.index.schema
    notes = _Notes(index)
    publishers = Publishers(index)
    relations = [_relation(index, relation, notes, publishers) for relation in view.relations]
    years = _years(index, view.relations)
    used = {index.relations[relation["id"]].type for relation in relations}
    types = {index.entities[id].type for id in view.points}
    return {
        "language": language,
        "languages": {id: term.label[id] for id, term in schema.languages.items()},
        "messages": {
            key: texts
            for key, texts in load_messages().items()
            if key.startswith(("page-", "picture-")) or key == "may-have-held"
        },
        "names": list(view.names),
        "entities": [_entity(index, id, point) for id, point in sorted(view.points.items())],
        "entity_types": {
            kind.id: {"label": kind.label, "shape": kind.shape, "hue": kind.hue}
            for kind in schema.entity_types.values()
            if kind.id in types
        },
        "relations": relations,
        "relation_types": {
            kind.id: {"label": {lang: pair[0] for lang, pair in kind.phrase.items()}}
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
        **({"years": years} if years else {}),
    }


def _entity(index: ClaimIndex, id: str, point: tuple[float, float]) -> dict[str, Any]:
    entity = index.entities[id]
    others = [name for names in entity.aliases.values() for name in names]
    found: dict[str, Any] = {
        "id": id,
        "type": entity.type,
        "label": entity.label,
        "x": round(point[0], 1),
        "y": round(point[1], 1),
    }
    if others:
        found["also"] = others
    if entity.description:
        found["description"] = entity.description
    return found


def _relation(index: ClaimIndex, relation: Relation, notes: _Notes, publishers: Publishers) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": relation.id,
        "subject": relation.subject,
        "object": relation.object,
        "type": relation.type,
        "theme": index.theme(relation),
        "status": relation.status,
        "rank": rank(index, relation),
        "plain": index.is_plain(relation),
        "origins": len(index.origins(relation)),
        **_told(index, sentence_parts, relation),
        "notes": notes.numbers(relation.sources),
        **_times(index, relation),
    }
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


def _told(index: ClaimIndex, parts: Parts, relation: Relation) -> dict[str, dict[str, str]]:
    """Return the words of a claim in each language, and apart from them its mark, if it has one."""
    told = {language: parts(index, relation, language) for language in index.schema.languages}
    text = {language: words for language, (_, words) in told.items()}
    marks = {language: mark for language, (mark, _) in told.items() if mark}
    return {"text": text, "mark": marks} if marks else {"text": text}


def _times(index: ClaimIndex, relation: Relation) -> dict[str, Any]:
    """Return the years in which a claim may have held and did for sure, its dates as text, and a day to sort by.

    The page asks no more than whether a year lies in them; the rule itself is that of `graph.model.holding`, whose
    answer for a year is that for some day in it.
    """
    span = index.holding.span(relation)
    spans = {"may": span.possible, "sure": span.certain}
    found: dict[str, Any] = {name: [first.year, last.year] for name, (first, last) in spans.items() if first <= last}
    if dates := _dates(relation):
        found |= {"when": _when(relation), "day": _number(dates[0].first_day)}
    return found


def _dates(relation: Relation) -> list[PartialDate]:
    """Return the dates of a claim: start, end and when it was seen to hold, as far as they are known."""
    return [date for date in (relation.start, relation.end, relation.as_of) if date and date != UNKNOWN]


def _when(relation: Relation) -> str:
    """Return the dates of a claim as the files write them."""
    start, end = (str(date) if date and date != UNKNOWN else "" for date in (relation.start, relation.end))
    if start:
        return f"{start} – {end}" if end and end != start else start
    return f"– {end}" if end else str(relation.as_of)


def _years(index: ClaimIndex, relations: Iterable[Relation]) -> list[int]:
    """Return the first and the last year that a date names, or nothing; the last one not before the newest source.

    To the newest source, since what was seen to hold earlier may have held on until then.
    """
    dates = [date for relation in relations for date in _dates(relation)]
    if not dates:
        return []
    latest = [index.latest_source] if index.latest_source else []
    return [min(date.first_day for date in dates).year, max(date.last_day for date in (*dates, *latest)).year]


def _number(day: date) -> int:
    """Return a day as a number: 20250310."""
    return day.year * 10_000 + day.month * 100 + day.day


def _against(index: ClaimIndex, id: str, denial: Relation, notes: _Notes) -> dict[str, Any]:
    """Return a denial: the claim that stands against this one, or else its own sentence."""
    rival = denial.object if denial.subject == id else denial.subject
    if rival in index.relations:
        told = {"text": {language: name_of(index, rival, language) for language in index.schema.languages}}
    else:
        told = _told(index, sentence_parts, denial)
    return {**told, "notes": notes.numbers(denial.sources)}


def _rival(index: ClaimIndex, rival: Relation, notes: _Notes) -> dict[str, Any]:
    """Return another account of the same claim."""
    return {**_told(index, account_parts, rival), "notes": notes.numbers(rival.sources)}


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
