"""CSL-JSON (.json: an array of items, or one) and CSL JSON lines (.jsonl: one item per line)."""

from __future__ import annotations

from citelink.bibliography.formats.csl_json.items import LINES
from citelink.bibliography.formats.csl_json.reading import read, recognizes
from citelink.bibliography.formats.csl_json.streaming import stream
from citelink.bibliography.formats.csl_json.writing import write

__all__ = ["NAME", "SUFFIXES", "read", "recognizes", "stream", "write"]

NAME = "csl-json"
SUFFIXES = (".json", *LINES)
