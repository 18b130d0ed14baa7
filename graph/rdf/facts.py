"""RDF as read from a file: what is said of each subject, whatever the syntax."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from graph.problems import DataError, LazoError, Position, Problem, UsageError
from graph.rdf.parsing import MEDIA_TYPES
from graph.rdf.terms import STANDARD

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["EXTENSIONS", "Facts", "RdfValue", "format_of", "read_facts"]

EXTENSIONS = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nt": "ntriples",
    ".nq": "nquads",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".owl": "rdfxml",
    ".xml": "rdfxml",
}
"""The endings of file names by which a syntax is known."""


class RdfValue(NamedTuple):
    """An object: an IRI, which has no datatype, or a literal, which has one."""

    text: str
    datatype: str | None = None
    language: str | None = None


class Facts:
    """What a file says, by subject and predicate, both as IRIs.

    Attributes:
        about: subject to predicate to the objects, in the order of the file.
        graphs: subject to the named graph in which it is described, where there is one.
        count: how many triples were read.
    """

    def __init__(self) -> None:
        self.about: dict[str, dict[str, list[RdfValue]]] = defaultdict(lambda: defaultdict(list))
        self.graphs: dict[str, str] = {}
        self.count = 0

    def values(self, subject: str, predicate: str) -> list[RdfValue]:
        """Return the objects that a subject has by a predicate, each once."""
        return list(dict.fromkeys(self.about[subject].get(predicate, ()))) if subject in self.about else []

    def instances(self, class_iri: str) -> list[str]:
        """Return the subjects of a class, sorted."""
        return self.classes().get(class_iri, [])

    def classes(self) -> dict[str, list[str]]:
        """Return the subjects of each class, sorted."""
        kind = STANDARD["rdf"] + "type"
        found: dict[str, list[str]] = defaultdict(list)
        for subject in sorted(self.about):
            for value in self.values(subject, kind):
                found[value.text].append(subject)
        return found

    def add(self, subject: str, predicate: str, object: RdfValue) -> None:
        """Take in a triple."""
        self.about[subject][predicate].append(object)
        self.count += 1


def format_of(file: Path) -> str:
    """Return the syntax that the name of a file tells.

    >>> format_of(Path("data.ttl"))
    'turtle'

    Raises:
        UsageError: the name has no known ending.
    """
    try:
        return EXTENSIONS[file.suffix.lower()]
    except KeyError:
        raise UsageError(
            f"'{file}' does not tell its RDF syntax; name it with one of {' '.join(EXTENSIONS)}, or say --format"
        ) from None


def read_facts(data: bytes, format: str, name: str) -> Facts:
    """Return what RDF says that we wrote ourselves, or that was parsed apart; see `graph.rdf.parsing` for any other.

    Args:
        data: the whole file.
        format: the syntax, as in `graph.rdf.writing.SYNTAXES`.
        name: what the file is called in problems.

    Raises:
        DataError: it is not RDF in this syntax; the position is named.
    """
    import pyoxigraph

    syntax = pyoxigraph.RdfFormat.from_media_type(MEDIA_TYPES[format])
    assert syntax is not None
    facts = Facts()
    try:
        for quad in pyoxigraph.parse(data, format=syntax):
            _take(facts, quad)
    except SyntaxError as error:
        position = Position(name, error.lineno or 1, error.offset or 1)
        raise DataError([Problem(position, "rdf-syntax", "file", f"is not {format}: {error.msg}")]) from None
    except ValueError as error:
        raise DataError([Problem(Position(name), "rdf-syntax", "file", f"is not {format}: {error}")]) from None
    return facts


def _take(facts: Facts, quad: pyoxigraph.Quad | pyoxigraph.Triple) -> None:
    import pyoxigraph

    subject, predicate, object = quad.subject, quad.predicate.value, quad.object
    if not isinstance(subject, pyoxigraph.NamedNode):
        return
    rdf = STANDARD["rdf"]
    if isinstance(object, pyoxigraph.Triple):
        if predicate == rdf + "reifies":
            for part, end in (("subject", object.subject), ("predicate", object.predicate), ("object", object.object)):
                facts.add(subject.value, rdf + part, _value(end))
        return
    facts.add(subject.value, predicate, _value(object))
    graph = getattr(quad, "graph_name", None)
    if predicate == rdf + "type" and isinstance(graph, pyoxigraph.NamedNode):
        facts.graphs[subject.value] = graph.value


def _value(term: object) -> RdfValue:
    import pyoxigraph

    if isinstance(term, pyoxigraph.Literal):
        return RdfValue(term.value, term.datatype.value, term.language)
    if isinstance(term, pyoxigraph.NamedNode):
        return RdfValue(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return RdfValue(f"_:{term.value}")
    raise LazoError(f"{term} cannot be the end of a relation; only IRIs can")
