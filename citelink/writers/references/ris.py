"""RIS: a record for every reference."""

from __future__ import annotations

from collections.abc import Sequence

from citelink.bibliography.formats.ris.writing import write_record
from citelink.parsing.reference import ParsedText
from citelink.writers.reference_keys import Keys, reason_note
from citelink.writers.text import Paint, plain

NAME = "ris"


class Writer:
    """A line without a field gives a record with the reason and the line as its note."""

    head = tail = ""

    def __init__(self) -> None:
        self.keys = Keys()

    def render(self, raws: Sequence[str], parsed: Sequence[ParsedText], paint: Paint = plain) -> str:
        """The records of the references `raws`, which say `parsed`."""
        return "".join(self._record(raw, one) for raw, one in zip(raws, parsed, strict=True))

    def _record(self, raw: str, one: ParsedText) -> str:
        note = reason_note(raw, one.reason) if one.reason is not None else ""
        return write_record(self.keys.keyed(raw, one), note=note) + "\n"
