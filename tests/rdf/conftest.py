"""What the tests of RDF share."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def javascript() -> Path:
    """Return the folder of the JavaScript processors, installed at their locked versions if they are not yet."""
    folder = Path(__file__).parent.parent / "js"
    if shutil.which("npm") is None or shutil.which("node") is None:
        raise FileNotFoundError("npm is missing; install Node 20 or later, such as with: apt-get install nodejs npm")
    if not (folder / "node_modules" / ".package-lock.json").exists():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=folder, check=True, capture_output=True)
    return folder
