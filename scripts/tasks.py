"""The tasks of this project. Run without a word, it lists them; it needs nothing but Python 3.11 and pip."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = Path(os.environ.get("LAZO_VENV", ROOT / ".venv"))
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
DEBIAN = ("chromium", "graphviz", "nodejs", "npm", "raptor2-utils", "virtuoso-opensource-7-bin")
PROGRAMS = ("chromium", "dot", "node", "npm", "rapper", "virtuoso-t")
TASKS: dict[str, Callable[[], None]] = {}


def task(function: Callable[[], None]) -> Callable[[], None]:
    """Register a function as a task under its name, with dashes for underscores."""
    TASKS[function.__name__.replace("_", "-")] = function
    return function


def run(program: str | Path, *arguments: str) -> None:
    """Run one program in the project folder and stop with its exit code if it fails."""
    code = subprocess.call([str(program), *arguments], cwd=ROOT)
    if code:
        sys.exit(code)


@task
def setup() -> None:
    """Make the virtual environment and install the project with all that its tests need."""
    stamp = VENV / "installed"
    wanted = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    run(sys.executable, "-m", "venv", str(VENV))
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(BIN / "python", *pip, "--editable", ".[test]")
    stamp.write_text(wanted, encoding="utf-8")


@task
def links() -> None:
    """Set up, and show what links Russia and Cuba."""
    setup()
    run(BIN / "lazo", "links", "Russia", "Cuba", "--table")


@task
def check() -> None:
    """Set up, and check the data, the style and the types."""
    setup()
    run(BIN / "lazo", "check")
    run(BIN / "python", "scripts/format_data.py", "--check")
    run(BIN / "ruff", "check", ".")
    run(BIN / "ruff", "format", "--check", ".")
    run(BIN / "mypy")


@task
def test() -> None:
    """Set up, and run every check and every test."""
    check()
    run(BIN / "python", "-m", "pytest")


@task
def test_system() -> None:
    """Set up, and run the tests against real browsers, SPARQL servers and validators."""
    setup()
    missing = [name for name in PROGRAMS if not shutil.which(name)]
    if missing:
        print(f"missing: {', '.join(missing)}; installing the Debian packages {' '.join(DEBIAN)}", file=sys.stderr)
        root = [] if getattr(os, "geteuid", lambda: 1)() == 0 else ["sudo"]
        run(*root, "apt-get", "update", "--quiet")
        run(*root, "apt-get", "install", "--quiet", "--yes", "--no-install-recommends", *DEBIAN)
    run(BIN / "python", "-m", "pytest", "-m", "system")


@task
def format() -> None:
    """Bring code and data into their canonical form."""
    setup()
    run(BIN / "ruff", "check", "--fix", ".")
    run(BIN / "ruff", "format", ".")
    run(BIN / "python", "scripts/format_data.py")


@task
def clean() -> None:
    """Remove what was set up and built."""
    for folder in (VENV, *(ROOT / name for name in ("build", "dist", ".mypy_cache", ".ruff_cache", ".pytest_cache"))):
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Run the named tasks in order, or list all."""
    names = sys.argv[1:]
    unknown = [name for name in names if name not in TASKS]
    if unknown:
        sys.exit(f"no task '{unknown[0]}'; there are {', '.join(TASKS)}")
    for name in names:
        TASKS[name]()
    if not names:
        for name, function in TASKS.items():
            print(f"  python3 scripts/tasks.py {name:8} {(function.__doc__ or '').splitlines()[0]}")


if __name__ == "__main__":
    main()
