"""Making the changes a format asks for, and undoing them."""

from __future__ import annotations

from collections.abc import Iterable

from citelink.documents.document import Document, Splice


def apply(document: Document, splices: Iterable[Splice]) -> str:
    """The text of `document` with every splice made; splices are ascending and do not overlap.

    Raises ValueError when they run backwards or `original` is not what stands there."""
    parts: list[str] = []
    at = 0
    for splice in splices:
        if splice.span.start < at or splice.span.of(document.text) != splice.original:
            raise ValueError(f"the splice at {splice.span.start}..{splice.span.end} does not fit the document")
        parts += (document.text[at : splice.span.start], splice.replacement)
        at = splice.span.end
    parts.append(document.text[at:])
    return "".join(parts)


def restore(annotated: str, splices: Iterable[Splice]) -> str:
    """The inverse of `apply`: the text as it was before `splices` (the same, offsets into the text before) were made.

    Raises ValueError when a replacement does not stand where it was put."""
    parts: list[str] = []
    at = grown = 0
    for splice in splices:
        start = splice.span.start + grown
        end = start + len(splice.replacement)
        if start < at or annotated[start:end] != splice.replacement:
            raise ValueError(f"the annotated text does not hold the splice at {splice.span.start}..{splice.span.end}")
        parts += (annotated[at:start], splice.original)
        at = end
        grown += len(splice.replacement) - len(splice.original)
    parts.append(annotated[at:])
    return "".join(parts)


def write_bytes(document: Document, text: str) -> bytes:
    """`text` in the encoding of `document`'s file, behind the BOM the file began with.

    An annotation may hold a character that a legacy encoding lacks (the arrow of a back link in cp1251): it is written
    as the HTML character reference `&#8617;`, which Markdown shows as the character."""
    return document.origin.bom + text.encode(document.origin.encoding, errors="xmlcharrefreplace")
