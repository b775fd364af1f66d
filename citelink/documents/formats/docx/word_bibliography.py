"""Word's own reference lists: the result of a `BIBLIOGRAPHY` field (ECMA-376, part 1, 17.16.5.6).

Word prints them in the style of a standard, a paragraph per source. Where that numbers them, they are found as typed
ones are; where it sorts them by name (APA, GOST by name), the paragraphs are all that tells one from the next.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from citelink.documents.document import Block
from citelink.documents.formats.docx.stories import MetField
from citelink.documents.given import GivenReference
from citelink.text.repaired import RepairedText

BIBLIOGRAPHY = "BIBLIOGRAPHY"
_LABEL = re.compile(r"[\[(]?\d")


def find_references(
    fields: Sequence[MetField], blocks: Sequence[Block], prose: RepairedText
) -> tuple[GivenReference, ...]:
    """The references that Word prints without numbers; `prose` is the view of the text."""
    found: list[GivenReference] = []
    for field in fields:
        if field.code.split(None, 1)[:1] == [BIBLIOGRAPHY]:
            inside = list(_within(field, blocks))
            printed = [prose.view(block.span).of(prose.text).strip() for block in inside]
            if any(block.kind == "table" for block in inside) or any(map(_LABEL.match, printed)):
                continue
            said = (block.span for block, text in zip(inside, printed, strict=True) if text)
            found.extend(GivenReference(span, f"{BIBLIOGRAPHY} {at}") for at, span in enumerate(said, len(found)))
    return tuple(sorted(found, key=lambda one: one.span.start))


def _within(field: MetField, blocks: Sequence[Block]) -> Iterator[Block]:
    """The paragraphs of the result of a field, its headings left out."""
    at = bisect_left(blocks, field.span.start, key=lambda block: block.span.start)
    while at < len(blocks) and blocks[at].span.end <= field.span.end:
        if blocks[at].kind != "heading":
            yield blocks[at]
        at += 1
