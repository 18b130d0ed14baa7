"""An identifier from elsewhere has its form and belongs to one entity.

Two entities with one Wikidata id are one thing written twice, or one of the ids is wrong. A wrong id is
worse than none.

Good::

    cuba: {identifiers: {wikidata: Q241, iso-3166-1-alpha-2: CU}, ...}

Bad::

    cuba: {identifiers: {wikidata: "241"}, ...}
    havana: {identifiers: {wikidata: Q241}, ...}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model.schema import Schema
from graph.problems import Problem, did_you_mean
from graph.reading.dataset import Dataset

RULE = "identifier-unique"
BINDING = True

FORMS = {
    "wikidata": r"Q[1-9]\d*",
    "iso-3166-1-alpha-2": "[A-Z]{2}",
    "iso-3166-1-alpha-3": "[A-Z]{3}",
    "iso-3166-1-numeric": r"\d{3}",
    "iso-4217": "[A-Z]{3}",
    "imo": r"\d{7}",
    "lei": "[A-Z0-9]{18}[0-9]{2}",
}
"""The known schemes, each with the form of its codes."""


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each identifier of an unknown scheme, in another form, or given to a second entity."""
    owners: dict[tuple[str, str], str] = {}
    for entity in dataset.entities.values():
        for scheme, code in entity.identifiers.items():
            owner = owners.setdefault((scheme, code), entity.id)
            form = FORMS.get(scheme)
            if form is None:
                offer = did_you_mean(scheme[:40], FORMS) or f"; known are {', '.join(FORMS)}"
                position = dataset.position(entity.id, "identifiers", scheme, key=True)
                yield Problem(position, RULE, entity.id, f"no scheme of identifiers '{scheme}'{offer}")
            elif not re.fullmatch(form, code, re.ASCII):
                position = dataset.position(entity.id, "identifiers", scheme)
                yield Problem(position, RULE, entity.id, f"'{code[:40]}' is not a {scheme} code; its form is {form}")
            elif owner != entity.id:
                position = dataset.position(entity.id, "identifiers", scheme)
                message = f"{scheme} '{code}' is that of '{owner}' already; one thing is one entity"
                yield Problem(position, RULE, entity.id, message)
