"""Zotero's items as entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from citelink.bibliography.dates import read_date
from citelink.bibliography.entry import ZOTERO_ITEM, Date, Entry
from citelink.bibliography.formats.csl_json.items import dates_to_csl, entry_from_csl
from citelink.bibliography.identifiers import normalize_arxiv
from citelink.bibliography.zotero.extra import read_extra
from citelink.bibliography.zotero.kinds import AUTHORS, DATES, FIELDS, FIRST_ROLES, ROLES, TYPES
from citelink.text.rich import without_rich

# What the addresses of libraries and items begin with (Zotero's source, `uri.js`).
ADDRESS = "http://zotero.org/"
_SORTABLE = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_ARXIV = re.compile(r"\s{0,5}arxiv\s{0,5}:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Creator:
    """Who had which role. `literal` stands alone: a body, or a name in one field."""

    role: str
    family: str = ""
    given: str = ""
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item as Zotero holds it.

    key       Zotero's own, eight signs
    added     when it came into the library, in a form that sorts
    type      Zotero's name of its type
    fields    by Zotero's names; dates as the user typed them
    dates     of the same fields as Zotero understood them, `2020-05-00` or `2020-05`
    creators  in their order
    uri       the address by which Zotero's own documents name it, "" where it is not told
    """

    key: str
    added: str
    type: str
    fields: Mapping[str, str]
    dates: Mapping[str, str]
    creators: tuple[Creator, ...] = ()
    uri: str = ""


def read_item(item: Item, origin: str) -> Entry:
    """The entry that an item describes; its key is the user's citation key, or ""."""
    extra, note = read_extra(item.fields.get("extra", ""))
    said: dict[str, Any] = {"type": TYPES.get(item.type, "document")}
    for variable, names in FIELDS.items():
        if text := next((item.fields[name] for name in names if item.fields.get(name)), ""):
            said[variable] = without_rich(text)
    if said.get("container-title-short") == said.get("container-title"):
        said.pop("container-title-short", None)
    for role, name in _names(item):
        said.setdefault(role, []).append(name)
    accessed = item.fields.get("accessDate", "")
    if _SORTABLE.match(accessed):
        said["accessed"] = accessed[:10]
    for variable in ("submitted", "original-date"):
        if date := _date(item, variable):
            said[variable] = dates_to_csl(date.literal or "-".join(_parts(date)))
    key = item.fields.get("citationKey", "") or extra.pop("citation-key", "")
    for variable, text in extra.items():
        if variable == "type":
            said["type"] = text if text in TYPES.values() else said["type"]
        elif variable not in said and variable != "arXiv":
            said[variable] = dates_to_csl(text) if variable == "original-date" else text
    if number := _arxiv(item, extra):
        said["custom"] = {"arXiv": number}
    said["note"] = note
    entry = entry_from_csl(said, origin)
    issued = _date(item, "issued")
    known = (*entry.extra, (ZOTERO_ITEM, item.uri)) if item.uri else entry.extra
    return replace(entry, key=" ".join(key.split()), date=issued or entry.date, extra=known)


def _names(item: Item) -> Iterator[tuple[str, dict[str, str]]]:
    """The variable of CSL and the name, for each creator."""
    first = FIRST_ROLES.get(item.type)
    for creator in item.creators:
        role = "author" if creator.role == first or (creator.role in AUTHORS and not first) else ""
        name = {"family": creator.family, "given": creator.given, "literal": creator.literal}
        yield role or ROLES.get(creator.role, "contributor"), {part: text for part, text in name.items() if text}


def _date(item: Item, variable: str) -> Date | None:
    """A date as Zotero understood it; the end of a span of years is in what the user typed."""
    name = next((name for name in DATES[variable] if item.fields.get(name)), "")
    text = item.fields.get(name, "")
    typed = read_date(text) if text else None
    known = _SORTABLE.match(item.dates.get(name, ""))
    if known is None or not int(known[1]):
        return typed
    month, day = (int(part) if part else 0 for part in known.groups()[1:])
    end = typed.end_year if typed and typed.year == int(known[1]) else None
    return Date(int(known[1]), month if 1 <= month <= 12 else None, day if month and 1 <= day <= 31 else None, end)


def _parts(date: Date) -> list[str]:
    parts = [
        f"{date.year:04}" if date.year is not None else "",
        *(f"{part:02}" if part else "" for part in (date.month, date.day)),
    ]
    return [part for part in parts if part]


def _arxiv(item: Item, extra: Mapping[str, str]) -> str:
    """The number of a preprint at arXiv, where the item says that it is one."""
    number = item.fields.get("archiveID", "")
    is_arxiv = _ARXIV.match(number) or item.fields.get("repository", "").strip().lower() == "arxiv"
    return normalize_arxiv(extra.get("arXiv", "")) or (normalize_arxiv(number) if is_arxiv else "")
