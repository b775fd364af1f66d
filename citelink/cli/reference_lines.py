"""Files of raw references, one per line, read some hundreds at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO, StringIO
from itertools import chain, islice
from typing import BinaryIO

from citelink.errors import UnreadableError
from citelink.text.encodings import decode, show_broken

_AT_ONCE = 256
_SAMPLE = 65_536
_ZEROS = 1_000


@contextmanager
def opened(file: str) -> Iterator[BinaryIO]:
    """The bytes of `file`, or of stdin for `-`."""
    if file == "-":
        yield sys.stdin.buffer
        return
    with open(file, "rb") as source:
        yield source


def reference_batches(source: BinaryIO) -> Iterator[list[str]]:
    """The lines of `source`, some hundreds at a time, without a byte order mark.

    UTF-8 as it comes, bytes that are none replaced; a file in another encoding (most lines that are not ASCII are not
    UTF-8 either, or there are zero bytes) is read as a whole, if it is a text at all."""
    lines = _lines(source)
    batch = list(islice(lines, _AT_ONCE))
    if batch:
        batch[0] = batch[0].removeprefix("\ufeff")
    while batch:
        yield batch
        batch = list(islice(lines, _AT_ONCE))


def _lines(source: BinaryIO) -> Iterator[str]:
    # What is there already, where it can be told: lines that are typed should not wait for more.
    beginning: bytes = getattr(source, "read1", source.read)(_SAMPLE)
    beginning += source.readline()
    if _is_foreign(beginning):
        beginning += source.read()
        try:
            text = show_broken(decode(beginning).text)
        except UnreadableError:
            pass
        else:
            yield from (line.rstrip("\r\n") for line in StringIO(text, newline="\n"))
            return
    for line in chain(BytesIO(beginning), source):
        yield line.decode("utf-8", "replace").rstrip("\r\n")


def _is_foreign(data: bytes) -> bool:
    """Whether what a file begins with is rather not UTF-8."""
    if b"\x00" in data[:_ZEROS]:
        return data.startswith((b"\xff\xfe", b"\xfe\xff"))
    valid = invalid = 0
    for line in data.split(b"\n"):
        if not line.isascii():
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                invalid += 1
            else:
                valid += 1
    return invalid > valid
