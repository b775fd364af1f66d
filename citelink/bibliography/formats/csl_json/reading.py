"""Files of CSL items as libraries."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from citelink.bibliography.collecting import Collection
from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.csl_json.items import LINES, entry_from_csl
from citelink.bibliography.library import Failure, Library

_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# A string and the colon that makes a key of it, or a bracket; the last string may be cut off.
_TOKEN = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*)(?:"\s*+(:?)|\\?\Z)|[\[\]{}]', re.DOTALL)
# The brackets around the fields of an item: one item, an array of them, an array in an object (`items`).
_ALONE, _IN_ARRAY, _WRAPPED = ["{"], ["[", "{"], ["{", "[", "{"]


def recognizes(beginning: bytes) -> bool:
    """Whether what a file begins with shows an item with a title, in a place where `read` looks for items."""
    text = beginning.decode("utf-16" if beginning.startswith(_BOMS) else "utf-8", "replace")
    inside: list[str] = []
    wrapper = ""
    for token in _TOKEN.finditer(text):
        if token[0] in "[{":
            inside.append(token[0])
        elif token[0] in "]}":
            del inside[-1:]
        elif token[2]:
            if token[1] == "title" and (inside in (_ALONE, _IN_ARRAY) or (inside == _WRAPPED and wrapper == "items")):
                return True
            wrapper = token[1] if len(inside) == 1 else wrapper
    return False


def read(text: str, path: str) -> Library:
    """The library that `text` holds: lines of items when `path` ends in a suffix of `LINES`, else one JSON value.

    Never raises. Keys are the items' `id`; one that is repeated or missing is a failure, and so is what is no item."""
    by_line = path.lower().endswith(LINES)
    failures: list[Failure] = []
    items = list(_lines(text, failures) if by_line else _items(text, failures))
    entries = [entry_from_csl(item, path) for _, item in items]
    collection: Collection[Entry] = Collection(entry.key for entry in entries)
    for (line, item), entry in zip(items, entries, strict=True):
        if reason := collection.add(entry, entry):
            failures.append(Failure(line, json.dumps(item, ensure_ascii=False), reason))
    return Library(path, collection.entries, failures=tuple(sorted(failures, key=lambda failure: failure.line)))


def _lines(text: str, failures: list[Failure]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        value = _parsed(line, number, failures)
        if isinstance(value, dict):
            yield number, value
        elif value is not None:
            failures.append(Failure(number, line.strip(), "a line that is no CSL item"))


def _items(text: str, failures: list[Failure]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    value = _parsed(text, 1, failures)
    if isinstance(value, dict):
        # Zotero and others wrap the list into an object.
        value = value["items"] if isinstance(value.get("items"), list) else [value]
    if value is not None and not isinstance(value, list):
        failures.append(Failure(1, text[:200], "a JSON value that holds no CSL items"))
        return
    for item in value or ():
        if isinstance(item, dict):
            yield 1, item
        else:
            failures.append(Failure(1, str(item)[:200], "an array element that is no CSL item"))


def _parsed(text: str, line: int, failures: list[Failure]) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = line + error.lineno - 1
        failures.append(Failure(place, text.split("\n")[error.lineno - 1].strip()[:200], f"no JSON: {error.msg}"))
    except (RecursionError, ValueError) as error:
        failures.append(Failure(line, text[:200], f"no JSON: {error}"))
    return None
