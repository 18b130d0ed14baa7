"""Writes the software bill of materials of a release as CycloneDX 1.6 in JSON. Two runs give the same bytes.

It holds the Python packages of requirements/runtime.lock, with the digests of their archives, and the JavaScript that the
wheel itself carries. Licences of Python packages aren't in a lock and so not in the bill.

    python scripts/sbom.py                 # dist/lazo-VERSION.cdx.json
    python scripts/sbom.py -o FILE
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from base64 import b64decode
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from missing_package import told_if_missing

if TYPE_CHECKING:
    from cyclonedx.model.component import Component

ROOT = Path(__file__).resolve().parent.parent
_PIN = re.compile(r"([\w.-]+)==([^ ;]+)(?: ; ([^\\]+?))? ?\\?$")


class Part(NamedTuple):
    """A package as a lock holds it.

    Attributes:
        kind: whose package it is, as in package URLs.
        name: of the package.
        version: the one version.
        digests: of its archives, in hexadecimal: SHA-256 for Python packages, SHA-512 for JavaScript.
        marker: where it is installed; everywhere if empty.
        licence: its SPDX expression where the lock tells it.
    """

    kind: str
    name: str
    version: str
    digests: tuple[str, ...]
    marker: str = ""
    licence: str = ""


def main() -> None:
    """Write the file and print its name."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--output", type=Path, help="the file to write; in dist/ by default")
    options = parser.parse_args()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    released = re.search(r'^date-released: "(.+)"$', (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    if not released:
        sys.exit("CITATION.cff has no line 'date-released: \"YYYY-MM-DD\"'")
    lock = (ROOT / "requirements" / "runtime.lock").read_text(encoding="utf-8")
    carried = json.loads((ROOT / "graph" / "web" / "package-lock.json").read_text(encoding="utf-8"))
    text = bill_of_materials(project["name"], project["version"], released[1], [*pinned(lock), *vendored(carried)])
    file = options.output or ROOT / "dist" / f"lazo-{project['version']}.cdx.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    print(file)


def pinned(lock: str) -> Iterator[Part]:
    r"""Yield the packages of a lock of pip.

    >>> list(pinned("a==1.0 ; python_full_version < '3.12' \\\n    --hash=sha256:0a\n"))
    [Part(kind='pypi', name='a', version='1.0', digests=('0a',), marker="python_full_version < '3.12'", licence='')]
    """
    for block in re.split(r"\n(?=\S)", lock.strip()):
        pin = _PIN.match(block.splitlines()[0])
        assert pin, block
        yield Part("pypi", pin[1], pin[2], tuple(re.findall(r"--hash=sha256:(\w+)", block)), pin[3] or "")


def vendored(lock: dict[str, Any]) -> Iterator[Part]:
    """Yield the packages of a lock of npm."""
    for path, found in lock["packages"].items():
        if path:
            digest = b64decode(found["integrity"].removeprefix("sha512-")).hex()
            name = path.rpartition("node_modules/")[2]
            yield Part("npm", name, found["version"], (digest,), licence=found.get("license", ""))


def bill_of_materials(name: str, version: str, day: str, parts: list[Part]) -> str:
    """Return the bill as JSON; its time is the day of the release, its serial number follows from what it holds."""
    with told_if_missing():
        from cyclonedx.model.bom import Bom
        from cyclonedx.model.component import Component, ComponentType
        from cyclonedx.output.json import JsonV1Dot6
        from cyclonedx.schema import SchemaVersion
        from cyclonedx.validation.json import JsonStrictValidator
        from packageurl import PackageURL

    own = PackageURL("pypi", name=name, version=version)
    whole = Component(type=ComponentType.APPLICATION, name=name, version=version, purl=own, bom_ref=str(own))
    components = [_component(part) for part in parts]
    bom = Bom(components=components)
    bom.metadata.component = whole
    bom.metadata.timestamp = datetime.fromisoformat(day).replace(tzinfo=UTC)
    bom.register_dependency(whole, components)
    bom.serial_number = uuid5(NAMESPACE_URL, " ".join([day, str(own), *map(str, parts)]))
    text: str = JsonV1Dot6(bom).output_as_string(indent=2) + "\n"
    if error := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        sys.exit(f"the bill of materials breaks its own schema: {error}")
    return text


def _component(part: Part) -> Component:
    """Return a package as CycloneDX has it; one with several archives has their digests with its distribution."""
    from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.model.license import LicenseExpression
    from packageurl import PackageURL

    url = PackageURL(part.kind, name=part.name, version=part.version)
    algorithm = HashAlgorithm.SHA_256 if part.kind == "pypi" else HashAlgorithm.SHA_512
    archives = ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION,
        url=XsUri(str(url)),
        hashes=[HashType(alg=algorithm, content=digest) for digest in part.digests],
    )
    return Component(
        type=ComponentType.LIBRARY,
        name=part.name,
        version=part.version,
        purl=url,
        bom_ref=str(url),
        licenses=[LicenseExpression(part.licence)] if part.licence else [],
        external_references=[archives],
        properties=[Property(name="lazo:marker", value=part.marker)] if part.marker else [],
    )


if __name__ == "__main__":
    main()
