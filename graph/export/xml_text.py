"""Text in XML 1.0: escaped, and without the control characters that no XML file may hold.

Source: Extensible Markup Language 1.0, production 2 (Char).
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

__all__ = ["xml_attribute", "xml_content"]

_FOREIGN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACEMENT = "\ufffd"


def xml_content(text: str) -> str:
    """Return text as the content of an element; what XML cannot hold becomes U+FFFD.

    >>> xml_content("a ]]> b & c")
    'a ]]&gt; b &amp; c'
    """
    return escape(_FOREIGN.sub(REPLACEMENT, text), {"\r": "&#13;"})


def xml_attribute(text: str) -> str:
    """Return text as the value of an attribute, in quotes; what XML cannot hold becomes U+FFFD."""
    return quoteattr(_FOREIGN.sub(REPLACEMENT, text))
