"""Measures how fast the graph is written as Turtle, against rdflib and pyoxigraph, and how much memory that takes.

    python scripts/benchmark_rdf.py [RELATIONS ...]

Everything is measured in one run on the same generated claims. For rdflib and pyoxigraph the triples are at hand as text
terms; what is timed is to make their terms of them and to serialize. Each number is the best of three runs, of rdflib
one. Memory is the peak of what Python allocates while the export is written, beyond the claims and their indices.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
import tracemalloc
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from missing_package import told_if_missing

with told_if_missing():
    import pyoxigraph
    import rdflib

    from graph.model.claim_index import ClaimIndex
    from graph.model.dates import PartialDate
    from graph.model.records import Citation, Entity, Quantity, Relation, Source
    from graph.rdf.writing import write_rdf
    from graph.reading.vocabulary import load_schema

ENTITIES = 20_000


class Sink:
    """Takes text and forgets it, so that only writing is measured."""

    def write(self, text: str, /) -> None:
        """Forget a text."""


def claims(number: int, size: int = ENTITIES, skew: float = 2.0) -> ClaimIndex:
    """Return generated claims: as many relations and entities as asked for; more ``skew`` makes heavier hubs."""
    chance, schema = random.Random(number), load_schema()
    names = [f"e-{place:06}" for place in range(size)]
    entities = {id: Entity(id, "company", {"en": f"Firm {id}", "ru": f"Фирма {id}"}) for id in names}
    sources = {f"s-{place:04}": Source(f"s-{place:04}", "news", names[place]) for place in range(1000)}
    types, statuses = ["owns", "partner-of", "trades-with", "supports"], list(schema.statuses)
    relations = {}
    for place in range(number):
        one, other = (names[int(size * chance.random() ** skew)] for _ in range(2))
        cited = (Citation(f"s-{place % 1000:04}", f"page {place % 9}", ("s-0000",) if place % 2 else ()),)
        start = PartialDate(1990 + place % 30, 1 + place % 12)
        numbers = (Quantity("USD", Decimal(place)),) if place % 10 == 0 else ()
        status = statuses[0] if place % 3 else chance.choice(statuses)
        id = f"r-{place:08}"
        relations[id] = Relation(id, one, types[place % 4], other, status, cited, start, quantities=numbers)
    index = ClaimIndex(schema, entities, relations, sources)
    index.relations_of(names[0])
    return index


def best(action: Callable[[], object], runs: int = 3) -> float:
    """Return the seconds of the fastest of some runs."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        action()
        times.append(time.perf_counter() - begin)
    return min(times)


def by_oxigraph(quads: list[tuple[str, str, str, str | None, str | None]]) -> None:
    """Make pyoxigraph's terms and serialize them."""
    node, literal = pyoxigraph.NamedNode, pyoxigraph.Literal
    triples = (
        pyoxigraph.Triple(
            node(s),
            node(p),
            node(o)
            if datatype is None
            else literal(o, language=language)
            if language
            else literal(o, datatype=node(datatype)),
        )
        for s, p, o, datatype, language in quads
    )
    pyoxigraph.serialize(triples, io.BytesIO(), pyoxigraph.RdfFormat.TURTLE)


def by_rdflib(quads: list[tuple[str, str, str, str | None, str | None]]) -> None:
    """Make rdflib's terms, build its graph and serialize it."""
    graph = rdflib.Graph()
    for s, p, o, datatype, language in quads:
        term = (
            rdflib.Literal(o, lang=language, datatype=None if language else rdflib.URIRef(datatype))
            if datatype
            else None
        )
        graph.add((rdflib.URIRef(s), rdflib.URIRef(p), term if term is not None else rdflib.URIRef(o)))
    graph.serialize(format="turtle")


def measure(number: int) -> None:
    """Print one row: relations, triples, seconds of each, ratios, and peak memory."""
    index = claims(number)
    ours = best(lambda: write_rdf(index, Sink()))
    tracemalloc.start()
    write_rdf(index, Sink())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    text = io.StringIO()
    write_rdf(index, text, "ntriples")
    quads = []
    for quad in pyoxigraph.parse(text.getvalue(), format=pyoxigraph.RdfFormat.N_TRIPLES):
        object = quad.object
        assert isinstance(quad.subject, pyoxigraph.NamedNode)
        assert isinstance(object, pyoxigraph.NamedNode | pyoxigraph.Literal)
        literal = isinstance(object, pyoxigraph.Literal)
        kind = (object.datatype.value, object.language) if isinstance(object, pyoxigraph.Literal) else (None, None)
        assert literal == (kind[0] is not None)
        quads.append((quad.subject.value, quad.predicate.value, object.value, *kind))
    oxigraph, rdflib_ = best(lambda: by_oxigraph(quads)), best(lambda: by_rdflib(quads), 1)
    print(
        f"{number:>9,} {len(quads):>10,} {ours:>8.2f} {oxigraph:>10.2f} {rdflib_:>8.1f} "
        f"{oxigraph / ours:>9.1f}x {rdflib_ / ours:>7.0f}x {peak / 1e6:>8.1f} MB"
    )


def main() -> None:
    """Measure at each size asked for; 10,000 and 100,000 relations by default."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("relations", type=int, nargs="*", default=[10_000, 100_000], metavar="RELATIONS")
    sizes = parser.parse_args().relations
    print("relations    triples  ours, s pyoxigraph rdflib  pyoxigraph/ours rdflib/ours  peak")
    for number in sizes:
        measure(number)


if __name__ == "__main__":
    main()
