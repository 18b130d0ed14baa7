"""Every script says what it is for, or which package it lacks, and never ends in a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = sorted((Path(__file__).parents[2] / "scripts").glob("*.py"))
MODULES = {"environments.py", "fuzz_targets.py", "missing_package.py"}
"""Files that other scripts import and nobody runs."""


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_help_is_printed(script: Path) -> None:
    """With --help a script prints how it is called and does nothing else."""
    done = subprocess.run([sys.executable, script, "--help"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert (script.name not in MODULES) == (script.name in done.stdout)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_missing_package_is_said_in_one_line(script: Path) -> None:
    """In a Python without any package the help is printed, or one line names the package and what brings it."""
    bare = [sys.executable, "-E", "-s", "-S", str(script), "--help"]
    done = subprocess.run(bare, capture_output=True, text=True, check=False)
    lines = done.stderr.splitlines()
    assert (done.returncode, len(lines)) in {(0, 0), (2, 1)}
    assert [line for line in lines if "no package '" not in line or "tasks.py setup" not in line] == []
