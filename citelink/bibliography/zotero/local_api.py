"""A running Zotero's data, as its local API tells them.

After version 3 of Zotero's web API, and what its `server_localAPI.js` (github.com/zotero/zotero) makes of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from citelink.bibliography.zotero.items import ADDRESS, Creator, Item
from citelink.bibliography.zotero.kinds import DATES, NO_ITEMS
from citelink.bibliography.zotero.shelf import Collection, Owned
from citelink.errors import LibraryAbsentError

# What is asked of the API, `/api/...` -> the status and the body of the answer.
Ask = Callable[[str], tuple[int, str]]
# So many at once: some megabytes.
_PAGE = 500
_MOST_PAGES = 2_000
_REFUSED = 403


class ApiShelf:
    """The data of a running Zotero. Its methods raise LibraryAbsentError where Zotero does not answer as it should."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def groups(self) -> Sequence[Owned]:
        """The groups, by the numbers that Zotero's server gives them."""
        found = self._all("/api/users/0/groups")
        return [Owned(number, _text(one["data"].get("name"))) for one in found if (number := _number(one))]

    def collections(self, owned: Owned) -> Sequence[Collection]:
        """The collections of a library."""
        return [
            Collection(_text(data.get("key")), _text(data.get("name")), _text(data.get("parentCollection")))
            for data in (one["data"] for one in self._all(f"{_prefix(owned)}/collections"))
            if not data.get("deleted")
        ]

    def items(self, owned: Owned, collections: Sequence[str] | None) -> Iterable[Item]:
        """The items of a library. What stands below another item is not asked for: those are attachments and notes."""
        prefix = _prefix(owned)
        paths = [prefix] if collections is None else [f"{prefix}/collections/{key}" for key in collections]
        for path in paths:
            for one in self._all(f"{path}/items/top"):
                if one["data"].get("itemType") not in NO_ITEMS and not one["data"].get("deleted"):
                    yield _item(one)

    def _all(self, path: str) -> Iterator[Mapping[str, Any]]:
        """The objects at `path`, page after page."""
        seen: set[str] = set()
        for page in range(_MOST_PAGES):
            objects = self._page(f"{path}?limit={_PAGE}&start={page * _PAGE}")
            keys = [str(one.get("key") or one.get("id")) for one in objects]
            new = [one for key, one in zip(keys, objects, strict=True) if key not in seen]
            yield from new
            seen.update(keys)
            if len(objects) < _PAGE or not new:
                return

    def _page(self, path: str) -> list[dict[str, Any]]:
        status, body = self._ask(path)
        if status == _REFUSED:
            raise LibraryAbsentError(
                "Zotero runs but lets no other program read it (allow it in Zotero's settings, Advanced: Allow other "
                "applications on this computer to communicate with Zotero)"
            )
        if status != 200:
            raise LibraryAbsentError(f"Zotero runs but answers with an error ({status})")
        try:
            found = json.loads(body)
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, list):
            raise LibraryAbsentError("Zotero runs but its answer makes no sense")
        return [one for one in found if isinstance(one, dict) and isinstance(one.get("data"), dict)]


def _prefix(owned: Owned) -> str:
    return f"/api/groups/{owned.number}" if owned.number else "/api/users/0"


def _number(one: Mapping[str, Any]) -> int:
    number = one.get("id")
    return number if isinstance(number, int) else 0


def _item(one: Mapping[str, Any]) -> Item:
    data = one["data"]
    meta = one.get("meta")
    parsed = _text(meta.get("parsedDate")) if isinstance(meta, dict) else ""
    fields = {name: value for name, value in data.items() if isinstance(value, str)}
    creators = data.get("creators")
    return Item(
        _text(data.get("key")),
        _text(data.get("dateAdded")).replace("T", " ").rstrip("Z"),
        _text(data.get("itemType")),
        fields,
        {name: parsed for name in DATES["issued"] if parsed and name in fields},
        tuple(_creator(person) for person in creators if isinstance(person, dict))
        if isinstance(creators, list)
        else (),
        _uri(one, _text(data.get("key"))),
    )


def _uri(one: Mapping[str, Any], key: str) -> str:
    """The address of an item; the library of a user who has no account has none that is told."""
    library = one.get("library")
    number = library.get("id") if isinstance(library, dict) else None
    kind = {"user": "users", "group": "groups"}.get(_text(library.get("type"))) if isinstance(library, dict) else None
    return f"{ADDRESS}{kind}/{number}/items/{key}" if kind and isinstance(number, int) and number > 0 else ""


def _creator(person: Mapping[str, Any]) -> Creator:
    role, literal = _text(person.get("creatorType")), _text(person.get("name"))
    return Creator(role, _text(person.get("lastName")), _text(person.get("firstName")), literal)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
