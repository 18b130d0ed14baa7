"""Subject and object of a relation are what its type asks for.

Each relation type names the types of entity (narrower ones included) that may stand at either end, or says that the
end is itself a claim. ``lazo schema TYPE`` shows them.

Good::

    ru-cu-0007: {subject: russia, type: signed, object: military-agreement, ...}

Bad::

    ru-cu-0007: {subject: russia, type: signed, object: pdvsa, ...}
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.schema import CLAIM, Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset

RULE = "ends-fit-type"
BINDING = True


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each end that its relation type doesn't take; ends and types that aren't known are left to other rules."""
    fitting: dict[tuple[str, str, str], bool] = {}
    for relation in dataset.relations.values():
        kind = schema.relation_types.get(relation.type)
        if kind is None:
            continue
        for field, id, allowed in (("subject", relation.subject, kind.domain), ("object", relation.object, kind.range)):
            entity = dataset.entities.get(id)
            found = entity.type if entity else CLAIM if dataset.knows("relations", id) else None
            if found is None or (entity and not schema.is_usable(found)):
                continue
            case = (kind.id, field, found)
            if case not in fitting:
                fitting[case] = CLAIM in allowed if entity is None else schema.fits(found, allowed)
            if not fitting[case]:
                message = f"'{kind.id}' needs {schema.noun(allowed)} as {field}, '{id}' is {schema.noun([found])}"
                yield Problem(dataset.position(relation.id, field), RULE, relation.id, message)
