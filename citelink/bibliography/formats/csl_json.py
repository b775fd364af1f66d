"""CSL-JSON (.json: an array of items, or one) and CSL JSON lines (.jsonl: one item per line)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TextIO

from citelink.bibliography.csl import entry_from_csl
from citelink.bibliography.entry import Entry
from citelink.bibliography.keys import make_key, unique_key
from citelink.bibliography.library import Failure, Library

NAME = "csl-json"
SUFFIXES = (".json", ".jsonl", ".ndjson")
_CHUNK = 1 << 20
_BETWEEN = re.compile(r"[\s,]*")


def read(text: str, path: str) -> Library:
    """The library that `text` holds: lines of items when `path` ends in `.jsonl` or `.ndjson`, else one JSON value.

    Never raises. Keys are the items' `id`, unchanged; an item without one, or with one that is taken by another item,
    is given a key. What is no item is a failure."""
    by_line = path.lower().endswith((".jsonl", ".ndjson"))
    failures: list[Failure] = []
    items = list(_lines(text, failures) if by_line else _items(text, failures))
    taken = {str(item["id"]).casefold() for _, item in items if item.get("id")}
    entries: dict[str, Entry] = {}
    for line, item in items:
        entry = entry_from_csl(item, path)
        key = entry.key
        if key in entries and replace(entry, key=key) == entries[key]:
            failures.append(Failure(line, key, f"the id {key} is repeated by an item that says the same"))
            continue
        if not key or key in entries:
            key = unique_key(key or make_key(entry), taken)
            reason = f"the id {entry.key} is repeated by another item" if entry.key else "an item without an id"
            failures.append(Failure(line, json.dumps(item, ensure_ascii=False), f"{reason}, called {key} here"))
            taken.add(key.casefold())
        entries[key] = replace(entry, key=key)
    return Library(path, entries, failures=tuple(sorted(failures, key=lambda failure: failure.line)))


def can_stream(beginning: str) -> bool:
    """Whether a file that begins so is an array, or lines, of items; an object that holds them must be read whole."""
    return beginning.lstrip()[:1] == "[" or "\n" in beginning.strip()


def pieces(file: TextIO) -> Iterator[tuple[int, str]]:
    """The items of an array, or the lines of a file of lines, as (line, text); no more than a few are held at once."""
    text = file.read(_CHUNK)
    start = len(text) - len(text.lstrip())
    if text[start : start + 1] == "[":
        yield from _elements(file, text, start + 1)
        return
    number = 0
    while text:
        *lines, rest = text.split("\n")
        for line in lines:
            number += 1
            if line.strip():
                yield number, line.strip()
        more = file.read(max(_CHUNK, len(rest)))
        text = rest + more
        if not more:
            if rest.strip():
                yield number + 1, rest.strip()
            return


def read_piece(text: str, path: str) -> Entry | str:
    """The entry of one item, or why it is none."""
    try:
        item = json.loads(text)
    except (ValueError, RecursionError) as error:
        return f"no JSON: {error}"
    return entry_from_csl(item, path) if isinstance(item, dict) else "no CSL item"


def _elements(file: TextIO, text: str, at: int) -> Iterator[tuple[int, str]]:
    """The elements of an array whose bracket stands before `at` of `text`; the rest of it comes from `file`."""
    decode = json.JSONDecoder().raw_decode
    while True:
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]
        if at < len(text) and text[at] == "]":
            return
        try:
            _, end = decode(text, at) if at < len(text) else (None, at)
            whole = end < len(text)
        except (ValueError, RecursionError):
            whole = False
        if whole:
            yield 1, text[at:end]
            at = end
            continue
        # An element that is not all there yet: twice as much is read each time, so that a long one costs no square.
        text = text[at:]
        more = file.read(max(_CHUNK, len(text)))
        if not more:
            if text.strip():
                yield 1, text
            return
        text, at = text + more, 0


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
