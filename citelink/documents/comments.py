"""Comments of a document that speak to citelink (`citelink: ignore CL102`), and how a source format finds its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from citelink.text.pickling import travels
from citelink.text.repaired import RepairedText
from citelink.text.span import Span

ADDRESSED = "citelink:"


@travels
@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, with its signs. `span`: where it stands in `Document.text`; empty where the text of its format does
    not hold it, at the place where it would stand."""

    span: Span
    said: str


def find_comments(
    text: str, prose: RepairedText, comment: re.Pattern[str], code: Iterable[Span] = ()
) -> tuple[Comment, ...]:
    """The comments of `text` that speak to citelink, in order.

    comment: matches one in the format's syntax; what `prose` shows, or what stands in one of the blocks of `code`, is
    none"""
    if ADDRESSED not in text:
        return ()
    found = [Span(*match.span()) for match in comment.finditer(text) if ADDRESSED in match[0]]
    hidden = [span for span in found if not prose.view(span).of(prose.text).strip()]
    blocks = list(code) if hidden else []
    said = (span for span in hidden if not any(block.overlaps(span) for block in blocks))
    return tuple(Comment(span, span.of(text)) for span in said)
