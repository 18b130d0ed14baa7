"""With whom a claim begins: the independent origins, which are counted by owner, not by publisher."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Origin", "join_origins"]


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent beginning of a claim.

    Attributes:
        publishers: the publishers or agencies with which it begins, in the order of the sources; the first stands for all.
        owners: where the chains of control of these publishers end on the days of their texts.
    """

    publishers: tuple[str, ...]
    owners: frozenset[str]


def join_origins(begun: Iterable[Origin]) -> tuple[Origin, ...]:
    """Return beginnings with those of one owner made one, in the order of the first of each.

    >>> [one] = join_origins([Origin(("post",), frozenset({"holding"})), Origin(("mail",), frozenset({"holding"}))])
    >>> one.publishers
    ('post', 'mail')
    """
    found: list[Origin] = []
    for origin in begun:
        # Whoever shares an owner with it is joined with it; it may join two that had none in common before.
        joined = [other for other in found if other.owners & origin.owners]
        if joined:
            number = found.index(joined[0])
            whole = [*joined, origin]
            names = tuple(dict.fromkeys(name for each in whole for name in each.publishers))
            found = [other for other in found if other not in joined]
            found.insert(number, Origin(names, frozenset().union(*(each.owners for each in whole))))
        else:
            found.append(origin)
    return tuple(found)
