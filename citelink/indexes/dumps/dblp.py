"""DBLP's XML (https://dblp.org/xml): articles, papers of conferences, books and theses of computer science.

Its entities are those of Latin letters that HTML has too; they are read from Python's table of these, and the file that
the document names for them is never fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html.entities import name2codepoint
from typing import Any
from xml.etree import ElementTree

from citelink.bibliography.entry import Entry
from citelink.bibliography.identifiers import normalize_doi
from citelink.bibliography.streaming import Text
from citelink.indexes.records import keep_record
from citelink.sources.services import dblp
from citelink.sources.source import Notice

NAME = "dblp"
COVERS = dblp.COVERS

_CHUNK = 1 << 20
_LONGEST = 1 << 20
# An element as the service's own answers name it, which say the same in JSON.
_KINDS: Mapping[str, str] = {
    "article": "Journal Articles", "inproceedings": "Conference and Workshop Papers",
    "incollection": "Parts in Books or Collections", "book": "Books and Theses", "proceedings": "Editorship",
    "phdthesis": "Books and Theses", "mastersthesis": "Books and Theses", "data": "Data and Artifacts",
}  # fmt: skip
_INFORMAL = "Informal and Other Publications"
_THESES = frozenset(("phdthesis", "mastersthesis"))
_PLAIN = ("title", "volume", "number", "pages", "year")
_BEGIN = re.compile(rf"<({'|'.join(_KINDS)})[ >]")
_ENTITY = re.compile(r"&([A-Za-z]{2,10}[0-9]{0,2});")
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))
_WITHDRAWN = (Notice("retraction", "", NAME),)


def recognizes(beginning: str, item: Any) -> bool:
    """The document is called `dblp`."""
    return item is None and re.search(r"<dblp[\s>]", beginning[:4096]) is not None


def pieces(text: Text) -> Iterator[tuple[int, str]]:
    """The records, from the beginning of each to its end; home pages of people are passed over."""
    held = text.read(_CHUNK)
    at = 0
    while True:
        begin = _BEGIN.search(held, at)
        ending = f"</{begin[1]}>" if begin else ""
        end = held.find(ending, begin.end()) if begin else -1
        if begin and end >= 0:
            at = end + len(ending)
            yield 1, held[begin.start() : at]
            continue
        # What begins here ends further on; what has no end within a megabyte is no record.
        keep = begin.start() if begin and len(held) - begin.start() < _LONGEST else max(at, len(held) - 64)
        more = text.read(_CHUNK)
        if not more:
            return
        held, at = held[keep:] + more, 0


def read_piece(text: str, path: str) -> Entry | str:
    """See `Dump`."""
    if "<!" in text:
        return "no record of DBLP"
    try:
        found = ElementTree.fromstring(_ENTITY.sub(_letter, text))
    except (ElementTree.ParseError, ValueError, RecursionError) as error:
        return f"no XML: {error}"
    record = dblp.read(_as_answered(found))
    if record is None:
        return "a record without a key"
    if found.tag in _THESES:
        record = replace(record, entry=replace(record.entry, type="thesis"))
    if found.get("publtype") == "withdrawn":
        record = replace(record, notices=_WITHDRAWN)
    return keep_record(record)


def _letter(entity: re.Match[str]) -> str:
    code = name2codepoint.get(entity[1])
    return entity[0] if entity[1] in _OF_XML or code is None else chr(code)


def _as_answered(found: ElementTree.Element) -> dict[str, Any]:
    """A record as the service's answers have it."""
    edited = found.tag == "proceedings"
    informal = found.tag == "article" and found.get("publtype") == "informal"
    info: dict[str, Any] = {name: said for name in _PLAIN if (said := _said(found, name))}
    return info | {
        "key": found.get("key"),
        "type": _INFORMAL if informal else _KINDS[found.tag],
        "venue": _said(found, "journal") or _said(found, "booktitle"),
        "publisher": _said(found, "publisher") or _said(found, "school"),
        "doi": next((normalize_doi(one) for one in _texts(found, "ee") if "doi.org/" in one), ""),
        "authors": {"author": [{"text": name} for name in _texts(found, "editor" if edited else "author")]},
    }


def _texts(found: ElementTree.Element, name: str) -> list[str]:
    """What the elements of that name say, with what stands in them."""
    return [" ".join("".join(element.itertext()).split()) for element in found.iterfind(name)]


def _said(found: ElementTree.Element, name: str) -> str:
    return next(iter(_texts(found, name)), "")
