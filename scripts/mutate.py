"""Breaks the code in small ways, one at a time, and names the changes that no test notices.

It works on a copy, on the parts where a silent fault would be gravest: which claims a question lets in, and what stands as
a plain fact. A change that survives is either one that changes nothing, or a test that is missing. Takes some minutes a part.

    python scripts/mutate.py                # both parts
    python scripts/mutate.py filters
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = {
    "filters": ("graph/search/filters.py", "tests/search/test_filters.py tests/model/test_denials.py"),
    "plain": ("graph/model/claim_index.py", "tests/model tests/words tests/search"),
}
"""The module that is broken, and the tests that must notice."""

CONFIG = """\
[cosmic-ray]
module-path = "{module}"
timeout = 120.0
excluded-modules = []
test-command = "{python} -m pytest -x -q -p no:cacheprovider {tests}"

[cosmic-ray.distributor]
name = "local"

[cosmic-ray.filters.operators-filter]
exclude-operators = ["core/ReplaceBinaryOperator_BitOr_.*"]
"""
"""A bar stands in annotations, which nothing evaluates."""

LEFT_OUT = shutil.ignore_patterns(".*", "build", "dist", "node_modules", "__pycache__", "data", "*.snapshot")


def main() -> None:
    """Break each part that was asked for; exit code 1 says that something survived."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", default=[], metavar="PART", help=f"{', '.join(PARTS)}; all by default")
    options = parser.parse_args()
    if unknown := [name for name in options.parts if name not in PARTS]:
        parser.error(f"no part '{unknown[0]}'; there are {', '.join(PARTS)}")
    survived = [diff for name in options.parts or PARTS for diff in survivors(name)]
    sys.exit(1 if survived else 0)


def survivors(name: str) -> list[str]:
    """Print and return the changes of a part that its tests don't notice."""
    module, tests = PARTS[name]
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "copy"
        shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
        (copy / "mutate.toml").write_text(CONFIG.format(module=module, tests=tests, python=sys.executable), "utf-8")
        _cosmic_ray(copy, "cosmic-ray", "baseline", "mutate.toml")
        _cosmic_ray(copy, "cosmic-ray", "init", "mutate.toml", "mutate.sqlite")
        _cosmic_ray(copy, "cr-filter-operators", "mutate.sqlite", "mutate.toml")
        _cosmic_ray(copy, "cosmic-ray", "exec", "mutate.toml", "mutate.sqlite")
        outcomes = list(_outcomes(_cosmic_ray(copy, "cosmic-ray", "dump", "mutate.sqlite")))
    found = [diff for outcome, diff in outcomes if outcome == "survived"]
    print(f"{module}: {len(outcomes)} changes, {len(found)} not noticed by {tests}", *found, sep="\n\n")
    return found


def _cosmic_ray(copy: Path, program: str, *arguments: str) -> str:
    """Run a program of cosmic-ray in the copy and return what it prints."""
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    words = [str(Path(sys.executable).with_name(program)), *arguments]
    done = subprocess.run(words, cwd=copy, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"{program} {arguments[0]} failed; are the tests sound, and is '{program}' there (tasks.py mutate)?")
    return done.stdout


def _outcomes(dump: str) -> Iterator[tuple[str, str]]:
    """Yield what became of each change that was tried, and the change itself."""
    for line in dump.splitlines():
        _, result = json.loads(line)
        if result and result["worker_outcome"] != "skipped":
            yield result["test_outcome"], result["diff"]


if __name__ == "__main__":
    main()
