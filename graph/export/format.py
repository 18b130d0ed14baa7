"""What a format is: how it is written, where it opens, how doubt shows in it, and what it cannot hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from graph.model.claim_index import ClaimIndex
from graph.problems import UsageError
from graph.store.packing import text_on

__all__ = ["Format", "Writer", "as_text"]

Writer = Callable[[ClaimIndex, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that the claims of an index, the whole graph or an answer, can be written in.

    Attributes:
        writer: writes all claims of an index to a binary stream, the same bytes each time.
        extension: how a file of it is called, with the full stop.
        media: its media type.
        opens: the programs that it is for.
        doubt: how a claim looks that is no plain fact.
        loses: what it cannot hold.
        most: how many relations it can hold, where its programs have a limit.
        text: whether people can read it on a terminal.
    """

    writer: Writer
    extension: str
    media: str
    opens: str
    doubt: str
    loses: str
    most: int | None = None
    text: bool = True

    def write(self, index: ClaimIndex, stream: BinaryIO) -> None:
        """Write all claims of an index.

        Raises:
            UsageError: there are more relations than the programs for this format can open.
        """
        if self.most is not None and len(index.relations) > self.most:
            raise UsageError(
                f"{self.opens} cannot open {len(index.relations):,} relations as {self.extension}, {self.most:,} at most; "
                "export an answer (lazo export ... links A B), or take a format without a limit (graphml, sqlite)"
            )
        self.writer(index, stream)


def as_text(write: Callable[[ClaimIndex, TextIO], None]) -> Writer:
    """Return what writes a text format to a binary stream, in UTF-8 and without translating line ends."""

    def write_bytes(index: ClaimIndex, stream: BinaryIO) -> None:
        with text_on(stream) as text:
            write(index, text)

    return write_bytes
