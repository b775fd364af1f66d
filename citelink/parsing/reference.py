"""parse_reference: the text of one reference in, an entry with the place of every field out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from citelink.bibliography.entry import Entry, FieldSpan
from citelink.parsing.archives import names_archive
from citelink.parsing.assemble import assemble
from citelink.parsing.labeller import label_references
from citelink.parsing.letters import plain
from citelink.text.repaired import RepairedText
from citelink.text.repairs import Damage, repair_reference
from citelink.text.repairs.damage import is_split

# No printed reference is longer; what stands behind is not looked at, so that a hostile line costs no more.
LONGEST = 4000
_AT_ONCE = 256
_LEAST_SPLIT = 4
_LEAST_LETTERS = 3
_BACK = "it names the work of a reference before it and nothing else"


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
    Never raises: a text that is no reference gives an empty entry and a reason.
    Many references are parsed ten times faster by `parse_references`."""
    return next(parse_references((text,), language))


def parse_references(texts: Iterable[str], language: str | None = None) -> Iterator[ParsedText]:
    """Parse many references; one result for each text, in order, some hundreds worked on at once."""
    remaining = iter(texts)
    while batch := list(islice(remaining, _AT_ONCE)):
        yield from _parse_batch(batch, language or "")


def _parse_batch(texts: list[str], language: str) -> Iterator[ParsedText]:
    shortened = [text[:LONGEST] for text in texts]
    reasons = [_nonsense(text) for text in shortened]
    views = [_mended(text) if reason is None else None for text, reason in zip(shortened, reasons, strict=True)]
    readable = [view.text if view else text for text, view in zip(shortened, views, strict=True)]
    labelled = iter(label_references([text for text, reason in zip(readable, reasons, strict=True) if reason is None]))
    for text, view, reason in zip(readable, views, reasons, strict=True):
        if reason is not None:
            yield ParsedText(Entry(), (), reason)
            continue
        fields = next(labelled)
        if not fields or all(field.label == "note" for field in fields):
            yield ParsedText(Entry(), (), _BACK if fields else "no field of a reference was found")
            continue
        entry = assemble(text, fields, language)
        if view:
            fields = [FieldSpan(field.label, view.original(field.span)) for field in fields]
        yield ParsedText(entry, tuple(fields), None)


def _mended(text: str) -> RepairedText | None:
    """The repaired view of a reference whose words are split into syllables; None for any other. The short words of a
    place in an archive are no syllables."""
    if not is_split(text, least=_LEAST_SPLIT) or names_archive(plain(text)):
        return None
    return repair_reference(RepairedText.identity(text), Damage(syllables=True))


def _nonsense(text: str) -> str | None:
    if not text.strip():
        return "the line is empty"
    if len(list(islice(filter(str.isalpha, text), _LEAST_LETTERS))) < _LEAST_LETTERS:
        return "the line holds no words"
    return None
