"""parse_reference: the text of one reference in, an entry with the place of every field out."""

from __future__ import annotations

from dataclasses import dataclass

from citelink.bibliography.entry import Entry
from citelink.bibliography.fields import FieldSpan
from citelink.parsing.assemble import assemble
from citelink.parsing.letters import plain
from citelink.parsing.rules.labeller import label_fields

# No printed reference is longer; what stands behind is not looked at, so that a hostile line costs no more.
LONGEST = 4000


@dataclass(frozen=True, slots=True)
class ParsedText:
    """What one reference says.

    entry   its fields, each "" or None when not printed
    spans   the place of every field in the text, in order; labels are CSL variables
    reason  why the entry is empty; None when it is not
    """

    entry: Entry
    spans: tuple[FieldSpan, ...]
    reason: str | None


def parse_reference(text: str, language: str | None = None) -> ParsedText:
    """Parse the text of one reference, with or without its label.

    `language` is the BCP 47 code of the document; it counts where the title is too short to tell its own.
    Spans are code-point offsets into `text`.
    Never raises: a text that is no reference gives an empty entry and a reason."""
    view = plain(text[:LONGEST])
    reason = _nonsense(view)
    if reason:
        return ParsedText(Entry(), (), reason)
    spans = tuple(sorted(label_fields(text, view), key=lambda field: (field.span.start, field.span.end)))
    if not spans:
        return ParsedText(Entry(), (), "no field of a reference was found")
    return ParsedText(assemble(text, spans, language or ""), spans, None)


def _nonsense(view: str) -> str | None:
    if not view.strip():
        return "the line is empty"
    letters = sum(map(str.isalpha, view))
    if letters < 3:
        return "the line holds no words"
    return None
