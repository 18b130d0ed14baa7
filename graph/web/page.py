"""One HTML file for a view: no request to any network, a strict content security policy, nothing in it but its own."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from pathlib import Path

from graph.problems import LazoError
from graph.web.page_data import page_data
from graph.web.page_script import page_script
from graph.web.view import View

__all__ = ["make_page"]

STATIC = Path(__file__).parent / "static"
VENDOR = Path(__file__).parent / "vendor"


def make_page(view: View, language: str = "en") -> str:
    """Return the text of the page; two pages of one view are byte for byte equal.

    Raises:
        LazoError: the package was installed without the JavaScript that its build takes in.
    """
    style = (STATIC / "page.css").read_text(encoding="utf-8")
    script = page_script()
    library = _library()
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src {_hash(library)} {_hash(script)}",
            f"style-src {_hash(style)} {_hash(LIBRARY_STYLE)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    packed = gzip.compress(json.dumps(page_data(view, language), ensure_ascii=False).encode(), 9, mtime=0)
    parts = {
        "policy": policy,
        "style": style,
        "library": library,
        "script": script,
        "data": base64.b64encode(packed).decode("ascii"),
        "language": language,
    }
    page = (STATIC / "page.html").read_text(encoding="utf-8")
    for name, part in parts.items():
        page = page.replace("{{" + name + "}}", part, 1)
    return page


LIBRARY_STYLE = ".__________cytoscape_container { position: relative; }"
"""The one rule that cytoscape puts into the page."""


def _library() -> str:
    try:
        return (VENDOR / "cytoscape.min.js").read_text(encoding="utf-8")
    except OSError as error:
        raise LazoError(
            "this lazo was built without the page's JavaScript; install it again with pip, or run 'pip install --editable .'"
        ) from error


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
    return f"'sha256-{digest}'"
