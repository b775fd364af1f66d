"""The text of a reference -> an entry with the place of each field.

A labeller (`rules`) finds the places; `assemble` turns them into an entry with one normaliser per field (`fields`)."""

from __future__ import annotations

from citelink.parsing.reference import ParsedText, parse_reference

__all__ = ["ParsedText", "parse_reference"]
