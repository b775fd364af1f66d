"""GOST R 7.0.100-2018: places in full, all authors behind the slash, the medium as an area of its own."""

from __future__ import annotations

from citelink.bibliography.entry import Entry
from citelink.bibliography.formatted.composition import Parts
from citelink.bibliography.formatted.gost import description
from citelink.bibliography.formatted.habits import Habits

HABITS = Habits(comma=", ", behind_slash="all", shown_of_many=3, medium="area", place="full", doi_form="DOI ")


def print_entry(entry: Entry, habits: Habits = HABITS) -> Parts:
    """The parts of the printed reference, in order."""
    return description(entry, habits)
