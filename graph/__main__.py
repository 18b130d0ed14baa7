"""``python -m graph`` is the command ``lazo``, also where that is not on the path."""

from __future__ import annotations

import sys

from graph.cli import main

if __name__ == "__main__":
    sys.exit(main())
