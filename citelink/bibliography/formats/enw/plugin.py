"""EndNote's tagged format (.enw), also Refer: a `%`, a sign and a value a line, records from `%0`."""

from __future__ import annotations

from citelink.bibliography.formats.enw.reading import read, stream
from citelink.bibliography.formats.enw.writing import write

__all__ = ["NAME", "SUFFIXES", "read", "recognizes", "stream", "write"]

NAME = "enw"
SUFFIXES = (".enw",)


def recognizes(beginning: bytes) -> bool:
    """Nothing else has this suffix, and what cannot be read of a file is said."""
    return True
