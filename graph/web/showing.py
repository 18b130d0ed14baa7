"""A page as a value: shown in a notebook, or saved to a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from graph.store.files import replacing

__all__ = ["Page"]

HEIGHT = 640
"""The height of a page in a notebook, in pixels. Source: a choice of ours."""

ALLOWED = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals"
"""What the page may do in a notebook: run itself, open sources, save and print; it can't reach the notebook."""


@dataclass(frozen=True, slots=True)
class Page:
    """One offline HTML page.

    Attributes:
        text: the page.
        height: how high a notebook shows it, in pixels.
    """

    text: str = field(repr=False)
    height: int = HEIGHT

    def save(self, path: str | Path) -> Path:
        """Write the page to a file, which is replaced only when all has been written, and return its path."""
        file = Path(path)
        with replacing(file) as stream:
            stream.write(self.text)
        return file

    def _repr_html_(self) -> str:
        page = escape(self.text)
        style = f"width:100%;height:{self.height}px;border:0"
        return f'<iframe title="Lazo" sandbox="{ALLOWED}" style="{style}" srcdoc="{page}"></iframe>'
