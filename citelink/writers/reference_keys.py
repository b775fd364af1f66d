"""Keys of parsed references, one of its own for every line."""

from __future__ import annotations

from dataclasses import replace

from citelink.bibliography.entry import Entry
from citelink.bibliography.keys import make_key, unique_key
from citelink.parsing.reference import ParsedText
from citelink.writers.voice import printable


class Keys:
    """Gives each reference the key that citelink would give it in a library."""

    __slots__ = ("taken",)

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def keyed(self, raw: str, parsed: ParsedText) -> Entry:
        """The entry with its key; one that says nothing keeps the line and the reason, so that no line is lost."""
        entry = parsed.entry
        if parsed.reason is not None:
            said = (("x-citelink-reason", parsed.reason), ("x-citelink-text", _on_one_line(raw)))
            entry = replace(entry, extra=tuple((name, value) for name, value in said if value))
        key = unique_key(make_key(entry), self.taken)
        self.taken.add(key.casefold())
        return replace(entry, key=key)


def reason_note(raw: str, reason: str) -> str:
    """Why a line gave no field, and the line, so that it is not lost."""
    shown = _on_one_line(raw)
    return f"{reason}: {shown}" if shown else reason


def _on_one_line(text: str) -> str:
    """What can be printed of a line, not without end."""
    return " ".join(printable(text[:2000], " ").split())[:1000]
