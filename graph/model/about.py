"""What a data set is as a whole: its title, version, licence, and whom it credits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.model.records import Texts
from graph.model.schema import ENGLISH

__all__ = ["ABOUT", "About", "about_together"]

ABOUT = "about.yaml"
"""The file of a data folder that says it."""


@dataclass(frozen=True, slots=True)
class About:
    """What a folder says of the data in it.

    Attributes:
        title: its name per language, English always; empty for data that was put together from several folders.
        version: of the data.
        issued: the day of that version.
        license: the address of the licence.
        publisher: who publishes it.
        credits: whose data asks to be named with it.
    """

    title: Texts = field(default_factory=dict)
    version: str = ""
    issued: str = ""
    license: str = ""
    publisher: str = ""
    credits: tuple[str, ...] = field(default=())

    def citation(self) -> str:
        """Return how the data set is credited where it is part of another: what it says of itself, on one line.

        >>> About({"en": "Ties of the Basin"}, "1.2", license="https://licence.example/open").citation()
        'Ties of the Basin, 1.2, https://licence.example/open'
        """
        said = (self.title.get(ENGLISH, ""), self.version, self.publisher, self.license)
        return ", ".join(part for part in said if part)


def about_together(parts: Iterable[About]) -> About:
    """Return what is to be said of data sets that are loaded together: whom they credit, and each of them itself.

    The whole has no title, version or licence of its own: nobody has given it one.
    """
    named = (credit for about in parts for credit in (about.citation(), *about.credits))
    return About(credits=tuple(filter(None, dict.fromkeys(named))))
