"""The text of a reference -> an entry with the place of each field.

The trained labeller (`labeller`) finds the places, after `tail` has cut labels, identifiers and links; `assemble`
turns them into an entry with one normaliser per field (`fields`)."""

from __future__ import annotations

from citelink.parsing.reference import ParsedText, parse_reference, parse_references

__all__ = ["ParsedText", "parse_reference", "parse_references"]
