"""The virtual environments that the tasks run in: from the locks, with the lowest and with the newest versions."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = Path(os.environ.get("LAZO_VENV", ROOT / ".venv"))
LOCKS = ROOT / "requirements"
BELOW = {"runtime": None, "docs": "runtime", "test": "runtime", "system": "test", "upkeep": "test"}
"""Each lock, and the smaller one whose packages it holds too, at the same versions."""

VERSIONS = LOCKS / "versions.txt"
NEEDS = {
    "runtime": "pyproject.toml",
    "build": "--group=build",
    "node": "--group=node",
    "docs": "--group=docs",
    "test": "pyproject.toml --extra=test",
    "system": "pyproject.toml --extra=test --group=system",
    "upkeep": "pyproject.toml --extra=test --group=upkeep",
}
"""What of pyproject.toml each lock holds."""

UV = ("--quiet", "--universal", "--python-version", "3.11", "--no-sources", "--no-header", "--no-annotate")
HASHES = ("--require-hashes", "--only-binary", ":all:", "--no-binary", "pyicu,yattag", "--no-build-isolation")


def run(program: str | Path, *arguments: str) -> None:
    """Run one program in the project folder and stop with its exit code if it fails."""
    # Wheels that somebody built and keeps at hand have other hashes than what was published.
    environment = {name: value for name, value in os.environ.items() if name != "PIP_FIND_LINKS"}
    code = subprocess.call([str(program), *arguments], cwd=ROOT, env=environment)
    if code:
        sys.exit(code)


def programs(venv: Path) -> Path:
    """Return the folder of an environment's programs."""
    return venv / ("Scripts" if os.name == "nt" else "bin")


def create(venv: Path) -> None:
    """Make an empty environment, in place of one that is there; no other folder is ever cleared."""
    if venv.exists() and any(venv.iterdir()) and not (venv / "pyvenv.cfg").exists():
        sys.exit(f"{venv} is not a virtual environment; name another folder in LAZO_VENV")
    run(sys.executable, "-m", "venv", "--clear", str(venv))


def locked(level: str) -> Path:
    """Bring the environment to a lock and return the folder of its programs.

    It is made anew where what it was installed from has changed: a lock, pyproject.toml or Python itself.
    """
    levels = [level]
    while below := BELOW[levels[0]]:
        levels.insert(0, below)
    if not _stamp("runtime").exists() or any(_stale(name) for name in BELOW):
        create(VENV)
    for name in levels:
        if not _stamp(name).exists():
            _install(name)
            _stamp(name).write_text(_state(name), encoding="utf-8")
    return programs(VENV)


def _install(level: str) -> None:
    """Install a lock, and with the smallest one the project itself."""
    pip = (programs(VENV) / "python", "-m", "pip", "install", "--disable-pip-version-check", "--quiet")
    locks = [lock for lock in _locks(level) if lock.stem != "node" or not shutil.which("npm")]
    run(*pip, *HASHES, *(word for lock in locks for word in ("--requirement", str(lock))))
    if level == "runtime":
        run(*pip, "--no-deps", "--no-build-isolation", "--editable", ".")


def _locks(level: str) -> list[Path]:
    """Return the files that a level is installed from: with the smallest one, what builds the project too."""
    return [LOCKS / f"{name}.lock" for name in ([level, "build", "node"] if level == "runtime" else [level])]


def _stamp(level: str) -> Path:
    return VENV / f"{level}.installed"


def _stale(level: str) -> bool:
    return _stamp(level).exists() and _stamp(level).read_text(encoding="utf-8") != _state(level)


def _state(level: str) -> str:
    """Return a digest of all that an installed lock depends on."""
    parts = [sys.version.encode(), *(file.read_bytes() for file in (ROOT / "pyproject.toml", *_locks(level)))]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def resolved(choice: str) -> Path:
    """Make an environment with the ``lowest-direct`` or the ``highest`` versions; return the folder of its programs."""
    uv, venv = locked("upkeep") / "uv", VENV.with_name(f"{VENV.name}-{choice}")
    create(venv)
    python = str(programs(venv) / "python")
    run(uv, "pip", "install", "--quiet", "--python", python, "--resolution", choice, "--editable", ".[test]")
    return programs(venv)


def write_locks(*, upgrade: bool) -> None:
    """Write each lock: versions and hashes for every platform from Python 3.11 on, and no address.

    What all need together is resolved first, without hashes, so that a package has one version in all of them. Versions
    that were chosen before stay where they fit, unless ``upgrade`` asks for the newest.
    """
    compile = (locked("upkeep") / "uv", "pip", "compile", *UV)
    everything = dict.fromkeys(" ".join(NEEDS.values()).split())
    newest = ["--upgrade"] if upgrade else []
    run(*compile, *everything, *newest, "--output-file", str(VERSIONS))
    for name, needs in NEEDS.items():
        choice = ("--generate-hashes", "--upgrade", "--constraints", str(VERSIONS))
        run(*compile, *needs.split(), *choice, "--output-file", str(LOCKS / f"{name}.lock"))
