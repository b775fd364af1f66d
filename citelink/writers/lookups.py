"""What the sources say, in words for people."""

from __future__ import annotations

from citelink.bibliography.entry import Entry
from citelink.verdicts import COMPLETED


def say_completed(entry: Entry) -> str:
    """Which fields of an entry were filled, and from where: `doi: crossref`."""
    return next((value for name, value in entry.extra if name == COMPLETED), "")
