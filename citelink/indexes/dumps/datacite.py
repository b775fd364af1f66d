"""DataCite's public data file, or answers of its API: a record a line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.csl_json.streaming import pieces
from citelink.indexes.records import keep_record
from citelink.sources.services import datacite

__all__ = ["COVERS", "NAME", "pieces", "read_piece", "recognizes"]

NAME = "datacite"
COVERS = datacite.COVERS


def recognizes(beginning: str, item: Any) -> bool:
    """A record is an object of JSON:API."""
    return isinstance(item, Mapping) and item.get("type") == "dois" and isinstance(item.get("attributes"), Mapping)


def read_piece(text: str, path: str) -> Entry | str:
    """See `Dump`."""
    try:
        record = datacite.read(json.loads(text))
    except (ValueError, RecursionError) as error:
        return f"no JSON: {error}"
    return keep_record(record) if record else "no record of DataCite"
