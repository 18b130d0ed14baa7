"""The tasks of this project. Run without a word, it lists them; it needs nothing but Python 3.11 and pip."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable

from environments import ROOT, VENV, locked, resolved, run, write_locks

DEBIAN = (
    *("chromium", "nodejs", "npm", "raptor2-utils", "virtuoso-opensource-7-bin"),
    *("g++", "libicu-dev", "pkg-config"),
    *("default-jdk-headless", "maven"),
)
PROGRAMS = ("chromium", "node", "npm", "rapper", "virtuoso-t", "g++", "pkg-config", "javac", "mvn")
TESTS = ("-m", "pytest", "--numprocesses", "auto", "--dist", "loadfile")
"""The tests of a file run in one process, one after the other."""

TASKS: dict[str, Callable[[], None]] = {}


def task(function: Callable[[], None]) -> Callable[[], None]:
    """Register a function as a task under its name, with dashes for underscores."""
    TASKS[function.__name__.replace("_", "-")] = function
    return function


@task
def setup() -> None:
    """Make the virtual environment and install the project with all that its tests need, at the locked versions."""
    locked("test")


@task
def links() -> None:
    """Set up what the command needs, and show what links Russia and Cuba."""
    run(locked("runtime") / "lazo", "links", "Russia", "Cuba", "--table")


@task
def check() -> None:
    """Set up, and check the data, the style and the types."""
    programs = locked("test")
    run(programs / "lazo", "check")
    run(programs / "python", "scripts/format_data.py", "--check")
    run(programs / "ruff", "check", ".")
    run(programs / "ruff", "format", "--check", ".")
    run(programs / "mypy")


@task
def test() -> None:
    """Set up, and run every check and every test."""
    check()
    run(locked("test") / "python", *TESTS)


@task
def transcripts() -> None:
    """Write the transcripts of docs/commands.md anew, after what a command prints was changed on purpose."""
    run(locked("test") / "python", "scripts/write_transcripts.py")


@task
def docs() -> None:
    """Build the site of the documentation in build/docs/site; a broken link fails."""
    run(locked("docs") / "python", "scripts/build_docs.py")


@task
def test_system() -> None:
    """Set up, and run the tests against real browsers, SPARQL servers and validators."""
    missing = [name for name in PROGRAMS if not shutil.which(name)]
    if missing or subprocess.call(["pkg-config", "--exists", "icu-i18n"]):
        print(f"installing the Debian packages {' '.join(DEBIAN)}", file=sys.stderr)
        root = [] if getattr(os, "geteuid", lambda: 1)() == 0 else ["sudo"]
        run(*root, "apt-get", "update", "--quiet")
        run(*root, "apt-get", "install", "--quiet", "--yes", "--no-install-recommends", *DEBIAN)
    run(locked("system") / "python", "-m", "pytest", "-m", "system")


@task
def test_lowest() -> None:
    """Run every test in an environment of its own with the lowest versions that pyproject.toml allows."""
    run(resolved("lowest-direct") / "python", *TESTS)


@task
def test_newest() -> None:
    """Run every test in an environment of its own with the newest versions of everything."""
    run(resolved("highest") / "python", *TESTS)


@task
def coverage() -> None:
    """Run every test and print which lines and branches none of them reaches."""
    measure = ("--cov", "graph", "--cov-branch", "--cov-report", "term-missing:skip-covered")
    run(locked("upkeep") / "python", *TESTS, *measure)


@task
def fuzz() -> None:
    """Look a minute long, guided by coverage, for input that breaks one of the readers; on Linux on x86-64."""
    run(locked("upkeep") / "python", "scripts/fuzz.py")


@task
def mutate() -> None:
    """Break the filters and the rule of plain facts in small ways and name what no test notices; takes long."""
    run(locked("upkeep") / "python", "scripts/mutate.py")


@task
def sbom() -> None:
    """Write the bill of materials of a release to dist/."""
    run(locked("upkeep") / "python", "scripts/sbom.py")


@task
def lock() -> None:
    """Write the locks after a change of pyproject.toml; versions that still fit stay."""
    write_locks(upgrade=False)


@task
def lock_newest() -> None:
    """Write the locks with the newest version of everything."""
    write_locks(upgrade=True)


@task
def format() -> None:
    """Bring code and data into their canonical form."""
    programs = locked("test")
    run(programs / "ruff", "check", "--fix", ".")
    run(programs / "ruff", "format", ".")
    run(programs / "python", "scripts/format_data.py")


@task
def clean() -> None:
    """Remove what was set up and built."""
    venvs = [VENV.with_name(VENV.name + ending) for ending in ("", "-lowest-direct", "-highest")]
    caches = (ROOT / name for name in ("build", "dist", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".coverage"))
    for folder in (*venvs, *caches):
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Run the named tasks in order, or list all."""
    names = sys.argv[1:]
    if not names or {"-h", "--help"} & {*names}:
        for name, function in TASKS.items():
            print(f"  python3 scripts/tasks.py {name:12} {(function.__doc__ or '').splitlines()[0]}")
        return
    unknown = [name for name in names if name not in TASKS]
    if unknown:
        print(f"no task '{unknown[0]}'; there are {', '.join(TASKS)}", file=sys.stderr)
        sys.exit(2)
    for name in names:
        TASKS[name]()


if __name__ == "__main__":
    main()
