"""Bring data files into their canonical form.

    python scripts/format_data.py [DIR...] [--check]

Without a folder, the data of this project. With --check nothing is written; exit code 1 says that a file would change.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from missing_package import told_if_missing

with told_if_missing():
    from graph.problems import LazoError
    from graph.reading.canonical_form import format_file
    from graph.reading.dataset import collections_in
    from graph.reading.typed_records import KINDS

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Format the files of the folders and name those that change; return the exit code."""
    parser = ArgumentParser(description="Bring data files into their canonical form.")
    parser.add_argument("folder", nargs="*", metavar="DIR", type=Path, help="data folders; data/ by default")
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 says that a file would change")
    options = parser.parse_args(arguments)
    changed = failed = False
    try:
        folders = [place for folder in options.folder or [ROOT / "data"] for place in collections_in(folder)]
    except LazoError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    for kind, file in ((kind, folder / f"{kind}.yaml") for folder in folders for kind in KINDS):
        try:
            if file.exists() and format_file(kind, file, write=not options.check):
                print(f"{'would change' if options.check else 'changed'} {file}")
                changed = True
        except LazoError as error:
            print(error, file=sys.stderr)
            failed = True
    return 1 if failed or (changed and options.check) else 0


if __name__ == "__main__":
    sys.exit(main())
