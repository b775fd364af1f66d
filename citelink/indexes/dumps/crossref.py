"""Crossref's public data file and answers of its works: JSON of `items`, or a work a line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.csl_json.streaming import pieces
from citelink.indexes.records import keep_record
from citelink.sources.services import crossref

__all__ = ["COVERS", "NAME", "pieces", "read_piece", "recognizes"]

NAME = "crossref"
COVERS = crossref.COVERS


def recognizes(beginning: str, item: Any) -> bool:
    """A work has a DOI, and its titles in a list."""
    return isinstance(item, Mapping) and "DOI" in item and isinstance(item.get("title", []), list)


def read_piece(text: str, path: str) -> Entry | str:
    """See `Dump`."""
    try:
        record = crossref.read(json.loads(text))
    except (ValueError, RecursionError) as error:
        return f"no JSON: {error}"
    return keep_record(record) if record else "no work of Crossref"
