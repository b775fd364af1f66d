"""The merged library completed by what sources know: missing fields are filled, what is there is kept, and each filled
field says where it is from (`x-citelink-completed`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.bibtex.editing import with_field
from citelink.bibliography.formats.bibtex.writing import field_values
from citelink.matching import same_work
from citelink.merging import Merged
from citelink.results import ParsedReference, ResolvedDocument
from citelink.verdicts import COMPLETED

_FILLED = ("date", "volume", "issue", "pages", "publisher")
_IN_A_CONTAINER = frozenset(("article-journal", "article-magazine", "paper-conference", "chapter"))


def complete(merged: Merged, documents: Iterable[ResolvedDocument]) -> Merged:
    """`merged` with the entries completed that libraries hold and a source has too."""
    entries = dict(merged.library.entries)
    for parsed in _verified(documents):
        verdict, match, key = parsed.verdict, parsed.match, parsed.key
        if key not in entries or verdict is None or verdict.found is None:
            continue
        if match is None or match.candidate is None or match.candidate.source == verdict.source:
            # The entry is the source's own.
            continue
        entry = entries[key]
        if all(name != COMPLETED for name, _ in entry.extra) and same_work(entry, verdict.found):
            entries[key] = _completed(entry, verdict.found, verdict.source)
    return replace(merged, library=replace(merged.library, entries=entries))


def _verified(documents: Iterable[ResolvedDocument]) -> Iterator[ParsedReference]:
    for document in documents:
        for parsed in document.references:
            if parsed.key is not None and parsed.is_matched and parsed.verdict is not None and parsed.verdict.is_link:
                yield parsed


def _completed(entry: Entry, found: Entry, source: str) -> Entry:
    filled: dict[str, Any] = {
        name: value for name in _FILLED if not getattr(entry, name) and (value := getattr(found, name))
    }
    if not entry.container and found.container and entry.type in _IN_A_CONTAINER:
        filled["container"] = found.container
    if not entry.identifier("DOI") and "doi.org/" not in entry.url and (doi := found.identifier("DOI")):
        filled["identifiers"] = (("DOI", doi),)
    if not filled:
        return entry
    values = dict(field_values(Entry(type=entry.type, **filled)))
    if not entry.source_text:
        own = ", ".join(f"{name}: {source}" for name in values)
        filled["identifiers"] = (*entry.identifiers, *filled.get("identifiers", ()))
        return replace(entry, **filled, extra=(*entry.extra, (COMPLETED, own)))
    text, added = entry.source_text, []
    for name, value in values.items():
        if longer := with_field(text, name, value):
            text = longer
            added.append(f"{name}: {source}")
    text = with_field(text, COMPLETED, ", ".join(added)) if added else ""
    # What cannot be added without changing what the entry says is left out.
    return replace(entry, source_text=text, extra=(*entry.extra, (COMPLETED, ", ".join(added)))) if text else entry
