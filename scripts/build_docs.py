"""Build the site of the documentation in build/docs/site; a broken link, or a page that loads anything, is an error.

Pages stand in the site where they stand in the project, so that their links hold in both.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "docs"
PAGES = ("*.md", "LICENSE*", "CITATION.cff", "docs/**/*.*", "data/README.md", "notebooks/*.ipynb")
"""What becomes part of the site: pages, and the files that these lead to."""

LOADED = re.compile(r"""<(?!a\b)[^>]*\b(?:src|href)=["']?(?:https?:)?//[^>]*>|@import|url\(["']?(?:https?:)?//""")
"""What makes a browser fetch something from elsewhere; a link to click does not."""

HARMLESS = re.compile(r"<link[^>]*\brel=[\"']?(?:canonical|next|prev)\b")


def lay_out(target: Path) -> None:
    """Copy the pages to a folder of their own, and the notebooks as pages beside them."""
    for pattern in PAGES:
        for file in sorted(ROOT.glob(pattern)):
            copy = target / file.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, copy)
            if file.suffix == ".ipynb":
                copy.with_suffix(".md").write_text(notebook_page(file.read_text(encoding="utf-8")), encoding="utf-8")


def notebook_page(text: str) -> str:
    """Return a notebook as a page: what it says, and its code in blocks."""
    parts = []
    for cell in json.loads(text)["cells"]:
        source = "".join(cell["source"])
        parts.append(f"```python\n{source}\n```" if cell["cell_type"] == "code" else source)
    return "\n\n".join(parts) + "\n"


def fetched(site: Path) -> Iterator[str]:
    """Yield what the pages and styles of a site would fetch from elsewhere, with the file in which it stands."""
    for file in sorted([*site.rglob("*.html"), *site.rglob("*.css")]):
        for found in LOADED.finditer(file.read_text(encoding="utf-8")):
            if not HARMLESS.match(found[0]):
                yield f"{file.relative_to(site)}: {found[0]}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the site."""
    ArgumentParser(description=__doc__).parse_args(arguments)
    shutil.rmtree(BUILD, ignore_errors=True)
    lay_out(BUILD / "pages")
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    code = subprocess.call([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"], cwd=ROOT, env=quiet)
    if code:
        return code
    for line in (strange := list(fetched(BUILD / "site"))):
        print(f"the site may not fetch: {line}", file=sys.stderr)
    if not strange:
        print(f"the documentation stands in {BUILD / 'site' / 'index.html'}")
    return 1 if strange else 0


if __name__ == "__main__":
    sys.exit(main())
