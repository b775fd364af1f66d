"""Libraries as files of CSL items."""

from __future__ import annotations

import json
from typing import Any

from citelink.bibliography.entry import RAW_TYPE, Entry
from citelink.bibliography.formats.bibtex.latex import to_unicode
from citelink.bibliography.formats.csl_json.items import LINES, entry_to_csl, given_back
from citelink.bibliography.library import Library
from citelink.bibliography.variables import BIBLATEX

# What a BibTeX entry may say beside its fields with a place.
_VARIABLES = {field: variable for variable, field in BIBLATEX.items() if variable not in ("event", "collection-number")}
_VARIABLES |= {"abstract": "abstract", "version": "version"}


def write(library: Library, path: str) -> str:
    """The library in its order: one item per line where `path` says so, else an array of items."""
    items = (_item(entry) for entry in library.entries.values())
    if path.lower().endswith(LINES):
        return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items)
    return json.dumps(list(items), ensure_ascii=False, indent=1) + "\n"


def _item(entry: Entry) -> dict[str, Any]:
    """The entry's item; what came from an item and has no place in an entry goes back to where it was."""
    item = entry_to_csl(entry)
    extra = dict(entry.extra)
    if RAW_TYPE in extra:
        said = {variable: to_unicode(extra[name]) for name, variable in _VARIABLES.items() if name in extra}
        return {**said, **item}
    return {**{name: given_back(name, value) for name, value in extra.items() if not name.startswith("x-")}, **item}
