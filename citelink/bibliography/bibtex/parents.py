"""Parents: what an entry inherits through `crossref` and `xdata`, and what it needs to be written elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from citelink.bibliography.bibtex.kinds import PARTS
from citelink.bibliography.bibtex.raw import RawEntry
from citelink.bibliography.bibtex.scanner import scan
from citelink.bibliography.library import Library

# biblatex 3.19, appendix B: never inherited; the identifiers and extents of a whole are not those of its part.
_OWN = """
    ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedtype
    relatedstring shorthand sortkey sortname sorttitle title subtitle titleaddon shorttitle indextitle doi url urldate
    eprint pages pagetotal abstract keywords file note annotation annote pmid pmcid
"""
_NOT_INHERITED = frozenset(_OWN.split())
_AUTHOR_OF_WHOLE = frozenset(["inbook", "bookinbook", "suppbook", "book"])
_DEPTH = 8
_LINKS = ("crossref", "xdata", "xref", "entryset")


def with_inherited(raw: RawEntry, entries: Mapping[str, RawEntry], depth: int = _DEPTH) -> Mapping[str, str]:
    """The fields of `raw` and those it takes from its parents; a parent's title is its parts' `booktitle`.

    A missing parent or a circle of parents ends the inheritance silently."""
    fields = raw.fields
    if ("crossref" not in fields and "xdata" not in fields) or not depth:
        return fields
    inherited = dict(fields)
    for key in _keys(fields.get("xdata", "")):
        if (data := entries.get(key)) and data is not raw:
            for name, value in with_inherited(data, entries, depth - 1).items():
                inherited.setdefault(name, value)
    for key in _keys(fields.get("crossref", ""))[:1]:
        if (parent := entries.get(key)) and parent is not raw:
            _inherit(inherited, raw.type, parent.type, with_inherited(parent, entries, depth - 1))
    return inherited


def _inherit(fields: dict[str, str], kind: str, parent_kind: str, parent: Mapping[str, str]) -> None:
    if "title" in parent:
        if kind in PARTS and not (set(fields) & {"booktitle", "journal", "journaltitle"}):
            fields["booktitle"] = parent.get("booktitle", parent["title"])
            if "subtitle" in parent and "booktitle" not in parent:
                fields.setdefault("booksubtitle", parent["subtitle"])
        elif kind == "article" and parent_kind == "periodical" and "journal" not in fields:
            fields.setdefault("journaltitle", parent["title"])
        elif parent_kind.startswith("mv"):
            fields.setdefault("maintitle", parent["title"])
    for name, value in parent.items():
        if name not in _NOT_INHERITED and not (name == "author" and kind not in _AUTHOR_OF_WHOLE):
            fields.setdefault(name, value)


def needed(library: Library, keys: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What entries of `library` need to be written elsewhere: (keys of parents, names of @strings), both sorted.

    Goes from parent to parent and from @string to @string. What the library does not hold is left out; `keys`
    themselves are no parents unless one of them is the parent of another."""
    parents: set[str] = set()
    strings: set[str] = set()
    queue = [key for key in keys if key in library.entries]
    seen = set(queue)
    while queue:
        raw = _raw(library.entries[queue.pop()].source_text)
        if raw is None:
            continue
        strings.update(_macros(raw, library))
        for link in _LINKS:
            for key in _keys(raw.fields.get(link, "")):
                if key in library.entries:
                    parents.add(key)
                    if key not in seen:
                        seen.add(key)
                        queue.append(key)
    return tuple(sorted(parents)), tuple(sorted(_closure(strings, library)))


def _keys(value: str) -> list[str]:
    return [key.strip() for key in value.split(",") if key.strip()]


def _raw(source_text: str) -> RawEntry | None:
    entries = scan(source_text).entries if source_text else ()
    return entries[0] if entries else None


def _macros(raw: RawEntry, library: Library) -> list[str]:
    return [name for name in raw.macros if name in library.strings]


def _closure(strings: set[str], library: Library) -> set[str]:
    """The strings and those that their definitions use."""
    queue, seen = list(strings), set(strings)
    while queue:
        name = queue.pop()
        macro = scan(library.strings[name]).macros.get(name)
        for used in macro.macros if macro else ():
            if used in library.strings and used not in seen:
                seen.add(used)
                queue.append(used)
    return seen
