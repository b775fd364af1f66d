"""Changes in the bytes of content.xml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """`put` stands in place of the bytes `[start, end)`; of several at one place the lower `rank` comes first."""

    start: int
    end: int
    rank: int
    put: bytes


def with_edits(content: bytes, edits: Iterable[Edit]) -> bytes:
    """`content` with changes made; of two that want the same words the first has them."""
    parts: list[bytes] = []
    at = 0
    for edit in sorted(edits, key=lambda one: (one.start, one.rank)):
        if edit.start < at:
            continue
        parts += (content[at : edit.start], edit.put)
        at = edit.end
    return b"".join((*parts, content[at:]))
