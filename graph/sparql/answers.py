"""What SPARQL servers answer, decoded once: typed rows, a truth value, or one sentence on what is wrong.

Source: SPARQL 1.1 Query Results JSON Format (W3C 2013). The parser is that of pydantic, which bounds the depth and
refuses texts that no encoding can write.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.sparql.server import EndpointError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = ["Bindings", "Document", "RdfTerm", "decode_answer"]

JSON_KINDS = ("application/sparql-results+json", "application/json")


class RdfTerm(BaseModel):
    """An IRI, a blank node or a literal; a word of Virtuoso's own for literals is among the types."""

    model_config = ConfigDict(strict=True, frozen=True)

    type: Literal["uri", "bnode", "literal", "typed-literal"]
    value: str
    datatype: str | None = None
    language: str | None = Field(None, alias="xml:lang")


class Head(BaseModel):
    """The names of the variables."""

    model_config = ConfigDict(strict=True, frozen=True)

    vars: list[str] = []


class Bindings(BaseModel):
    """The rows: variable to term, as far as it has one."""

    model_config = ConfigDict(strict=True, frozen=True)

    bindings: list[dict[str, RdfTerm]]


class Document(BaseModel):
    """An answer: rows or a truth value."""

    model_config = ConfigDict(strict=True, frozen=True)

    head: Head = Head()
    results: Bindings | None = None
    boolean: bool | None = None

    def to_json(self) -> bytes:
        """Return the answer in the form of the standard, with nothing else in it."""
        kept = {"head": {"vars": self.head.vars}}
        if self.results is None:
            return _dump({**kept, "boolean": self.boolean})
        rows = [
            {name: _plain(term) for name, term in row.items() if name in self.head.vars}
            for row in self.results.bindings
        ]
        return _dump({**kept, "results": {"bindings": rows}})


def decode_answer(url: str, kind: str, body: bytes) -> Document:
    """Return what a server answered.

    Args:
        url: its address, for messages.
        kind: the media type that it names.
        body: the whole answer.

    Raises:
        EndpointError: it is no answer by the standard.
    """
    if kind not in JSON_KINDS:
        raise EndpointError(f"{url} answers with {kind}, not with SPARQL results; is it the address of the endpoint?")
    try:
        found = Document.model_validate_json(body.removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as error:
        raise EndpointError(f"{url} {_told(error.errors(include_url=False, include_context=True)[0])}") from None
    if (found.results is None) == (found.boolean is None):
        raise EndpointError(f"{url} sent JSON that is no SPARQL result; is it the address of the endpoint?")
    return found


def _told(error: ErrorDetails) -> str:
    """Return what is wrong with an answer: it ends too early, is no JSON, or is other JSON."""
    if error["type"] != "json_invalid":
        where = ".".join(map(str, error["loc"])) or "root"
        return (
            f"sent JSON that is no SPARQL result: {where}: {error['msg'].lower()}; is it the address of the endpoint?"
        )
    said = str(error.get("ctx", {}).get("error", error["msg"]))
    if said.startswith("EOF"):
        return "broke off in the middle of its answer; nothing of it was used"
    return f"sent JSON that cannot be read: {said}"


def _plain(term: RdfTerm) -> dict[str, str]:
    found = {"type": "literal" if term.type == "typed-literal" else term.type, "value": term.value}
    if term.datatype is not None:
        found["datatype"] = term.datatype
    if term.language is not None:
        found["xml:lang"] = term.language
    return found


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
