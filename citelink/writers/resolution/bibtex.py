"""merged.bib: one BibTeX library for the whole set; the user's entries stand in it byte for byte."""

from __future__ import annotations

from collections.abc import Iterator

from citelink.bibliography.formats.bibtex.writing import write_library
from citelink.results import Resolution
from citelink.writers.voice import Voice

NAME = "bibtex"


def render(resolution: Resolution, voice: Voice) -> Iterator[str]:
    """The merged library."""
    yield write_library(resolution.library)
