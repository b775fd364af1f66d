"""Files of CSL items too large to be held at once, read item by item."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from citelink.bibliography.entry import Entry
from citelink.bibliography.formats.csl_json.items import entry_from_csl
from citelink.bibliography.streaming import LibraryFile, Stream, Text, stream_pieces

CHUNK = 1 << 20
_BETWEEN = re.compile(r"[\s,]*")
# Crossref and others wrap the array into an object.
_WRAPPED = re.compile(r'\s{0,99}(?:\{\s{0,99}"items"\s{0,99}:\s{0,99})?\[')
# No item is longer: what is packed may grow a thousand times when it is unpacked.
_LONGEST = 1 << 26


def stream(file: LibraryFile) -> Stream | None:
    """An array, or lines, of items as a stream; None for an object that holds them, which must be read whole.
    Raises OSError."""
    beginning = file.beginning()
    can_stream = beginning.lstrip()[:1] == "[" or "\n" in beginning.strip()
    return stream_pieces(file, pieces, read_piece) if can_stream else None


def pieces(file: Text) -> Iterator[tuple[int, str]]:
    """The items of an array (`[...]`, `{"items": [...]}`), or the lines of a file of lines, as (line, text); no more
    than a few are held at once. What is longer than an item can be is given cut short, and no further."""
    text = file.read(CHUNK)
    if array := _WRAPPED.match(text):
        yield from _elements(file, text, array.end())
        return
    number = 0
    while text:
        if len(text) > _LONGEST:
            yield number + 1, text
            return
        *lines, rest = text.split("\n")
        for line in lines:
            number += 1
            if line.strip():
                yield number, line.strip()
        more = file.read(max(CHUNK, len(rest)))
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


def _elements(file: Text, text: str, at: int) -> Iterator[tuple[int, str]]:
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
        more = file.read(max(CHUNK, len(text))) if len(text) <= _LONGEST else ""
        if not more:
            if text.strip():
                yield 1, text
            return
        text, at = text + more, 0
