"""``lazo show``: one entity, relation or source, whole."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable

from graph.cli.citing import PrintedNotes
from graph.cli.options import add_data, add_endpoint, add_output, load_graph
from graph.cli.output import print_heading, print_json, print_wrapped, wants_json
from graph.cli.parsing import CommandParser, name_text
from graph.cli.steps import print_step
from graph.model.claim_index import ClaimIndex
from graph.query.claim import one_owner_lines
from graph.query.record import Claim, EntityRecord, ShownRecord, SourceRecord
from graph.show.steps import Step, make_step, told_denials
from graph.words.messages import message
from graph.words.sentences import format_life, name_of, sentence

__all__ = ["ANSWERS", "parser", "run"]

ANSWERS = (EntityRecord, Claim, SourceRecord)
"""What the command answers with."""


def parser() -> ArgumentParser:
    """Return the parser of the command."""
    parser = CommandParser()
    parser.add_argument(
        "name", type=name_text, help="the name of an entity, or the id of an entity, relation or source"
    )
    add_data(parser)
    add_endpoint(parser)
    add_output(parser)
    return parser


def ask(options: Namespace) -> ShownRecord:
    """Return the record."""
    return load_graph(options).show(options.name, language=options.lang)


def run(options: Namespace) -> int:
    """Print all that the data holds of it."""
    record, language = ask(options), options.lang
    index = record.index
    if wants_json(options):
        print_json(record.to_dict())
        return 0
    notes = PrintedNotes(index, language)
    if isinstance(record, EntityRecord):
        _print_entity(index, record, notes, language)
    elif isinstance(record, Claim):
        _print_claim(index, record, notes, language)
    else:
        _print_source(index, record, notes, language)
    notes.print()
    return 0


def _print_entity(index: ClaimIndex, record: EntityRecord, notes: PrintedNotes, language: str) -> None:
    entity = record.entity
    kind = index.schema.entity_types[entity.type].label[language]
    print_heading(entity.name(language), f"  {entity.id} ({kind})")
    if entity.description:
        print_wrapped(entity.description.get(language) or entity.description.get("en", ""), "  ")
    others = [name for names in (entity.label.values(), *entity.aliases.values()) for name in names]
    names = [name for name in dict.fromkeys(others) if name != entity.name(language)]
    behind = [name_of(index, id, language) for id in record.states_behind]
    codes = [f"{scheme} {code}" for scheme, code in entity.identifiers.items()]
    life = [text for text in [format_life(entity, language)] if text]
    for key, values in (("also-called", names), ("identifiers", codes), ("life", life), ("state-behind", behind)):
        if values:
            print_wrapped(", ".join(values), f"  {message(key, language)}: ", "    ")
    claims = (claim.step for claim in record.relations)
    _print_steps(index, "claims-heading", claims, notes, language)
    _print_steps(index, "mentions-heading", record.mentions, notes, language)
    if record.published:
        print_heading(message("published-heading", language, count=len(record.published)))


def _print_claim(index: ClaimIndex, claim: Claim, notes: PrintedNotes, language: str) -> None:
    relation = claim.relation
    print_wrapped(f"{sentence(index, relation, language)} {notes.numbers([relation.id])}", "", "  ")
    print_wrapped(relation.id, "  id: ")
    line = message(
        "status-line",
        language,
        status=index.schema.statuses[relation.status].label[language],
        origins=claim.step.origins,
        plain=message("yes" if claim.plain else "no", language),
    )
    print_wrapped(line, "  ")
    for line in notes.rivals(claim.step.rivals):
        print_wrapped(line, "  ", "    ")
    for id in claim.allegations:
        print_wrapped(message("belongs-to", language, name=name_of(index, id, language)), "  ", "    ")
    for line in one_owner_lines(index, relation, language):
        print_wrapped(line, "  ", "    ")
    for origin, standing in {source.origin: source.standing for source in claim.sources if source.standing}.items():
        print_wrapped(f"{name_of(index, origin, language)}: {message(standing, language)}", "  ")
    for number, line in enumerate(notes.reading(relation)):
        if number == 0:
            print_heading(message("reading-heading", language))
        print_wrapped(line, " • ", "   ")
    rivals = {step.relation for step in claim.rivals}
    told = (index.relations[denial.relation] for denial in told_denials(claim.step.denials))
    denials = [
        make_step(index, denial, language=language) for denial in told if not rivals & {denial.subject, denial.object}
    ]
    _print_steps(index, "denied-heading", denials, notes, language)
    for number, step in enumerate(claim.rivals):
        if number == 0:
            print_heading(message("rivals-heading", language))
        print_wrapped(f"{step.sentence} {notes.cite(step.citations)}", " • ", "     ")
    _print_steps(index, "against-heading", claim.against, notes, language)
    _print_steps(index, "about-heading", claim.about, notes, language)


def _print_source(index: ClaimIndex, record: SourceRecord, notes: PrintedNotes, language: str) -> None:
    print_wrapped(notes.describe_source(record.source.id), "", "  ")
    print_wrapped(record.source.id, "  id: ")
    if record.state_medium:
        print_wrapped(message("state-medium", language), "  ")
    for source in record.passes_on:
        print_wrapped(message("passing-on", language, source=notes.describe_source(source.id)), "  ")
    _print_steps(index, "read-in", record.relations, notes, language)


def _print_steps(index: ClaimIndex, heading: str, steps: Iterable[Step], notes: PrintedNotes, language: str) -> None:
    for number, step in enumerate(steps):
        if number == 0:
            print_heading(message(heading, language))
        print_step(index, step, notes, language, lead=" • ", indent=3)
