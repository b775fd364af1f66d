"""find_comments(): the comments of a source format that speak to citelink (`citelink: ignore CL102`)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citelink.text.repaired import RepairedText
from citelink.text.span import Span

ADDRESSED = "citelink:"


def find_comments(
    text: str, prose: RepairedText, comment: re.Pattern[str], code: Iterable[Span] = ()
) -> tuple[Span, ...]:
    """The comments of `text` that speak to citelink, with their signs, in order.

    comment: matches one in the format's syntax; what `prose` shows, or what stands in one of the blocks of `code`, is
    none"""
    if ADDRESSED not in text:
        return ()
    found = [Span(*match.span()) for match in comment.finditer(text) if ADDRESSED in match[0]]
    hidden = [span for span in found if not prose.view(span).of(prose.text).strip()]
    blocks = list(code) if hidden else []
    return tuple(span for span in hidden if not any(block.overlaps(span) for block in blocks))
