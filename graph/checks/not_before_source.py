"""A source older than the event proves a plan, not the event.

Where every source that was read is dated before the start, the claim is proposed or hypothetical, whatever the sources
promise. In the same way nothing can be seen to hold at a date that comes after every source. A source without any date
proves nothing either way.

Good::

    cu-mir-0001: {type: accepted-in, status: proposed, start: "2023", sources: [{source: news-of-2022}], ...}

Bad::

    cu-mir-0001: {type: accepted-in, status: asserted, start: "2023", sources: [{source: news-of-2022}], ...}
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.dates import PartialDate
from graph.model.records import Relation
from graph.model.schema import Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset

RULE = "not-before-source"
BINDING = True


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each claim of fact that is older than what it speaks of."""
    dates = {source.id: source.issued or source.accessed for source in dataset.sources.values()}
    for relation in dataset.relations.values():
        start, seen = relation.start, relation.as_of
        if start and relation.status in schema.walked and _all_before(relation, start, dates):
            message = f"starts {start}, after every source; a plan is 'proposed', what may happen 'hypothetical'"
            yield Problem(dataset.position(relation.id, "start"), RULE, relation.id, message)
        if seen and _all_before(relation, seen, dates):
            message = f"is seen to hold as of {seen}, after every source; give the date of the source"
            yield Problem(dataset.position(relation.id, "as_of"), RULE, relation.id, message)


def _all_before(relation: Relation, date: PartialDate, dates: dict[str, PartialDate | None]) -> bool:
    """Whether there are sources and each that was read is dated, for certain before the date."""
    for citation in relation.sources:
        read = dates.get(citation.source)
        if read is None or not read.certainly_before(date):
            return False
    return bool(relation.sources)
