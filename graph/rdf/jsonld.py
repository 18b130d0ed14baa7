"""JSON-LD, and the context document that gives its keys their meaning."""

from __future__ import annotations

import json
from typing import Any

from graph.model.schema import Schema
from graph.rdf.syntax import Pairs, Syntax, whole
from graph.rdf.terms import DEFAULT_BASE, namespaces, property_name
from graph.rdf.words import load_words

__all__ = ["JsonLd", "jsonld_context"]

_BARE = ("xsd:boolean", "xsd:integer")
"""Datatypes whose values JSON-LD writes without quotes and datatype."""

_BEFORE, _AFTER = len('{"@id":'), len("}")


def jsonld_context(schema: Schema, base: str = DEFAULT_BASE) -> dict[str, Any]:
    """Return the context document: prefixes, and for each key its property and what its values are."""
    context: dict[str, Any] = {"@version": 1.1, **namespaces(base)}
    for word in load_words().properties.values():
        if word.key.startswith("@"):
            continue
        entry = context[word.key] = {"@id": word.name}
        if word.value == "iri":
            entry["@type"] = "@id"
        elif word.value == "text":
            entry["@container"] = "@language"
    for id in schema.relation_types:
        name = property_name(id)
        context[name] = {"@id": f"lazo:{name}", "@type": "@id"}
    return {"@context": context}


class JsonLd(Syntax):
    """JSON-LD 1.1: the context, then one node object a subject and line.

    The token of an IRI is an object with ``@id``; that of a text in a language begins with ``@``.
    """

    a = "rdf:type"

    def __init__(self, base: str, schema: Schema) -> None:
        super().__init__(base, schema)
        words = load_words().properties.values()
        self.keys = {word.name: word.key for word in words}
        self.keys |= {f"lazo:{property_name(id)}": property_name(id) for id in schema.relation_types}
        self.iris = {word.name for word in words if word.value == "iri"} | self.keys.keys() - {
            word.name for word in words
        }
        self.by_language = {word.name for word in words if word.value == "text"}
        self.first = True

    def iri(self, prefix: str, local: str) -> str:
        """Return the token of an IRI."""
        return f'{{"@id":{_quote(f"{prefix}:{local}")}}}'

    def part(self, token: str, suffix: str) -> str:
        """Return the token of an IRI that continues another."""
        return f'{token[:-2]}{suffix}"}}'

    def text(self, text: str, language: str | None = None) -> str:
        """Return the token of a text."""
        return f"@{language} {_quote(text)}" if language else _quote(text)

    def typed(self, value: str, datatype: str) -> str:
        """Return the token of a value with a datatype."""
        return value if datatype in _BARE else f'{{"@value":{_quote(value)},"@type":{_quote(datatype)}}}'

    def head(self) -> str:
        """Return what stands before the first block."""
        context = json.dumps(jsonld_context(self.schema, self.base)["@context"], ensure_ascii=False, indent=1)
        return f'{{"@context": {context},\n"@graph": [\n'

    def block(self, subject: str, pairs: Pairs) -> str:
        """Return the text that describes one subject."""
        values: dict[str, list[str]] = {}
        texts: dict[str, dict[str, list[str]]] = {}
        for name, token in pairs:
            key = self.keys.get(name, name)
            if token[0] != "@":
                values.setdefault(key, []).append(token[_BEFORE:-_AFTER] if name in self.iris else token)
            elif name in self.by_language:
                language, text = token[1:].split(" ", 1)
                texts.setdefault(key, {}).setdefault(language, []).append(text)
            else:
                language, text = token[1:].split(" ", 1)
                values.setdefault(key, []).append(f'{{"@value":{text},"@language":"{language}"}}')
        fields = [f'"@id":{subject[_BEFORE:-_AFTER]}']
        fields += [f'"{key}":{_one_or_all(found)}' for key, found in values.items()]
        for key, by_language in texts.items():
            inner = ",".join(f'"{language}":{_one_or_all(found)}' for language, found in by_language.items())
            fields.append(f'"{key}":{{{inner}}}')
        comma = "" if self.first else ",\n"
        self.first = False
        return f"{comma}{{{','.join(fields)}}}"

    def tail(self) -> str:
        """Return what stands after the last block."""
        return "\n]}\n"


def _quote(text: str) -> str:
    return json.dumps(text if text.isprintable() else whole(text), ensure_ascii=False)


def _one_or_all(tokens: list[str]) -> str:
    return tokens[0] if len(tokens) == 1 else f"[{','.join(tokens)}]"
