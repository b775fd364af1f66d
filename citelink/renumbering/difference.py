"""A unified diff of two texts, within bounds."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from itertools import count, islice

# Comparing lines costs much where many differ: longer texts are compared in stretches.
_STRETCH = 4_000
_CONTEXT = 3


def unified_diff(before: str, after: str, old: str, new: str) -> Iterator[str]:
    """The lines of a unified diff, without line ends; nothing where the texts are the same."""
    ours, theirs = before.splitlines(), after.splitlines()
    if len(ours) <= _STRETCH and len(theirs) <= _STRETCH:
        yield from difflib.unified_diff(ours, theirs, old, new, lineterm="", n=_CONTEXT)
        return
    if before != after:
        yield from (f"--- {old}", f"+++ {new}")
    for at in count(0, _STRETCH):
        left, right = ours[at : at + _STRETCH], theirs[at : at + _STRETCH]
        if not left and not right:
            return
        if left != right:
            yield from _moved(islice(difflib.unified_diff(left, right, lineterm="", n=_CONTEXT), 2, None), at)


def _moved(lines: Iterator[str], by: int) -> Iterator[str]:
    """The hunks of a stretch that begins `by` lines further on."""
    for line in lines:
        yield _hunk(line.split(), by) if line.startswith("@@") else line


def _hunk(head: Sequence[str], by: int) -> str:
    """`@@ -3,7 +3,8 @@`, counted from the beginning of the text."""
    ends = []
    for one in head[1:3]:
        first, comma, rest = one[1:].partition(",")
        ends.append(f"{one[0]}{int(first) + by}{comma}{rest}")
    return f"@@ {ends[0]} {ends[1]} @@"
