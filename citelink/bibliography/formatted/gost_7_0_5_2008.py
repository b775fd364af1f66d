"""GOST R 7.0.5-2008, bibliographic reference: up to three authors in the heading, not repeated behind the slash."""

from __future__ import annotations

from citelink.bibliography.entry import Entry
from citelink.bibliography.formatted.composition import Parts
from citelink.bibliography.formatted.gost import description
from citelink.bibliography.formatted.habits import Habits

HABITS = Habits(heading="all", behind_slash="many", extent_term=0)


def print_entry(entry: Entry, habits: Habits = HABITS) -> Parts:
    """The parts of the printed reference, in order."""
    return description(entry, habits)
