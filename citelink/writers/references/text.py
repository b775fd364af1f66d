"""For people: the reference with its fields in colours, and each field on a line of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citelink.parsing.reference import ParsedText
from citelink.writers.voice import Paint, Voice, printable

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


def render(references: Iterable[tuple[str, ParsedText]], voice: Voice) -> Iterator[str]:
    """Each reference, a blank line behind it. Fields of people are green, the title is bold, the host blue, the date
    yellow."""
    for raw, parsed in references:
        yield f"{''.join(_painted(raw, parsed, voice.paint))}\n{''.join(_rows(raw, parsed, voice.paint))}\n"


def _painted(raw: str, parsed: ParsedText, paint: Paint) -> Iterator[str]:
    at = 0
    for item in parsed.spans:
        if item.span.start >= at:
            yield paint("faint", _shown(raw[at : item.span.start])) if item.span.start > at else ""
            yield paint(_COLORS.get(item.label, "plain"), _shown(item.span.of(raw)))
            at = item.span.end
    yield paint("faint", _shown(raw[at:])) if raw[at:] else ""


def _rows(raw: str, parsed: ParsedText, paint: Paint) -> Iterator[str]:
    if parsed.reason is not None:
        yield f"  {paint('warning', parsed.reason)}\n"
        return
    if parsed.entry != type(parsed.entry)():
        yield f"  {'type':<{_LABEL_WIDTH}}{parsed.entry.type}\n"
    for item in parsed.spans:
        yield f"  {item.label:<{_LABEL_WIDTH}}{_shown(item.span.of(raw))}\n"


def _shown(text: str) -> str:
    return printable(text, " ")
