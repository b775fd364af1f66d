"""Aliases: the keys that texts may cite a work by, written into its entry (`ids`, biblatex 3.19, 2.3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.bibtex.editing import with_field
from citelink.merging.merged import Merged


def with_aliases(merged: Merged) -> Merged:
    """`merged` with the field `ids` in each entry that others were joined into: their keys, unless a work of the merged
    library has the key. Nothing else of the entry changes; one that has the field already is left as it is."""
    used = {key.casefold() for key in merged.library.entries}
    aliases: dict[str, dict[str, None]] = {}
    for shared in merged.same_work:
        if not shared.kept and shared.other_key.casefold() not in used:
            key = merged.entry_keys[shared.second, shared.other_key]
            aliases.setdefault(key, {})[shared.other_key] = None
    entries = {
        key: _with_ids(entry, list(aliases[key])) if key in aliases else entry
        for key, entry in merged.library.entries.items()
    }
    return replace(merged, library=replace(merged.library, entries=entries))


def _with_ids(entry: Entry, aliases: Sequence[str]) -> Entry:
    if any(name == "ids" for name, _ in entry.extra):
        return entry
    said = ", ".join(aliases)
    text = with_field(entry.source_text, "ids", said) if entry.source_text else ""
    if entry.source_text and not text:
        return entry
    return replace(entry, source_text=text, extra=(*entry.extra, ("ids", said)))
