"""Reference lists: their lines, headings and labels, where each reference begins and where the list ends."""

from citelink.citations.lists.find import find_reference_lists, read_reference_list

__all__ = ["find_reference_lists", "read_reference_list"]
