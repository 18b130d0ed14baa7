"""JavaScript processors that have nothing to do with the project, at their locked versions."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

__all__ = ["installed", "printed_by"]


def installed() -> Path:
    """Return the folder of the processors, after installing them if they are not yet."""
    folder = Path(__file__).parent.parent / "js"
    if shutil.which("npm") is None or shutil.which("node") is None:
        raise FileNotFoundError("npm is missing; install Node 20 or later, such as with: apt-get install nodejs npm")
    if not (folder / "node_modules" / ".package-lock.json").exists():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=folder, check=True, capture_output=True)
    return folder


def printed_by(script: str, *files: Path) -> str:
    """Return what one of the scripts prints about files."""
    command = ["node", str(installed() / script), *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
