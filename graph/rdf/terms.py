"""The IRIs that the graph uses: one base, the standard vocabularies, and the names of types as classes and properties.

With the default base an entity is ``https://w3id.org/lazo/ID``, a relation ``.../relation/ID``, a source
``.../source/ID``, a collection ``.../graph/NAME`` and a word of the vocabulary ``.../ns#WORD``. Parts of a record
(a citation, a quantity) are named after it with a dot, ``.../relation/ID.citation-1``: there is no blank node.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from graph.problems import UsageError

__all__ = [
    "DEFAULT_BASE",
    "MATCHES",
    "STANDARD",
    "WIKIDATA",
    "class_name",
    "is_wikidata",
    "local_part",
    "namespaces",
    "property_name",
    "record_part",
    "term_name",
]

DEFAULT_BASE = "https://w3id.org/lazo/"

WIKIDATA = "http://www.wikidata.org/entity/"

STANDARD = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "wd": WIKIDATA,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes of vocabularies that are not ours."""

MATCHES = STANDARD | {
    "foaf": "http://xmlns.com/foaf/0.1/",
    "ftm": "https://w3id.org/ftm#",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "org": "http://www.w3.org/ns/org#",
    "wdt": "http://www.wikidata.org/prop/direct/",
}
"""The same, with those that only the ontology speaks of."""

_OWN = {
    "entity": "",
    "graph": "graph/",
    "identifier": "identifier/",
    "lazo": "ns#",
    "relation": "relation/",
    "source": "source/",
}

_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\%#?]+/")

_PLAIN_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)

_ITEM = re.compile(r"Q[1-9][0-9]*", re.ASCII)


def namespaces(base: str = DEFAULT_BASE) -> dict[str, str]:
    """Return each prefix, ours and the standard ones, with its namespace, sorted.

    >>> namespaces()["relation"]
    'https://w3id.org/lazo/relation/'

    Raises:
        UsageError: the base is no absolute IRI that ends with ``/``.
    """
    if not _BASE.fullmatch(base):
        raise UsageError(
            f"{base!r} cannot be a base; write an absolute IRI that ends with '/', such as {DEFAULT_BASE!r}"
        )
    own = {prefix: base + path for prefix, path in _OWN.items()}
    return dict(sorted((STANDARD | own).items()))


def class_name(type_id: str) -> str:
    """Return the class of an entity type, a local name of the vocabulary.

    >>> class_name("former-state")
    'FormerState'
    """
    return "".join(part[:1].upper() + part[1:] for part in type_id.split("-"))


def property_name(type_id: str) -> str:
    """Return the property of a relation type, a local name of the vocabulary.

    >>> property_name("partner-of")
    'partnerOf'
    """
    name = class_name(type_id)
    return name[:1].lower() + name[1:]


def term_name(kind: str, term_id: str) -> str:
    """Return the concept of a status, theme, unit or kind of source, a local name of the vocabulary.

    >>> term_name("status", "asserted")
    'status-asserted'
    """
    return f"{kind}-{term_id}"


def local_part(id: str) -> str:
    """Return an id as the last part of an IRI: as it is, or percent-encoded where it is not plain kebab.

    >>> local_part("ru-cu-0001"), local_part("a.b/c")
    ('ru-cu-0001', 'a%2Eb%2Fc')
    """
    return id if _PLAIN_ID.fullmatch(id) else quote(id, safe="").replace(".", "%2E")


def record_part(local: str) -> str:
    """Return the id that `local_part` made the last part of an IRI from.

    >>> record_part("a%2Eb%2Fc")
    'a.b/c'
    """
    return unquote(local)


def is_wikidata(code: str) -> bool:
    """Whether a code is the id of a Wikidata item.

    >>> is_wikidata("Q241"), is_wikidata("241")
    (True, False)
    """
    return _ITEM.fullmatch(code) is not None
