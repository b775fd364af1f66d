"""BibTeX: an entry for every reference, with a key as citelink gives it in a library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citelink.bibliography.formats.bibtex.writing import write_entry
from citelink.parsing.reference import ParsedText
from citelink.writers.reference_keys import Keys
from citelink.writers.voice import Voice

NAME = "bibtex"


def render(references: Iterable[tuple[str, ParsedText]], voice: Voice) -> Iterator[str]:
    """The entries. A line without a field gives one that holds the line and the reason."""
    keys = Keys()
    for raw, parsed in references:
        yield f"{write_entry(keys.keyed(raw, parsed))}\n\n"
