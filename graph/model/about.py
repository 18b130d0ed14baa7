"""What a data set is as a whole: its title, version, licence, and whom it credits."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.model.records import Texts

__all__ = ["About"]


@dataclass(frozen=True, slots=True)
class About:
    """What a folder says of the data in it.

    Attributes:
        title: its name per language; English always.
        version: of the data.
        issued: the day of that version.
        license: the address of the licence.
        publisher: who publishes it.
        credits: whose data asks to be named with it.
    """

    title: Texts
    version: str = ""
    issued: str = ""
    license: str = ""
    publisher: str = ""
    credits: tuple[str, ...] = field(default=())
