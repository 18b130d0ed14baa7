"""How each RDF syntax writes terms and the description of one subject.

A syntax turns prefix and local part, text, or typed value into tokens of its own, and a subject with its pairs of
predicate and object tokens into a block of text. Nothing is kept between blocks, so the size of a file costs no memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.model.schema import Schema
from graph.problems import LazoError
from graph.rdf.terms import namespaces

__all__ = ["NQuads", "NTriples", "Pairs", "Syntax", "TriG", "Turtle", "Turtle12", "escape", "whole"]

Pairs = Iterable[tuple[str, str]]
"""Predicate as a prefixed name, object as a token of the syntax."""

_ESCAPES = {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)}
_ESCAPES |= {ord(char): f"\\{name}" for char, name in zip('\t\b\n\r\f"\\', 'tbnrf"\\', strict=True)}

_LOCAL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9-])?", re.ASCII).fullmatch


def escape(text: str) -> str:
    r"""Return the text as it stands between the quotes of a literal in Turtle and N-Triples.

    Source: RDF 1.1 Turtle (W3C 2014), productions 22, 26 and 159s; the same in N-Triples and TriG.

    >>> print(escape('say "no"\n'))
    say \"no\"\n

    Raises:
        LazoError: the text has half of a surrogate pair, which no encoding of Unicode can write.
    """
    if text.isprintable() and '"' not in text and "\\" not in text:
        return text
    return whole(text).translate(_ESCAPES)


def whole(text: str) -> str:
    """Return the text if it can be encoded.

    Raises:
        LazoError: it has half of a surrogate pair.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise LazoError(f"{text!r} cannot be written as RDF: {error.reason}; correct the text") from None
    return text


class Syntax:
    """The interface of all syntaxes, and what is the same in N-Triples, Turtle and their kin."""

    has_graphs = False
    """Whether records stand in named graphs, one a collection."""

    a = "rdf:type"
    """How the syntax likes to write the predicate of a class."""

    def __init__(self, base: str, schema: Schema) -> None:
        self.base, self.schema = base, schema
        self.namespaces = namespaces(base)

    def iri(self, prefix: str, local: str) -> str:
        """Return the token of an IRI that has a prefix and a local part that needs no escape."""
        return f"<{self.namespaces[prefix]}{local}>"

    def part(self, token: str, suffix: str) -> str:
        """Return the token of an IRI that continues another with a suffix that needs no escape."""
        return f"{token[:-1]}{suffix}>" if token[-1] == ">" else token + suffix

    def name(self, name: str) -> str:
        """Return the token of an IRI that is written as a prefixed name."""
        return self.iri(*name.split(":", 1))

    def text(self, text: str, language: str | None = None) -> str:
        """Return the token of a text, in a language or in none."""
        return f'"{escape(text)}"@{language}' if language else f'"{escape(text)}"'

    def typed(self, value: str, datatype: str) -> str:
        """Return the token of a value whose datatype is given as a prefixed name."""
        return f'"{escape(value)}"^^{self.name(datatype)}'

    def reified(self, subject: str, predicate: str, object: str) -> Pairs:
        """Return the pairs by which a relation node says what it claims."""
        return (("rdf:subject", subject), ("rdf:predicate", predicate), ("rdf:object", object))

    def head(self) -> str:
        """Return what stands before the first block."""
        return ""

    def graph(self, name: str | None) -> str:
        """Return what begins the named graph, or ends the one before where there is no name."""
        return ""

    def block(self, subject: str, pairs: Pairs) -> str:
        """Return the text that describes one subject."""
        raise NotImplementedError

    def tail(self) -> str:
        """Return what stands after the last block."""
        return ""


class Turtle(Syntax):
    """RDF 1.1 Turtle, one subject a block, one pair a line."""

    a = "a"

    def iri(self, prefix: str, local: str) -> str:
        """Return the token of an IRI."""
        return f"{prefix}:{local}" if _LOCAL(local) else f"<{self.namespaces[prefix]}{local}>"

    def name(self, name: str) -> str:
        """Return the token of a prefixed name."""
        return name

    def head(self) -> str:
        """Return what stands before the first block."""
        return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in self.namespaces.items()) + "\n"

    def block(self, subject: str, pairs: Pairs) -> str:
        """Return the text that describes one subject."""
        lines = " ;\n    ".join([f"{predicate} {object}" for predicate, object in pairs])
        return f"{subject} {lines} .\n"


class Turtle12(Turtle):
    """RDF 1.2 Turtle: a relation node reifies a triple term instead of naming its three parts."""

    def head(self) -> str:
        """Return what stands before the first block."""
        return 'VERSION "1.2"\n' + super().head()

    def reified(self, subject: str, predicate: str, object: str) -> Pairs:
        """Return the pairs by which a relation node says what it claims."""
        return (("rdf:reifies", f"<<( {subject} {predicate} {object} )>>"),)


class TriG(Turtle):
    """RDF 1.1 TriG: Turtle in named graphs."""

    has_graphs = True

    def __init__(self, base: str, schema: Schema) -> None:
        super().__init__(base, schema)
        self.open = False

    def graph(self, name: str | None) -> str:
        """Return what begins or ends a named graph."""
        end = "}\n" if self.open else ""
        self.open = name is not None
        return end + (f"{name} {{\n" if name else "")


class NTriples(Syntax):
    """RDF 1.1 N-Triples, one triple a line."""

    def __init__(self, base: str, schema: Schema) -> None:
        super().__init__(base, schema)
        self.names: dict[str, str] = {}
        self.end = " .\n"

    def name(self, name: str) -> str:
        """Return the token of a prefixed name."""
        token = self.names.get(name)
        if token is None:
            token = self.names[name] = super().name(name)
        return token

    def block(self, subject: str, pairs: Pairs) -> str:
        """Return the text that describes one subject."""
        name, end = self.name, self.end
        return "".join([f"{subject} {name(predicate)} {object}{end}" for predicate, object in pairs])


class NQuads(NTriples):
    """RDF 1.1 N-Quads, one quad a line."""

    has_graphs = True

    def graph(self, name: str | None) -> str:
        """Return what begins or ends a named graph."""
        self.end = f" {name} .\n" if name else " .\n"
        return ""
