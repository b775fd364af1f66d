"""CSL-JSON, packed or not: an array of items, or an item a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.csl_json import streaming
from citelink.bibliography.formats.csl_json.streaming import pieces
from citelink.indexes.records import keep_entry

__all__ = ["COVERS", "NAME", "pieces", "read_piece", "recognizes"]

NAME = "csl-json"
COVERS: frozenset[str] = frozenset()


def recognizes(beginning: str, item: Any) -> bool:
    """An item has a title, which is a text, and no address for a number, as in OpenAlex."""
    named = isinstance(item, Mapping) and isinstance(item.get("title"), str) and ("id" in item or "type" in item)
    return named and "://" not in str(item.get("id"))


def read_piece(text: str, path: str) -> Entry | str:
    """See `Dump`."""
    found = streaming.read_piece(text, "")
    return keep_entry(found) if isinstance(found, Entry) else found
