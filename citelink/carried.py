"""The records of cited works that documents carry (a word processor's fields, a .bib beside a .tex), as libraries."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from citelink.bibliography.format import format_of
from citelink.bibliography.keys import FreeKeys, make_key
from citelink.bibliography.library import Library
from citelink.bibliography.reading import read_text
from citelink.citations.citation import CitationItem, Citations
from citelink.documents.document import Document
from citelink.documents.given import GivenLibrary
from citelink.errors import LibraryError
from citelink.merging import Merged

_BEGINNING = 1 << 16


def read_carried(document: Document, citations: Citations) -> tuple[Citations, tuple[Library, ...]]:
    """The libraries that `document` carries, each called by the document's name and its own, `thesis.docx (Zotero)`;
    and the document's citations by the keys that their entries have there. Keys that a program gave are replaced by
    such as people read."""
    free, renamed = FreeKeys(), dict[str, str]()
    libraries = []
    for given in document.given.libraries:
        form = given.format or _format_of(given)
        if not form:
            continue
        library = read_text(given.text, f"{document.path} ({given.name})", form)
        if given.keyed:
            free.take(library.entries)
        else:
            library = _with_made_keys(library, free, renamed)
        libraries.append(library)
    if not document.given.citations:
        return citations, tuple(libraries)
    if document.given.any_case:
        renamed |= _respelled(citations, libraries)
    # Where there is a list, the printed numbers lead to its references.
    known = () if citations.reference_lists else libraries
    keys = frozenset(key for library in known for key in library.entries)
    markers = tuple(
        replace(marker, items=tuple(_with_key(item, renamed, keys) for item in marker.items))
        for marker in citations.markers
    )
    return replace(citations, markers=markers), tuple(libraries)


def _format_of(given: GivenLibrary) -> str:
    """The format that the name of a library beside a document tells; "" where it tells none."""
    try:
        return format_of(given.name, given.text[:_BEGINNING].encode())
    except LibraryError:
        return ""


def without_carried(merged: Merged, carried: Sequence[Library]) -> Merged:
    """`merged` as far as it speaks of the user's own libraries: nobody can mend a record within a field."""
    paths = {library.path for library in carried}
    return replace(
        merged,
        collisions=tuple(one for one in merged.collisions if not paths & {one.first, one.second}),
        same_work=tuple(one for one in merged.same_work if not paths & {one.first, one.second}),
        related=tuple(one for one in merged.related if not paths & {one.first, one.second}),
        libraries=tuple(library for library in merged.libraries if library.path not in paths),
    )


def _with_made_keys(library: Library, free: FreeKeys, renamed: dict[str, str]) -> Library:
    entries = {}
    for key, entry in library.entries.items():
        renamed[key] = free.like(make_key(entry))
        entries[renamed[key]] = replace(entry, key=renamed[key])
    return replace(library, entries=entries)


def _respelled(citations: Citations, libraries: Sequence[Library]) -> dict[str, str]:
    """The cited keys that no library has but in another case, with the key it has there."""
    keys = {key for library in libraries for key in library.entries}
    folded = {key.casefold(): key for key in sorted(keys)}
    cited = {item.key for marker in citations.markers for item in marker.items if item.key is not None}
    return {key: folded[key.casefold()] for key in sorted(cited - keys) if key.casefold() in folded}


def _with_key(item: CitationItem, renamed: Mapping[str, str], keys: Collection[str]) -> CitationItem:
    """The item by the key of its entry; of one that prints a number only by one of `keys`."""
    key = renamed.get(item.key or "", item.key)
    return replace(item, key=None if item.number is not None and key not in keys else key)
