"""Reference lists: their lines, headings and labels, where each reference begins and where the list ends."""

from citelink.citations.lists.find import find_reference_lists, read_reference_list
from citelink.citations.lists.lines import Lines

__all__ = ["Lines", "find_reference_lists", "read_reference_list"]
