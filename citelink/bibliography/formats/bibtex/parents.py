"""Parents: the entries that an entry refers to, and what it inherits from them through `crossref` and `xdata`."""

from __future__ import annotations

from collections.abc import Mapping

from citelink.bibliography.formats.bibtex.kinds import PARTS
from citelink.bibliography.formats.bibtex.raw import RawEntry

# Fields that make an entry need another one.
PARENTS = ("crossref", "xdata", "xref", "entryset")
# biblatex 3.19, appendix B: never inherited; the identifiers and extents of a whole are not those of its part.
_OWN = """
    ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedtype
    relatedstring shorthand sortkey sortname sorttitle title subtitle titleaddon shorttitle indextitle doi url urldate
    eprint pages pagetotal abstract keywords file note annotation annote pmid pmcid
"""
_NOT_INHERITED = frozenset(_OWN.split())
# Fields that say one thing under several names: who has one of them inherits none of the others.
_ALIKE = (
    ("date", "year", "month", "day"),
    ("journaltitle", "journal"),
    ("location", "address"),
    ("institution", "school"),
)
_AUTHOR_OF_WHOLE = frozenset(["inbook", "bookinbook", "suppbook", "book"])
_DEPTH = 8


def with_inherited(raw: RawEntry, entries: Mapping[str, RawEntry], depth: int = _DEPTH) -> Mapping[str, str]:
    """The fields of `raw` and those it takes from its parents; a parent's title is its parts' `booktitle`.

    A missing parent or a circle of parents ends the inheritance silently."""
    fields = raw.fields
    if ("crossref" not in fields and "xdata" not in fields) or not depth:
        return fields
    inherited = dict(fields)
    for key in split_keys(fields.get("xdata", "")):
        if (data := entries.get(key)) and data is not raw:
            own = _alike_of(inherited)
            for name, value in with_inherited(data, entries, depth - 1).items():
                if name not in own:
                    inherited.setdefault(name, value)
    for key in split_keys(fields.get("crossref", ""))[:1]:
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
    own = _NOT_INHERITED | _alike_of(fields)
    for name, value in parent.items():
        if name not in own and not (name == "author" and kind not in _AUTHOR_OF_WHOLE):
            fields.setdefault(name, value)


def _alike_of(fields: Mapping[str, str]) -> set[str]:
    """What an entry has said, under whatever name."""
    return {name for names in _ALIKE if any(fields.get(name, "").strip() for name in names) for name in names}


def parent_keys(raw: RawEntry) -> tuple[str, ...]:
    """The keys of the entries that an entry needs, in order."""
    return tuple(dict.fromkeys(key for link in PARENTS for key in split_keys(raw.fields.get(link, ""))))


def split_keys(value: str) -> list[str]:
    """The keys in the value of a field that names entries."""
    return [key.strip() for key in value.split(",") if key.strip()]
