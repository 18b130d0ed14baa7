"""A data set as a folder of files to publish: every format that can hold it, what it is, and checksums."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from graph.export.about_lines import about_fields
from graph.export.formats import FORMATS
from graph.export.writing import export_file
from graph.model.claim_index import ClaimIndex
from graph.problems import UsageError
from graph.store.files import filling

__all__ = ["CHECKSUMS", "DESCRIPTION", "describe_release", "write_release"]

CHECKSUMS, DESCRIPTION = "SHA256SUMS", "dataset.jsonld"


def write_release(index: ClaimIndex, folder: Path) -> None:
    """Write all into a new or empty folder; two releases of one data set are equal.

    Raises:
        UsageError: the folder holds something.
        LazoError: it can't be written.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError(f"'{folder}' holds something already; name a new or an empty folder")
    with filling(folder) as staged:
        held = {name: form for name, form in FORMATS.items() if form.most is None or len(index.relations) <= form.most}
        files = {
            name: export_file(index, staged / f"lazo-{name}{form.extension}{'.gz' if form.text else ''}", name)
            for name, form in held.items()
        }
        sums = {name: sha256(file.read_bytes()).hexdigest() for name, file in files.items()}
        described = json.dumps(describe_release(index, files, sums), ensure_ascii=False, indent=1) + "\n"
        (staged / DESCRIPTION).write_text(described, encoding="utf-8")
        listed = {files[name].name: digest for name, digest in sums.items()}
        listed[DESCRIPTION] = sha256(described.encode()).hexdigest()
        lines = (f"{digest}  {name}\n" for name, digest in sorted(listed.items()))
        (staged / CHECKSUMS).write_text("".join(lines), encoding="utf-8")


def describe_release(index: ClaimIndex, files: Mapping[str, Path], sums: Mapping[str, str]) -> dict[str, Any]:
    """Return the data set as a schema.org Dataset with its files.

    Args:
        index: the claims.
        files: format to the file that holds it.
        sums: format to the SHA-256 of that file, in hexadecimal.
    """
    about = about_fields(index)
    names = {
        "title": "name",
        "version": "version",
        "issued": "datePublished",
        "license": "license",
        "credits": "creditText",
    }
    said: dict[str, Any] = {theirs: about[ours] for ours, theirs in names.items() if ours in about}
    if "publisher" in about:
        said["publisher"] = {"@type": "Organization", "name": about["publisher"]}
    counts = ", ".join(f"{about[name]} {name}" for name in ("entities", "relations", "sources"))
    downloads = [
        {
            "@type": "DataDownload",
            "name": name,
            "contentUrl": file.name,
            "encodingFormat": ["application/gzip", FORMATS[name].media] if FORMATS[name].text else FORMATS[name].media,
            "contentSize": str(file.stat().st_size),
            "sha256": sums[name],
        }
        for name, file in files.items()
    ]
    kind = {"@context": "https://schema.org/", "@type": "Dataset"}
    return {**kind, **said, "size": counts, "distribution": downloads}
