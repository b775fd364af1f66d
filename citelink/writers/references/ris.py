"""RIS: a record for every reference."""

from __future__ import annotations

from collections.abc import Sequence

from citelink.bibliography.ris import write_record
from citelink.parsing.reference import ParsedText
from citelink.writers.reference_keys import Keys
from citelink.writers.text import Paint, plain

NAME = "ris"


class Writer:
    """A line without a field gives a record with the reason as its note."""

    head = tail = ""

    def __init__(self) -> None:
        self.keys = Keys()

    def render(self, raws: Sequence[str], parsed: Sequence[ParsedText], paint: Paint = plain) -> str:
        """The records of the references `raws`, which say `parsed`."""
        pairs = zip(raws, parsed, strict=True)
        return "".join(write_record(self.keys.keyed(raw, one), note=one.reason or "") + "\n" for raw, one in pairs)
