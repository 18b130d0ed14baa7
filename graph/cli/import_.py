"""``lazo import``: turns an RDF export back into a collection."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from graph.checks import problems_in
from graph.cli.options import seconds
from graph.cli.output import print_line
from graph.cli.parsing import CommandParser
from graph.model.about import ABOUT, About
from graph.problems import DataError, UsageError
from graph.rdf.parsing import SECONDS
from graph.rdf.reading import dataset_of, read_rdf
from graph.reading.about import about_in, about_text
from graph.reading.canonical_form import canonical_text
from graph.reading.typed_records import KINDS
from graph.reading.vocabulary import load_schema
from graph.store.files import filling, replacing

__all__ = ["parser", "run"]


def parser() -> ArgumentParser:
    """Return the parser of the command."""
    parser = CommandParser()
    parser.add_argument("file", type=Path, help="an RDF file that 'lazo export' wrote, in any of its syntaxes")
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="DIR", help="the folder to write; new or empty"
    )
    parser.add_argument("--format", help="the syntax, where the name of the file doesn't tell it")
    parser.add_argument("--timeout", type=seconds, default=SECONDS, metavar="S", help="give up after S seconds (120)")
    parser.add_argument("--base", metavar="IRI", help="what its IRIs begin with, where the file doesn't tell it")
    return parser


def run(options: Namespace) -> int:
    """Write the records of the file as a collection, whole or not at all."""
    folder: Path = options.output
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"'{folder}' exists and isn't empty; name a new folder")
    schema = load_schema()
    records = read_rdf(options.file, schema, options.format, options.base, options.timeout)
    dataset, problems = dataset_of(records)
    problems += problems_in(dataset, schema, upkeep=False)
    about, wrong = about_in(records.about, records.name) if records.about else (About(), [])
    problems += wrong
    if problems:
        raise DataError(problems)
    with filling(folder) as staged:
        for kind in KINDS:
            with replacing(staged / f"{kind}.yaml") as stream:
                stream.write(canonical_text(kind, records.roots[kind]))
        if records.about:
            with replacing(staged / ABOUT) as stream:
                stream.write(about_text(about))
    counts = ", ".join(f"{len(records.roots[kind])} {kind}" for kind in KINDS)
    print_line(f"{folder}: {counts}")
    return 0
