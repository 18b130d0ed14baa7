"""Java programs that have nothing to do with the project, at fixed versions."""

from __future__ import annotations

import shutil
import subprocess
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

__all__ = ["owl_check"]

JAVA = Path(__file__).parent.parent / "java"


@lru_cache(maxsize=1)
def _libraries() -> str:
    """Return the class path of OWL API and HermiT, after getting them if they are not there yet."""
    if shutil.which("mvn") is None or shutil.which("javac") is None:
        raise FileNotFoundError(
            "mvn or javac is missing; install both with: apt-get install default-jdk-headless maven"
        )
    with TemporaryDirectory() as folder:
        file = Path(folder) / "libraries"
        goal = ("dependency:build-classpath", f"-Dmdep.outputFile={file}")
        subprocess.run(["mvn", "-q", "-B", "-f", str(JAVA / "pom.xml"), *goal], check=True, capture_output=True)
        return file.read_text(encoding="utf-8").strip()


def owl_check(file: Path, *words: str) -> list[str]:
    """Return the lines that OwlCheck.java prints about an ontology."""
    command = ["java", "-cp", _libraries(), str(JAVA / "OwlCheck.java"), str(file), *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
