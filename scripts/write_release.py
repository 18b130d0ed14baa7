"""Write the data that ships, or a folder of data, in every format with checksums: write_release.py FOLDER [--data DIR]."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from missing_package import told_if_missing

with told_if_missing():
    from graph.export.release import write_release
    from graph.loader import load_index
    from graph.problems import LazoError


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the release and return the exit code."""
    parser = ArgumentParser(description="Write a data set in every format, with what it is and checksums.")
    parser.add_argument("folder", type=Path, help="where it goes; new or empty")
    parser.add_argument("--data", type=Path, help="the folder of data; what ships by default")
    options = parser.parse_args(arguments)
    try:
        write_release(load_index([options.data] if options.data else []), options.folder)
    except LazoError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
