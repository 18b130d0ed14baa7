"""A vault of Markdown notes for Obsidian and its like: a note an entity, with links, and a ZIP archive around them.

A link between two notes is a line in the picture of a vault. So only a plain fact links its entities; any other claim is a
note of its own, which both link to, and which says first what keeps it from being a fact.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from graph.export.about_lines import about_fields
from graph.export.archive import write_archive
from graph.model.claim_index import ClaimIndex
from graph.model.records import Entity, Relation
from graph.words.sentences import sentence

__all__ = ["write_vault"]

README = """# Lazo

A note for each entity. A link between two entities is a plain fact; its line ends with the id of the claim. Whatever is
reported, alleged, planned or contested has a note of its own in `claims`, and begins with the reason in brackets. Sources
stand in `sources`.
"""
LONGEST = 80
"""Letters of a file's name, so that no file system refuses it. Source: a choice of ours."""

_FORBIDDEN = re.compile(r'[\\/:*?"<>|#^\[\]%\x00-\x1f\x7f]+')
"""What file systems or links of notes cannot hold in a name."""
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~$^%=!&])")


def write_vault(index: ClaimIndex, stream: BinaryIO) -> None:
    """Write the notes as an archive."""
    write_archive(_notes(index), stream)


def _notes(index: ClaimIndex) -> Iterator[tuple[str, str]]:
    names = _names(index)
    yield "README.md", README + "\n" + _text_lines(about_fields(index))
    for id, entity in sorted(index.entities.items()):
        yield f"entities/{names[id]}.md", _entity(index, entity, names)
    for id, relation in sorted(index.relations.items()):
        if not _is_line(index, relation):
            yield f"claims/{id}.md", _claim(index, relation, names)
    for id, source in sorted(index.sources.items()):
        fields = {"id": id, "kind": source.kind, "issued": str(source.issued or source.accessed or "")}
        head = _front(fields) + f"# {_text(source.title or id)}\n\n"
        address = f"\n<{source.url.replace('>', '%3E').replace('<', '%3C')}>\n" if source.url else ""
        yield f"sources/{id}.md", f"{head}Published by [[{names[source.publisher]}]].\n{address}"


def _text_lines(about: Mapping[str, str]) -> str:
    return "".join(f"- {name}: {_text(value)}\n" for name, value in about.items())


def _names(index: ClaimIndex) -> dict[str, str]:
    """Return the name of the note of each entity and claim, each once, whatever the case of its letters."""
    names, taken = {id: f"claims/{id}" for id in index.relations}, {"readme"}
    for id, entity in sorted(index.entities.items()):
        name = " ".join(_FORBIDDEN.sub(" ", entity.name()).split())[:LONGEST].strip(" .")
        if not name or name.casefold() in taken or len(name) < 4:
            name = f"{name} ({id})".strip()
        taken.add(name.casefold())
        names[id] = name
    return names


def _is_line(index: ClaimIndex, relation: Relation) -> bool:
    """Whether a claim is a link from entity to entity: it is a plain fact, and no other claim speaks of it."""
    return index.is_plain(relation) and index.is_walkable(relation) and not index.relations_of(relation.id)


def _entity(index: ClaimIndex, entity: Entity, names: dict[str, str]) -> str:
    labels = [label for label in entity.label.values() if label != entity.name()]
    aliases = list(dict.fromkeys([*labels, *(name for group in entity.aliases.values() for name in group)]))
    text = _front({"id": entity.id, "type": entity.type, "aliases": aliases}) + f"# {_text(entity.name())}\n\n"
    if entity.description:
        text += f"{_text(entity.description.get('en') or next(iter(entity.description.values())))}\n\n"
    lines = (_line(index, entity, relation, names) for relation in index.relations_of(entity.id))
    return text + "\n".join(lines) + "\n"


def _line(index: ClaimIndex, entity: Entity, relation: Relation, names: dict[str, str]) -> str:
    """Return the line of a claim in the note of one of its ends; the subject's has the id by which others can link to it."""
    told = f"- {_text(sentence(index, relation))} ·"
    if not _is_line(index, relation):
        return f"{told} [[{names[relation.id]}]]"
    sources = " ".join(f"[[sources/{id}]]" for id in dict.fromkeys(citation.source for citation in relation.sources))
    if relation.subject == entity.id:
        return f"{told} → [[{names[relation.object]}]] · #{relation.type} · {sources} ^{relation.id}"
    return f"{told} ← [[{names[relation.subject]}]] · {sources}"


def _claim(index: ClaimIndex, relation: Relation, names: dict[str, str]) -> str:
    fields = {
        "id": relation.id,
        "type": relation.type,
        "status": relation.status,
        "contested": relation.id in index.contested,
        "plain": index.is_plain(relation),
    }
    lines = [
        f"{_front(fields)}{_text(sentence(index, relation))}\n",
        f"- subject: [[{names[relation.subject]}]]",
        f"- object: [[{names[relation.object]}]]",
    ]
    lines += [f"- source: [[sources/{id}]]" for id in dict.fromkeys(each.source for each in relation.sources)]
    lines += [f"- against it: [[{names[denial.id]}]]" for denial in index.denials_of(relation.id)]
    return "\n".join(lines) + "\n"


def _front(fields: Mapping[str, object]) -> str:
    """Return the properties of a note; JSON is YAML."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    return "---\n" + "\n".join(lines) + "\n---\n"


def _text(text: str) -> str:
    r"""Return a text in which nothing is Markdown.

    >>> print(_text("[reported] *x*"))
    \[reported\] \*x\*
    """
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))
