"""Claims for the tests of RDF: small invented ones, and generated ones with every text that Unicode allows."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from graph.model.claim_index import ClaimIndex
from graph.model.records import Citation, Entity, Quantity, Relation, Source
from graph.reading.vocabulary import load_schema
from tests.strategies import ENDS, KNOWN_DATES, PLAIN_DATES

__all__ = ["HOSTILE", "claim_indices", "index_of", "xml_text"]

HOSTILE = (
    'quote " backslash \\ both \\"',
    "tab\tnewline\nreturn\rbell\x07 delete\x7f form feed\f",
    "<script>alert('&amp;')</script> ]]> <!-- -->",
    "@prefix : <x> . # } { ; , ^^ @en",
    "\u202eright to left\u202c \u2028 \ufeff \u00a0 \u0301",
    "Никарагуа — «ñandú» 𝔏𝔞𝔷𝔬 🪢",
    "''' \"\"\" \\u0041 \\U0001F600 %41",
    " leading and trailing ",
)
"""Texts that break a careless writer of some syntax."""

SCHEMA = load_schema()

any_text = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=12))
xml_text = any_text.map(
    lambda text: "".join(char for char in text if char in "\t\n\r" or " " <= char not in "\ufffe\uffff") or "x"
)


def index_of(*relations: Relation) -> ClaimIndex:
    """Return an index of the relations, with entities for the ends that are none and the sources cited."""
    claims = {relation.id: relation for relation in relations}
    ends = {
        end for relation in relations for end in (relation.subject, relation.object, *relation.claimed_by)
    } - claims.keys()
    cited = {id for relation in relations for citation in relation.sources for id in citation.chain()}
    names = sorted(ends | {"gazette"})
    entities = {id: Entity(id, "media-outlet" if id == "gazette" else "state", {"en": id.title()}) for id in names}
    return ClaimIndex(SCHEMA, entities, claims, {id: Source(id, "news", "gazette") for id in sorted(cited)})


def _texts(text: st.SearchStrategy[str], least: int = 0) -> st.SearchStrategy[dict[str, str]]:
    further = st.dictionaries(st.sampled_from(tuple(load_schema().languages)[1:]), text)
    whole = st.builds(lambda english, others: {"en": english, **others}, text, further)
    return whole if least else st.one_of(st.just({}), whole)


def _numbers() -> st.SearchStrategy[Decimal]:
    return st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, places=3)


def _some(ids: list[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), max_size=most, unique=True).map(tuple)


def _maybe(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.one_of(st.none(), strategy)


@st.composite
def claim_indices(draw: st.DrawFn, text: st.SearchStrategy[str] = any_text) -> ClaimIndex:
    """Draw an index of entities, sources and relations, denials among them, whose texts can be anything."""
    entities = [f"e-{number}" for number in range(draw(st.integers(2, 5)))]
    sources = [f"s-{number}" for number in range(draw(st.integers(1, 4)))]
    claims = [f"r-{number}" for number in range(draw(st.integers(0, 6)))]
    return ClaimIndex(
        SCHEMA,
        {id: draw(_entity(id, text)) for id in entities},
        {id: draw(_relation(id, claims[:number], entities, sources, text)) for number, id in enumerate(claims)},
        {id: draw(_source(id, sources[:number], entities, text)) for number, id in enumerate(sources)},
    )


def _entity(id: str, text: st.SearchStrategy[str]) -> st.SearchStrategy[Entity]:
    names = st.lists(text, min_size=1, max_size=3).map(tuple)
    item = st.dictionaries(st.just("wikidata"), st.integers(1, 10**9).map("Q{}".format))
    codes = st.dictionaries(st.sampled_from(["iso-3166-1-alpha-2", "imo", "wikidata"]), text)
    return st.builds(
        Entity,
        st.just(id),
        st.sampled_from(sorted(SCHEMA.entity_types)),
        _texts(text, 1),
        st.dictionaries(st.sampled_from(tuple(load_schema().languages)), names),
        _texts(text),
        st.one_of(item, codes),
    )


def _source(
    id: str, earlier: list[str], entities: list[str], text: st.SearchStrategy[str]
) -> st.SearchStrategy[Source]:
    return st.builds(
        Source,
        st.just(id),
        st.sampled_from(sorted(SCHEMA.source_kinds)),
        st.sampled_from(entities),
        _maybe(text),
        _maybe(KNOWN_DATES),
        _maybe(KNOWN_DATES),
        _maybe(text),
        _maybe(text),
        _some(entities),
        _maybe(st.sampled_from(entities)),
        _some(earlier) if earlier else st.just(()),
        _maybe(st.sampled_from(entities)),
        _maybe(st.sampled_from(sorted(SCHEMA.carriers))),
        _maybe(text),
    )


def _relation(
    id: str, earlier: list[str], entities: list[str], sources: list[str], text: st.SearchStrategy[str]
) -> st.SearchStrategy[Relation]:
    citation = st.builds(
        Citation, st.sampled_from(sources), _maybe(text), _some(sources), _maybe(text), _maybe(PLAIN_DATES)
    )
    quantity = st.builds(
        Quantity,
        st.sampled_from(sorted(SCHEMA.units)),
        _maybe(_numbers()),
        _maybe(_numbers()),
        _maybe(_numbers()),
        st.booleans(),
        _maybe(st.sampled_from(entities)),
        _maybe(text),
    )
    against = st.sampled_from(sorted(SCHEMA.denials)) if earlier else st.nothing()
    return st.builds(
        Relation,
        st.just(id),
        st.sampled_from(entities),
        st.one_of(st.sampled_from(sorted(SCHEMA.relation_types.keys() - SCHEMA.denials)), against),
        st.sampled_from([*entities, *earlier]),
        st.sampled_from([next(iter(SCHEMA.statuses)), *SCHEMA.statuses]),
        st.lists(citation, min_size=1, max_size=3).map(tuple),
        _maybe(KNOWN_DATES),
        ENDS,
        _maybe(KNOWN_DATES),
        _some(entities),
        _some(entities),
        _texts(text),
        st.lists(quantity, max_size=2).map(tuple),
    )
