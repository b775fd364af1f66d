"""GOST 7.1-2003, bibliographic description: a comma in the heading, the first author there, all behind the slash."""

from __future__ import annotations

from citelink.bibliography.entry import Entry
from citelink.bibliography.formatted.composition import Parts
from citelink.bibliography.formatted.gost import description
from citelink.bibliography.formatted.habits import Habits

HABITS = Habits(comma=", ", behind_slash="all", medium="bracketed", place="short", range_dash="-")


def print_entry(entry: Entry, habits: Habits = HABITS) -> Parts:
    """The parts of the printed reference, in order."""
    return description(entry, habits)
