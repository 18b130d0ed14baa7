"""RDF/XML: one element a subject, one element a pair."""

from __future__ import annotations

import re

from graph.problems import LazoError
from graph.rdf.syntax import Pairs, Syntax

__all__ = ["RdfXml"]

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})

_BEFORE, _AFTER = len(' rdf:resource="'), len('"/>')


class RdfXml(Syntax):
    """RDF 1.1 XML syntax.

    The token of an IRI is the rest of an empty element, that of a literal the rest of one with text, up to the name
    that closes it.
    """

    def iri(self, prefix: str, local: str) -> str:
        """Return the token of an IRI."""
        return f' rdf:resource="{escape_xml(self.namespaces[prefix] + local)}"/>'

    def part(self, token: str, suffix: str) -> str:
        """Return the token of an IRI that continues another."""
        return f'{token[:-_AFTER]}{suffix}"/>'

    def text(self, text: str, language: str | None = None) -> str:
        """Return the token of a text."""
        mark = f' xml:lang="{language}"' if language else ""
        return f"{mark}>{escape_xml(text)}</"

    def typed(self, value: str, datatype: str) -> str:
        """Return the token of a value with a datatype."""
        prefix, local = datatype.split(":", 1)
        return f' rdf:datatype="{escape_xml(self.namespaces[prefix] + local)}">{escape_xml(value)}</'

    def head(self) -> str:
        """Return what stands before the first block."""
        names = "\n".join(f'  xmlns:{prefix}="{escape_xml(iri)}"' for prefix, iri in self.namespaces.items())
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF\n{names}>\n'

    def block(self, subject: str, pairs: Pairs) -> str:
        """Return the text that describes one subject."""
        lines = [f"  <{name}{token}" if token[-2] == "/" else f"  <{name}{token}{name}>" for name, token in pairs]
        inner = "\n".join(lines)
        return f'<rdf:Description rdf:about="{subject[_BEFORE:-_AFTER]}">\n{inner}\n</rdf:Description>\n'

    def tail(self) -> str:
        """Return what stands after the last block."""
        return "</rdf:RDF>\n"


def escape_xml(text: str) -> str:
    """Return the text as it stands in an element or between the quotes of an attribute.

    Source: XML 1.0 (W3C, fifth edition), production 2: what no XML file can hold, escaped or not.

    >>> escape_xml("<a & b>")
    '&lt;a &amp; b&gt;'

    Raises:
        LazoError: the text has a character that XML does not allow.
    """
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        raise LazoError(
            f"{text!r} cannot be written as RDF/XML: XML has no character {forbidden[0]!r}; "
            "correct the text, or choose another syntax such as turtle"
        )
    return text.translate(_ESCAPES)
