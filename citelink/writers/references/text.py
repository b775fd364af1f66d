"""For people: the reference with its fields in colours, and each field on a line of its own."""

from __future__ import annotations

from collections.abc import Sequence

from citelink.parsing.reference import ParsedText
from citelink.writers.text import Paint, plain

NAME = "text"
_COLORS = {
    "author": "good",
    "editor": "good",
    "translator": "good",
    "title": "strong",
    "container-title": "info",
    "issued": "warning",
}
_LABEL_WIDTH = 18


class Writer:
    """Fields of people are green, the title is bold, the host blue, the date yellow."""

    head = tail = ""

    def render(self, raws: Sequence[str], parsed: Sequence[ParsedText], paint: Paint = plain) -> str:
        """The references `raws`, which say `parsed`, a blank line behind each."""
        return "".join(_lines(raw, one, paint) for raw, one in zip(raws, parsed, strict=True))


def _lines(raw: str, parsed: ParsedText, paint: Paint) -> str:
    pieces: list[str] = []
    at = 0
    for item in parsed.spans:
        if item.span.start >= at:
            pieces += [
                paint("faint", _shown(raw[at : item.span.start])) if item.span.start > at else "",
                paint(_COLORS.get(item.label, "plain"), _shown(item.span.of(raw))),
            ]
            at = item.span.end
    pieces.append(paint("faint", _shown(raw[at:])) if raw[at:] else "")
    rows = [f"  {item.label:<{_LABEL_WIDTH}}{_shown(item.span.of(raw))}\n" for item in parsed.spans]
    if parsed.entry != type(parsed.entry)():
        rows.insert(0, f"  {'type':<{_LABEL_WIDTH}}{parsed.entry.type}\n")
    if parsed.reason is not None:
        rows = [f"  {paint('warning', parsed.reason)}\n"]
    return f"{''.join(pieces)}\n{''.join(rows)}\n"


def _shown(text: str) -> str:
    """What a terminal can show of it: no control characters."""
    return "".join(c if c.isprintable() else " " for c in text)
