"""RIS: a record for every reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citelink.bibliography.formats.ris.writing import write_record
from citelink.parsing.reference import ParsedText
from citelink.writers.reference_keys import Keys, reason_note
from citelink.writers.voice import Voice

NAME = "ris"


def render(references: Iterable[tuple[str, ParsedText]], voice: Voice) -> Iterator[str]:
    """The records. A line without a field gives one with the reason and the line as its note."""
    keys = Keys()
    for raw, parsed in references:
        note = reason_note(raw, parsed.reason) if parsed.reason is not None else ""
        yield write_record(keys.keyed(raw, parsed), note=note) + "\n"
