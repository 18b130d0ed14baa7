"""Small random collections, and the questions answered the slow and obvious way."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from datetime import date

from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.model.records import Citation, Entity, Relation, Source
from graph.model.schema import RelationType
from graph.reading.vocabulary import load_schema
from graph.search.filters import Filters

TYPES = ("signed", "party-to", "partner-of", "located-in", "supports", "controlled-by", "member-of")
DENIAL = "denies"
KINDS = ("news", "official", "post", "data")
STATUSES = ("asserted", "asserted", "asserted", "reported", "alleged", "hypothetical")

MATTERS = (None, None, None, "military", "legal")


def make_world(seed: int, *, entities: int = 7, relations: int = 16) -> ClaimIndex:
    """Return a random collection: parallel relations, loops, denials, state media, dates of all precisions."""
    chance = random.Random(seed)
    names = [f"e{number}" for number in range(entities)]
    kinds = ("state", "media-outlet", "company", "agreement", "person", "organization")
    matters = random.Random(f"matters of {seed}")
    people = {
        name: Entity(name, chance.choice(kinds), {"en": name.upper()}, theme=matters.choice(MATTERS)) for name in names
    }
    sources = {f"s{number}": _source(chance, number, names) for number in range(5)}
    made: dict[str, Relation] = {}
    for number in range(relations):
        id = f"r{number:02}"
        made[id] = _relation(chance, id, chance.choice(names), chance.choice(TYPES), chance.choice(names))
    for number in range(chance.randrange(4)):
        id = f"x{number:02}"
        made[id] = _relation(chance, id, chance.choice(names), DENIAL, f"r{chance.randrange(relations):02}")
    return ClaimIndex(load_schema(), people, made, sources)


def make_filters(seed: int, index: ClaimIndex, ends: tuple[str, str]) -> Filters:
    """Return random filters; about half of each kind are at rest."""
    chance = random.Random(seed)
    others = [id for id in index.entities if id not in ends]

    def some(values: tuple[str, ...], most: int) -> tuple[str, ...]:
        return tuple(chance.sample(values, chance.randint(1, most))) if chance.random() < 0.4 else ()

    avoid = some(tuple(others), 2)
    return Filters(
        statuses=chance.choice(((), (), ("asserted",), tuple(index.schema.statuses))),
        uncontested=chance.random() < 0.3,
        only=some(TYPES, 6),
        without=some(TYPES, 2),
        themes=chance.choice(((), (), (), ("diplomatic", "legal"))),
        as_of=_date(chance) if chance.random() < 0.3 else None,
        known_at=_date(chance) if chance.random() < 0.3 else None,
        undated=chance.random() < 0.5,
        together=chance.random() < 0.2,
        min_origins=chance.choice((1, 1, 1, 2)),
        no_state_media=chance.random() < 0.2,
        avoid=avoid,
        via=some(tuple(id for id in others if id not in avoid), 2) if chance.random() < 0.6 else (),
        via_all=chance.random() < 0.5,
    )


def _date(chance: random.Random) -> PartialDate:
    year, month, day = chance.randint(2018, 2026), chance.randint(1, 12), chance.randint(1, 28)
    return chance.choice((PartialDate(year), PartialDate(year, month), PartialDate(year, month, day)))


def _maybe(chance: random.Random) -> PartialDate | None:
    return _date(chance) if chance.random() < 0.5 else None


def _source(chance: random.Random, number: int, names: list[str]) -> Source:
    passes_on = (f"s{chance.randrange(number)}",) if number and chance.random() < 0.3 else ()
    agency = chance.choice(names) if chance.random() < 0.2 else None
    return Source(
        f"s{number}",
        chance.choice(KINDS),
        chance.choice(names),
        issued=_maybe(chance),
        accessed=_maybe(chance),
        agency=agency,
        passes_on=passes_on,
    )


def _relation(chance: random.Random, id: str, subject: str, type: str, object: str) -> Relation:
    cited = chance.sample(range(5), chance.randint(1, 2))
    start, end = _maybe(chance), _maybe(chance)
    if start and end and end < start:
        start, end = end, start
    seen = _maybe(chance)
    if seen and ((start and seen.certainly_before(start)) or (end and end.certainly_before(seen))):
        seen = start
    return Relation(
        id,
        subject,
        type,
        object,
        chance.choice(STATUSES),
        tuple(Citation(f"s{number}") for number in cited),
        start,
        end,
        as_of=seen,
    )


def walk_all(
    relations: list[Relation], origin: str, destination: str, max_hops: int
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield each path as its entities and its relation ids, by trying every relation at every step."""

    def extend(way: tuple[str, ...], walked: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        if way[-1] == destination:
            yield way, walked
        elif len(walked) < max_hops:
            for relation in relations:
                for here, there in ((relation.subject, relation.object), (relation.object, relation.subject)):
                    if here == way[-1] and there not in way:
                        yield from extend((*way, there), (*walked, relation.id))

    yield from extend((origin,), ())


def _theme(index: ClaimIndex, relation: Relation) -> str:
    """Return the theme of the object, else of the subject, else of the type; the types of worlds have none of their own."""
    verb = index.schema.relation_types[relation.type].theme
    if verb in ("structure", "assessment", "evidence"):
        return verb
    ends = [index.entities[end].theme for end in (relation.object, relation.subject) if end in index.entities]
    return (ends[0] or ends[-1] or verb) if ends else verb


def let_in(index: ClaimIndex, filters: Filters) -> list[Relation]:
    """Return the relations that a search may walk under the filters, each rule tested by itself."""
    known = [relation for relation in index.relations.values() if _known_citations(index, relation, filters)]
    found = []
    for relation in known:
        kind = index.schema.relation_types[relation.type]
        origins = _origins(index, relation, filters)
        denials = [other for other in known if other.type == DENIAL and other.object == relation.id]
        denied = any(denial.status in ("asserted", "reported") for denial in denials)
        if (
            {relation.subject, relation.object} <= index.entities.keys()
            and relation.status in (filters.statuses or ("asserted", "reported"))
            and (not filters.only or relation.type in filters.only)
            and relation.type not in filters.without
            and (not filters.themes or _theme(index, relation) in filters.themes)
            and (filters.as_of is None or _may_hold(relation, kind, filters.as_of, filters.undated))
            and len(origins) >= filters.min_origins
            and not (
                filters.no_state_media
                and all(_is_state_medium(index, *each[:2]) for each in _begun(index, relation, filters))
            )
            and not (filters.uncontested and denied)
            and not {relation.subject, relation.object} & set(filters.avoid)
        ):
            found.append(relation)
    return found


def _known_citations(index: ClaimIndex, relation: Relation, filters: Filters) -> list[Citation]:
    if filters.known_at is None:
        return list(relation.sources)
    day = filters.known_at.last_day
    found = []
    for citation in relation.sources:
        dates = [index.sources[id].issued or index.sources[id].accessed for id in index.chain(citation)]
        undated = not any(index.sources[id].issued for id in index.chain(citation))
        if any(date.first_day <= day for date in dates if date) or (undated and filters.undated):
            found.append(citation)
    return found


def _may_hold(relation: Relation, kind: RelationType, when: PartialDate, undated: bool) -> bool:
    """Whether a claim is let in at a date: it may hold then, or nothing dates it there and such claims are let in."""
    known = relation.start or relation.as_of or relation.end
    if known is None or (relation.start is None and when.last_day < known.first_day):
        return undated
    stays = kind.time == "moment" or (not kind.past and relation.end is None)
    over = not stays and relation.end is not None and relation.end.last_day < when.first_day
    return known.first_day <= when.last_day and not over


def _begun(index: ClaimIndex, relation: Relation, filters: Filters) -> list[tuple[str, PartialDate | None, Citation]]:
    """Return for each citation who began its account, on what day, and the citation."""
    found = []
    for citation in _known_citations(index, relation, filters):
        chain = [index.sources[id] for id in index.chain(citation)]
        days = [source.issued or source.accessed for source in reversed(chain) if source.issued or source.accessed]
        found.append((chain[-1].agency or chain[-1].publisher, days[0] if days else None, citation))
    return found


def _behind(index: ClaimIndex, id: str, when: PartialDate | None, seen: frozenset[str] = frozenset()) -> set[str]:
    """Return an entity and who controlled it, by following every plain control that may have held, or that nothing dates."""
    found, today, kinds = {id}, index.today, index.schema.relation_types
    day = when or PartialDate(today.year, today.month, today.day)
    for relation in index.relations.values():
        if relation.type == "controlled-by" and relation.subject == id and index.is_plain(relation):
            held = _may_hold(relation, kinds[relation.type], day, True)
            if held and relation.object not in seen | {id}:
                found |= _behind(index, relation.object, when, seen | {id})
    return found


def _owners(index: ClaimIndex, id: str, when: PartialDate | None) -> set[str]:
    behind = _behind(index, id, when)
    return {other for other in behind if _behind(index, other, when) == {other}} or behind


def _origins(index: ClaimIndex, relation: Relation, filters: Filters) -> list[list[int]]:
    """Return the numbers of the citations that have one owner, group by group."""
    owners = [_owners(index, publisher, day) for publisher, day, _ in _begun(index, relation, filters)]
    groups = [[number] for number in range(len(owners))]
    for one in range(len(owners)):
        for other in range(one):
            if owners[one] & owners[other]:
                first, second = (next(group for group in groups if number in group) for number in (one, other))
                if first is not second:
                    groups.remove(second)
                    first.extend(second)
    return groups


def _is_state_medium(index: ClaimIndex, publisher: str, when: PartialDate | None) -> bool:
    states = {id for id in _behind(index, publisher, when) if index.entities[id].type == "state"}
    return index.entities[publisher].type == "media-outlet" and bool(states)


def score(index: ClaimIndex, filters: Filters, way: tuple[str, ...], walked: tuple[str, ...]) -> float:
    """Return the score of a path, from its definition."""
    walkable = [relation for relation in index.relations.values() if index.is_walkable(relation)]
    steps = [index.relations[id] for id in walked]

    def neighbours(entity: str, type: str) -> int:
        ends = [
            (relation.subject, relation.object)
            for relation in walkable
            if relation.subject != relation.object and type == relation.type
        ]
        return len({one for one, other in ends if other == entity} | {other for one, other in ends if one == entity})

    def linked(entity: str) -> int:
        """Return how many an inner entity links: all its neighbours, or of an occasion those that can act."""
        types = index.schema.entity_types
        pairs = [{relation.subject, relation.object} for relation in walkable]
        others = {other for pair in pairs if entity in pair for other in pair - {entity}}
        if {"agreement", "document", "event"} & set(types[index.entities[entity].type].ancestors):
            others = {other for other in others if "agent" in types[index.entities[other].type].ancestors}
        return max(1, len(others))

    def specificity(relation: Relation) -> float:
        same = sum(other.type == relation.type for other in walkable)
        rarity = math.log(len(walkable) / same) / math.log(len(walkable))
        ends = neighbours(relation.subject, relation.type) * neighbours(relation.object, relation.type)
        return float(max(rarity, 0.001) * ends**-0.25)

    def evidence(relation: Relation) -> float:
        worths = []
        for publisher, day, citation in _begun(index, relation, filters):
            factor = index.schema.source_kinds[index.sources[index.chain(citation)[-1]].kind].factor
            parties = _behind(index, relation.subject, day) | _behind(index, relation.object, day)
            worths.append(factor / 2 if _behind(index, publisher, day) & parties else factor)
        groups = _origins(index, relation, filters)
        return 1 - math.prod(1 - max(worths[number] for number in group) for group in groups)

    def status(relation: Relation) -> float:
        return index.schema.statuses[relation.status].factor

    def theme(relation: Relation) -> float:
        return index.schema.themes[_theme(index, relation)].factor

    return float(
        sum(map(specificity, steps))
        / len(steps)
        * math.prod(linked(entity) ** -0.5 for entity in way[1:-1])
        * min(evidence(step) * status(step) for step in steps)
        * min(map(theme, steps))
        * math.exp(-(len(steps) - 1) / 2)
        * (1 if len(steps) == 1 or at_once(index, walked) else 0.5)
    )


def at_once(index: ClaimIndex, walked: tuple[str, ...]) -> bool:
    """Whether there is a day on which all the relations may have held, by trying every day that a date of theirs means."""
    steps = [index.relations[id] for id in walked]
    days = {day for step in steps for date in (step.start, step.end) if date for day in (date.first_day, date.last_day)}
    return not days or any(all(_open_on(index, step, day) for step in steps) for day in days)


def _open_on(index: ClaimIndex, relation: Relation, day: date) -> bool:
    """Whether a relation's dates allow that it held on a day; what nothing dates may have held on any."""
    kind = index.schema.relation_types[relation.type]
    stays = kind.time == "moment" or (not kind.past and relation.end is None)
    begun = relation.start is None or relation.start.first_day <= day
    return begun and (stays or relation.end is None or day <= relation.end.last_day)
