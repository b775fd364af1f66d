"""merged.bib: one BibTeX library for the whole set; the user's entries stand in it byte for byte."""

from __future__ import annotations

from citelink.bibliography.formats.bibtex.writing import write_library
from citelink.results import Resolution

NAME = "bibtex"


def render(resolution: Resolution) -> str:
    """The merged library of `resolution` as BibTeX."""
    return write_library(resolution.library)
