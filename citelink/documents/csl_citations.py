"""Citations that Zotero, Mendeley and other programs keep in word processors' fields: `CSL_CITATION {...}`.

The form is that of citeproc's citation objects: `citationItems` with `itemData`, a record in CSL-JSON
(https://github.com/citation-style-language/schema, csl-citation.json)."""

from __future__ import annotations

import hashlib
import json
import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from citelink.documents.given import GivenItem, GivenLibrary
from citelink.documents.marks import CitedWork, LiveMark, Records

_SIGN = "CSL_CITATION"
BOOKMARK = "ZOTERO_BREF_"
_PIECE = re.compile(rf"({BOOKMARK}\w{{1,100}})_(\d{{1,5}})")
_SCHEMA = "https://github.com/citation-style-language/schema/raw/master/csl-citation.json"
_ADDRESS = "http://zotero.org/users/local/citelink/items/"
_LETTERS = string.ascii_lowercase + string.digits
# Zotero's own keys of items are made of these.
_ITEM_LETTERS = "23456789ABCDEFGHIJKLMNPQRSTUVWXYZ"
_LONGEST, _MOST_ITEMS = 5_000_000, 500


@dataclass(frozen=True, slots=True)
class CslCitation:
    """The works of a field, and the records that it carries for them by the targets of the works."""

    items: tuple[GivenItem, ...]
    records: Mapping[str, Mapping[str, Any]]


def read_csl_citation(said: str) -> CslCitation | None:
    """The citation in the code of a field or the name of a mark; None where it holds none that can be read."""
    at = said.find("{", said.find(_SIGN)) if _SIGN in said else -1
    if at < 0 or len(said) > _LONGEST:
        return None
    try:
        citation, _ = json.JSONDecoder().raw_decode(said, at)
    except (ValueError, RecursionError):
        return None
    listed = citation.get("citationItems") if isinstance(citation, dict) else None
    if not isinstance(listed, list):
        return None
    items, records = [], {}
    for cited in listed[:_MOST_ITEMS]:
        if not isinstance(cited, dict) or not (target := _target(cited)):
            return None
        items.append(_read_item(target, cited))
        if isinstance(cited.get("itemData"), dict):
            records[target] = {**cited["itemData"], "id": target}
    return CslCitation(tuple(items), records) if items else None


def read_bookmarks(properties: Mapping[str, str]) -> dict[str, str]:
    """What Zotero cites at bookmarks, by their names: it keeps that in properties of the document, in pieces of 255
    signs, `ZOTERO_BREF_x_1`, `ZOTERO_BREF_x_2` ..."""
    pieces: dict[str, dict[int, str]] = {}
    for name, said in properties.items():
        if found := _PIECE.fullmatch(name):
            pieces.setdefault(found[1], {})[int(found[2])] = said
    return {name: "".join(said[at] for at in sorted(said)) for name, said in pieces.items()}


def csl_library(name: str, citations: Iterable[CslCitation]) -> tuple[GivenLibrary, ...]:
    """The records of all `citations` as one library called `name`, each once; none where they carry none."""
    records: dict[str, Mapping[str, Any]] = {}
    for citation in citations:
        for target, record in citation.records.items():
            records.setdefault(target, record)
    if not records:
        return ()
    return (GivenLibrary(name, "csl-json", json.dumps(list(records.values()), ensure_ascii=False), keyed=False),)


def _target(cited: Mapping[str, Any]) -> str:
    uris = cited.get("uris", cited.get("uri"))
    first = uris[0] if isinstance(uris, list) and uris else uris
    identity = first if isinstance(first, str) and first else cited.get("id")
    return str(identity) if isinstance(identity, str | int) else ""


def _read_item(target: str, cited: Mapping[str, Any]) -> GivenItem:
    value = str(cited.get("locator") or "").strip()
    locator = (str(cited.get("label") or "page"), value) if value else None
    return GivenItem(target, locator, str(cited.get("prefix") or "").strip(), str(cited.get("suffix") or "").strip())


def spell_csl_citation(mark: LiveMark, shown: str, identity: str) -> str:
    """The JSON of a live citation that is `shown` so; `identity` tells it from the others of the document. Works that
    have no address have one all the same: by it programs know that two citations mean one work."""
    properties = {"formattedCitation": shown, "plainCitation": shown, "noteIndex": 0}
    citation = {
        "citationID": short_name(identity),
        "properties": properties,
        "citationItems": [_spell_item(work, mark.records) for work in mark.works],
        "schema": _SCHEMA,
    }
    return json.dumps(citation, ensure_ascii=False, separators=(",", ":"))


def _spell_item(work: CitedWork, records: Records) -> dict[str, Any]:
    record = {**records.get(work.key, {}), "id": work.key, "citation-key": work.key}
    said: dict[str, Any] = {
        "id": work.key,
        "uris": [work.uri or f"{_ADDRESS}{short_name(work.key, _ITEM_LETTERS)}"],
        "itemData": record,
    }
    if work.value:
        said |= {"locator": work.value, "label": work.label or "page"}
    if work.prefix:
        said["prefix"] = f"{work.prefix} "
    if work.suffix:
        said["suffix"] = f", {work.suffix}"
    return said


def short_name(said: str, letters: str = _LETTERS, length: int = 8) -> str:
    """Some letters and figures that stand for a text."""
    number = int.from_bytes(hashlib.sha256(said.encode("utf-8", "surrogatepass")).digest()[:12], "big")
    short = ""
    for _ in range(length):
        number, at = divmod(number, len(letters))
        short += letters[at]
    return short
