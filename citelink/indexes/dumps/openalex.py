"""OpenAlex's snapshot of works, or answers of its API: a work a line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.csl_json.streaming import pieces
from citelink.indexes.records import keep_record
from citelink.sources.services import openalex

__all__ = ["COVERS", "NAME", "pieces", "read_piece", "recognizes"]

NAME = "openalex"
COVERS = openalex.COVERS


def recognizes(beginning: str, item: Any) -> bool:
    """The address of a work in OpenAlex is its number."""
    return isinstance(item, Mapping) and str(item.get("id")).startswith("https://openalex.org/W")


def read_piece(text: str, path: str) -> Entry | str:
    """See `Dump`."""
    try:
        record = openalex.read(json.loads(text))
    except (ValueError, RecursionError) as error:
        return f"no JSON: {error}"
    return keep_record(record) if record else "no work of OpenAlex"
