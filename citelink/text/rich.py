"""The markup that CSL processors and reference managers keep in titles: `<i>Stipa</i>`, `H<sub>2</sub>O`."""

from __future__ import annotations

import re

# citeproc-js's manual, "HTML-like formatting tags": no other tags are markup there, and `a < b` is none.
_TAG = re.compile(r"</?(?:i|b|sub|sup|sc|span)(?:\s[^<>]{0,200})?>")


def without_rich(text: str) -> str:
    """A text without that markup; its words stay whole."""
    return _TAG.sub("", text) if "<" in text else text
