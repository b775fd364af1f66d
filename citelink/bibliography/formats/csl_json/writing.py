"""Libraries as files of CSL items."""

from __future__ import annotations

import json
from typing import Any

from citelink.bibliography.entry import RAW_TYPE, Entry
from citelink.bibliography.formats.bibtex.latex import to_unicode
from citelink.bibliography.formats.bibtex.names import read_names
from citelink.bibliography.formats.csl_json.items import LINES, dates_to_csl, entry_to_csl, given_back, names_to_csl
from citelink.bibliography.library import Library
from citelink.bibliography.variables import BIBLATEX, DATES, OWN_NAMES, PERSONS

# What a BibTeX entry may say beside its fields with a place.
_VARIABLES = {field: variable for variable, field in BIBLATEX.items() if variable not in ("event", "collection-number")}
_VARIABLES = {**OWN_NAMES, **_VARIABLES}
# What has no number but that within its series.
_NUMBERED_IN_SERIES = frozenset(["book", "chapter", "paper-conference"])


def write(library: Library, path: str) -> str:
    """The library in its order: one item per line where `path` says so, else an array of items."""
    items = (item_of(entry) for entry in library.entries.values())
    if path.lower().endswith(LINES):
        return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items)
    return json.dumps(list(items), ensure_ascii=False, indent=1) + "\n"


def _value(variable: str, latex: str) -> Any:
    """The value of a variable of an item, from that of a BibTeX field."""
    if variable in PERSONS:
        return names_to_csl(read_names(latex)[0])
    text = to_unicode(latex)
    return dates_to_csl(text) if variable in DATES else text


def item_of(entry: Entry) -> dict[str, Any]:
    """The entry's item; what came from an item and has no place in an entry goes back to where it was."""
    item = entry_to_csl(entry)
    extra = dict(entry.extra)
    if RAW_TYPE in extra:
        said = {
            _VARIABLES[name]: _value(_VARIABLES[name], value) for name, value in extra.items() if name in _VARIABLES
        }
        if item["type"] in _NUMBERED_IN_SERIES and "number" in item:
            said["collection-number"] = item.pop("number")
        # What `item` has of them is LaTeX still.
        return {name: value for name, value in {**said, **item, **said}.items() if value}
    return {**{name: given_back(name, value) for name, value in extra.items() if not name.startswith("x-")}, **item}
