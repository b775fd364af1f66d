"""BibTeX: an entry for every reference, with a key as citelink gives it in a library."""

from __future__ import annotations

from collections.abc import Sequence

from citelink.bibliography.formats.bibtex.writing import write_entry
from citelink.parsing.reference import ParsedText
from citelink.writers.reference_keys import Keys
from citelink.writers.text import Paint, plain

NAME = "bibtex"


class Writer:
    """A line without a field gives an entry that holds the line and the reason."""

    head = tail = ""

    def __init__(self) -> None:
        self.keys = Keys()

    def render(self, raws: Sequence[str], parsed: Sequence[ParsedText], paint: Paint = plain) -> str:
        """The entries of the references `raws`, which say `parsed`."""
        entries = (self.keys.keyed(raw, one) for raw, one in zip(raws, parsed, strict=True))
        return "".join(f"{write_entry(entry)}\n\n" for entry in entries)
