"""Markdown (CommonMark with pandoc's tables, footnotes and citations)."""

from citelink.documents.formats.text import read as read_text
from citelink.documents.formats.text import splice

NAME = "markdown"
SUFFIXES = (".md", ".markdown")
read = read_text

__all__ = ["NAME", "SUFFIXES", "read", "splice"]
