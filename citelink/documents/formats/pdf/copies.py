"""What citelink adds to a PDF stands behind all that the file held, and is known by the line that it begins with."""

from __future__ import annotations

import re

# A comment to every reader of PDF (ISO 32000-1, 7.2.4).
_OPENING = b"\n%% citelink added what follows to the %d bytes before\n"
_OPENED = re.compile(rb"\n% citelink added what follows to the ([0-9]{1,12}) bytes before\n")
_END = b"%%EOF"


def opening(size: int) -> bytes:
    """The line with which that begins what is added to a file of so many bytes."""
    return _OPENING % size


def input_of(data: bytes) -> bytes:
    """The bytes of the file that `data` was before citelink wrote into it; all of them where it did not, or where
    something else was added since."""
    if not data.rstrip().endswith(_END):
        return data
    # Every update ends in that mark: ours is the last one where there is no other behind its beginning.
    before = data.rfind(_END, 0, data.rfind(_END))
    for found in _OPENED.finditer(data, max(0, before)):
        if int(found[1]) == found.start():
            return data[: found.start()]
    return data
