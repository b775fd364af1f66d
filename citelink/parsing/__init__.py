"""The text of a reference -> an entry with the place of each field.

The trained labeller (`labeller`) finds the places, after `rules.tail` has cut labels, identifiers and links; `assemble`
turns them into an entry with one normaliser per field (`fields`). `train` learns the labeller from what `training`
makes of licensed sets; `rules` can label by the signs of the known styles alone, without a model."""

from __future__ import annotations

from citelink.parsing.reference import ParsedText, parse_reference, parse_references

__all__ = ["ParsedText", "parse_reference", "parse_references"]
