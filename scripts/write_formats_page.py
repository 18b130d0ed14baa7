"""Write docs/formats.md anew from the table of formats; ``--check`` only says whether it is current."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from missing_package import told_if_missing

with told_if_missing():
    from graph.export.formats_page import formats_page

PAGE = Path(__file__).resolve().parent.parent / "docs" / "formats.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page, or compare it."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where the page is not current")
    if not parser.parse_args(arguments).check:
        PAGE.write_text(formats_page(), encoding="utf-8")
    elif PAGE.read_text(encoding="utf-8") != formats_page():
        print(f"{PAGE} is not current; run python scripts/write_formats_page.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
