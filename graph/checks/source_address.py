"""The address of a source is a whole web address, and its language a code.

An address begins with ``http://`` or ``https://``, names a host, and holds no blank and no password. A language is
given as an ISO 639 code of two or three small letters. A host may end in a dot, as fully qualified names do (RFC 3986,
3.2.2).

Good::

    url: https://www.example.org/articles/319231
    language: es

Bad::

    url: www.example.org/articles/319231
    language: Spanish
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model.schema import Schema
from graph.problems import Problem
from graph.reading.dataset import Dataset

RULE = "source-address"
BINDING = True

_URL = re.compile(r"https?://[^\s/?#@\\]+\.[^\s/?#@\\.:]+\.?(?::\d{1,5})?(?:[/?#][^\s<>\"\\^`{|}]*)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)


def check(dataset: Dataset, schema: Schema) -> Iterator[Problem]:
    """Yield each address and each language in another form."""
    for source in dataset.sources.values():
        if source.url is not None and not _URL.fullmatch(source.url):
            message = f"'{source.url[:80]}' is not a web address; write it whole, from https:// on, without blanks"
            yield Problem(dataset.position(source.id, "url"), RULE, source.id, message)
        if source.language is not None and not _LANGUAGE.fullmatch(source.language):
            message = f"'{source.language[:40]}' is not a code of a language; write one such as 'es'"
            yield Problem(dataset.position(source.id, "language"), RULE, source.id, message)
