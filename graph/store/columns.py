"""Records as columns of bytes, from which each record is made only when it is asked for.

The columns hold what the records say and nothing else; `encode` and `decode` are each other's inverse. Ends are numbers
of entities and relations, types and statuses numbers in a list of words, dates whole numbers; what relations have
seldom (claimants, places, roles, quantities) or alike (citations) stands once for all that share it.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from json import JSONEncoder, loads
from typing import Any

from graph.model.claim_index import latest_of
from graph.model.dates import PartialDate
from graph.model.records import Citation, Entity, Quantity, Relation, Source
from graph.store.lazy_records import BLOCK, Records

__all__ = ["RelationColumns", "RelationRecords", "decode", "encode"]

Columns = Mapping[str, bytes]

TEXT = 1 << 31
"""From this number on a date stands for a text: of those that are not plain, each is kept once."""

_text = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class _Rows:
    """Rows of plain values, kept as text and read block by block."""

    def __init__(self, name: str, parts: Columns) -> None:
        self._text = parts[name]
        self._starts = _numbers("Q", parts[f"{name}.starts"])
        self._last: tuple[int, list[Any]] = (-1, [])

    def block(self, number: int) -> list[Any]:
        """Return a block of rows."""
        if self._last[0] != number:
            text = self._text[self._starts[number] : self._starts[number + 1]]
            self._last = (number, loads(text.decode()))
        return self._last[1]


def _put_rows(name: str, rows: Sequence[str]) -> dict[str, bytes]:
    blocks = [f"[{','.join(rows[start : start + BLOCK])}]".encode() for start in range(0, len(rows), BLOCK)]
    starts = array("Q", [0])
    for block in blocks:
        starts.append(starts[-1] + len(block))
    return {name: b"".join(blocks), f"{name}.starts": starts.tobytes()}


def _numbers(code: str, data: bytes) -> array[int]:
    found: array[int] = array(code)
    found.frombytes(data)
    return found


def _put_ids(records: Mapping[str, Any]) -> bytes:
    return "\n".join(records).encode()


def _ids(data: bytes) -> list[str]:
    return data.decode().split("\n") if data else []


def encode(
    entities: Mapping[str, Entity], relations: Mapping[str, Relation], sources: Mapping[str, Source]
) -> dict[str, bytes]:
    """Return the columns of records, by name; every end must be an entity or relation that is among them."""
    return {
        "entities.ids": _put_ids(entities),
        **_put_types(entities),
        "sources.ids": _put_ids(sources),
        "sources.latest": _text(_put_date(latest_of(sources.values()))).encode(),
        **_put_rows("entities", [_text(_entity_row(entity)) for entity in entities.values()]),
        **_put_rows("sources", [_text(_source_row(source)) for source in sources.values()]),
        **_encode_relations(entities, relations),
    }


def _put_types(entities: Mapping[str, Entity]) -> dict[str, bytes]:
    words: dict[str, int] = {}
    column = array("I", (words.setdefault(entity.type, len(words)) for entity in entities.values()))
    return {"entities.words": _text(list(words)).encode(), "entities.type": column.tobytes()}


def _encode_relations(entities: Mapping[str, Entity], relations: Mapping[str, Relation]) -> dict[str, bytes]:
    """Return the columns of relations: ends, types, statuses and dates as numbers, all else once for all that share it."""
    # An end is a number: entities first, then relations, in the order of the data.
    ends = {id: number for number, id in enumerate((*entities, *relations))}
    words: dict[str, int] = {}
    rests: dict[str, int] = {}
    texts: dict[str, int] = {}
    columns = {name: array("I") for name in RelationColumns.COLUMNS}
    subjects, types, objects, statuses, starts, lasts, seen, rest = columns.values()
    # Words, odd dates and rests are numbered as they first appear; dicts keep that order.
    for relation in relations.values():
        subjects.append(ends[relation.subject])
        types.append(words.setdefault(relation.type, len(words)))
        objects.append(ends[relation.object])
        statuses.append(words.setdefault(relation.status, len(words)))
        for column, date in ((starts, relation.start), (lasts, relation.end), (seen, relation.as_of)):
            number = _put_date(date)
            column.append(number if isinstance(number, int) else TEXT + texts.setdefault(number, len(texts)))
        rest.append(rests.setdefault(_text(_rest_row(relation)), len(rests)))
    return {
        "relations.ids": _put_ids(relations),
        "relations.words": _text(list(words)).encode(),
        "relations.dates": _text(list(texts)).encode(),
        **{f"relations.{name}": column.tobytes() for name, column in columns.items()},
        **_put_rows("rests", list(rests)),
    }


def decode(parts: Columns) -> tuple[Records[Entity], RelationRecords, Records[Source]]:
    """Return the records that columns hold."""
    entity_ids, source_ids = _ids(parts["entities.ids"]), _ids(parts["sources.ids"])
    entities, sources = _Rows("entities", parts), _Rows("sources", parts)
    relations = RelationColumns(entity_ids, parts)

    def make_entities(number: int) -> list[Entity]:
        ids = entity_ids[number * BLOCK : (number + 1) * BLOCK]
        return [_entity(id, *row) for id, row in zip(ids, entities.block(number), strict=True)]

    def make_sources(number: int) -> list[Source]:
        ids = source_ids[number * BLOCK : (number + 1) * BLOCK]
        return [_source(id, *row) for id, row in zip(ids, sources.block(number), strict=True)]

    return (
        Records(entity_ids, make_entities),
        RelationRecords(relations),
        SourceRecords(source_ids, make_sources, _date(loads(parts["sources.latest"]))),
    )


class RelationColumns:
    """The columns of relations, and the types of the entities that are their ends.

    Attributes:
        entity_words: the types of entities; the column ``entity_types`` counts in it.
        entity_types: a number for each entity.
        ids: the ids of the relations, in order.
        ends: the ids of entities, then those of relations; the columns ``subject`` and ``object`` count in it.
        words: the types and statuses; the columns ``type`` and ``status`` count in it.
        columns: by name of `COLUMNS`, a number for each relation.
    """

    COLUMNS = ("subject", "type", "object", "status", "start", "end", "as_of", "rest")

    def __init__(self, entities: Sequence[str], parts: Columns) -> None:
        self.entity_words: list[str] = loads(parts["entities.words"])
        self.entity_types = _numbers("I", parts["entities.type"])
        self.ids = _ids(parts["relations.ids"])
        self.ends = [*entities, *self.ids]
        self.words: list[str] = loads(parts["relations.words"])
        self.columns = {name: _numbers("I", parts[f"relations.{name}"]) for name in self.COLUMNS}
        self._rests = _Rows("rests", parts)
        self._rest_memo: dict[int, list[Any]] = {}
        self._date_texts: list[str] = loads(parts["relations.dates"])
        self._dates: dict[int, PartialDate | None] = {0: None}

    def block(self, number: int) -> list[Relation]:
        """Return the relations of a block."""
        part = slice(number * BLOCK, (number + 1) * BLOCK)
        rows = zip(self.ids[part], *(column[part] for column in self.columns.values()), strict=True)
        return [self._relation(*row) for row in rows]

    def _relation(
        self, id: str, subject: int, type: int, object: int, status: int, start: int, end: int, as_of: int, rest: int
    ) -> Relation:
        """Make a relation out of its row."""
        found = self._rest_memo.get(rest) or self._rest(rest)
        sources, claimed_by, place, role, quantities = found
        ends, words, date = self.ends, self.words, self._date
        return Relation(
            id,
            ends[subject],
            words[type],
            ends[object],
            words[status],
            sources,
            date(start),
            date(end),
            date(as_of),
            claimed_by,
            place,
            dict(role),
            quantities,
        )

    def _rest(self, number: int) -> list[Any]:
        """Return what a relation has beside the columns, made once for all that share it."""
        sources, claimed_by, place, role, quantities = self._rests.block(number // BLOCK)[number % BLOCK]
        found = self._rest_memo[number] = [
            tuple(_citation(*citation) for citation in sources),
            tuple(claimed_by),
            tuple(place),
            role,
            tuple(_quantity(*quantity) for quantity in quantities),
        ]
        return found

    def _date(self, number: int) -> PartialDate | None:
        if number not in self._dates:
            self._dates[number] = _date(number if number < TEXT else self._date_texts[number - TEXT])
        return self._dates[number]


class SourceRecords(Records[Source]):
    """Sources by id, made when they are asked for; ``latest`` is the last date of one of them."""

    def __init__(self, ids: Sequence[str], make: Callable[[int], list[Source]], latest: PartialDate | None) -> None:
        super().__init__(ids, make)
        self.latest = latest


class RelationRecords(Records[Relation]):
    """Relations by id, made when they are asked for; ``columns`` is what they are made of."""

    def __init__(self, columns: RelationColumns) -> None:
        super().__init__(columns.ids, columns.block)
        self.columns = columns

    def of_types(self, types: Collection[str]) -> Iterator[Relation]:
        """Yield the relations of some types, in order, without making the others."""
        # Types are numbers in the column: no record is made to find out its type.
        wanted = {number for number, word in enumerate(self.columns.words) if word in types}
        if wanted:
            for row, type in enumerate(self.columns.columns["type"]):
                if type in wanted:
                    yield self.at(row)


def _put_date(date: PartialDate | None) -> int | str:
    """Return a plain date as a number that has its order, any other as its text."""
    if date is None:
        return 0
    return date.year << 9 | (date.month or 0) << 5 | (date.day or 0) if date.is_plain else str(date)


def _date(number: int | str) -> PartialDate | None:
    if isinstance(number, str):
        return PartialDate.parse_end(number)
    return PartialDate(number >> 9, number >> 5 & 15 or None, number & 31 or None) if number else None


def _entity_row(entity: Entity) -> list[Any]:
    dates = map(_put_date, (entity.start, entity.end))
    return [
        entity.type,
        entity.label,
        entity.aliases,
        entity.description,
        entity.identifiers,
        *dates,
        entity.medium,
        entity.theme,
    ]


def _entity(
    id: str,
    type: str,
    label: dict[str, str],
    aliases: dict[str, list[str]],
    description: dict[str, str],
    identifiers: dict[str, str],
    start: int | str,
    end: int | str,
    medium: str | None,
    theme: str | None,
) -> Entity:
    """Make an entity out of its row, see `_entity_row`."""
    named = {language: tuple(names) for language, names in aliases.items()}
    return Entity(id, type, label, named, description, identifiers, _date(start), _date(end), medium, theme)


def _source_row(source: Source) -> list[Any]:
    """Return the plain values of a source, in the order in which `_source` takes them."""
    return [
        source.kind,
        source.publisher,
        source.title,
        _put_date(source.issued),
        _put_date(source.accessed),
        source.url,
        source.language,
        source.authors,
        source.agency,
        source.passes_on,
        source.work,
        source.carrier,
        source.archived,
    ]


def _source(id: str, *row: Any) -> Source:
    kind, publisher, title, issued, accessed, url, language, authors, agency, passes_on, work, *carried = row
    dates = (_date(issued), _date(accessed))
    return Source(
        id, kind, publisher, title, *dates, url, language, tuple(authors), agency, tuple(passes_on), work, *carried
    )


def _rest_row(relation: Relation) -> list[Any]:
    citations = [_citation_row(citation) for citation in relation.sources]
    quantities = [
        [each.unit, *map(_put_number, (each.value, each.min, each.max)), each.about, each.of, each.measure]
        for each in relation.quantities
    ]
    return [citations, relation.claimed_by, relation.place, relation.role, quantities]


def _citation_row(citation: Citation) -> list[Any]:
    return [citation.source, citation.locator, citation.passes_on, citation.says, _put_date(citation.read)]


def _citation(source: str, locator: str | None, passes_on: list[str], says: str | None, read: int) -> Citation:
    return Citation(source, locator, tuple(passes_on), says, _date(read))


def _quantity(
    unit: str, value: str | None, least: str | None, most: str | None, about: bool, of: str | None, measure: str | None
) -> Quantity:
    return Quantity(unit, _number(value), _number(least), _number(most), about, of, measure)


def _put_number(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
