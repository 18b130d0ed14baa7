"""The texts that people read, in the languages of the vocabulary; the table is ``graph/vocabulary/messages.yaml``."""

from __future__ import annotations

from functools import lru_cache

from graph.model.schema import ByLanguage
from graph.reading.vocabulary import read_vocabulary

__all__ = ["load_messages", "message"]


@lru_cache(maxsize=1)
def load_messages() -> dict[str, dict[str, str]]:
    """Return key to language to text, read once a process.

    Raises:
        DataError: the file that ships with the package is damaged.
    """
    return {key: ByLanguage(texts) for key, texts in read_vocabulary()["messages"].items()}


def message(key: str, language: str = "en", **values: object) -> str:
    """Return a message in a language with its values filled in.

    >>> message("since", "es", start="2022")
    'desde 2022'
    """
    return load_messages()[key][language].format(**values)
