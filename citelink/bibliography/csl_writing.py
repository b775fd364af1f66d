"""Libraries as CSL-JSON: an array of items, or one item per line."""

from __future__ import annotations

import json
from typing import Any

from citelink.bibliography.bibtex.record import RAW_TYPE
from citelink.bibliography.csl import entry_to_csl
from citelink.bibliography.entry import Entry
from citelink.bibliography.library import Library


def write_csl_json(library: Library) -> str:
    """The library as an array of CSL items, in its order. The same library gives the same text."""
    return json.dumps([_item(entry) for entry in library.entries.values()], ensure_ascii=False, indent=1) + "\n"


def write_csl_lines(library: Library) -> str:
    """The library as CSL JSON lines, one item per line, in its order."""
    return "".join(json.dumps(_item(entry), ensure_ascii=False) + "\n" for entry in library.entries.values())


def _item(entry: Entry) -> dict[str, Any]:
    """The entry's item; what came from an item and has no place in an entry goes back to where it was."""
    item = entry_to_csl(entry)
    extra = dict(entry.extra)
    if RAW_TYPE in extra:
        return item
    return {**{name: value for name, value in extra.items() if not name.startswith("x-")}, **item}
