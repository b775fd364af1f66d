"""Files of raw references, one per line, read some hundreds at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import BinaryIO

_AT_ONCE = 256


@contextmanager
def opened(file: str) -> Iterator[BinaryIO]:
    """The bytes of `file`, or of stdin for `-`."""
    if file == "-":
        yield sys.stdin.buffer
        return
    with open(file, "rb") as source:
        yield source


def reference_batches(source: BinaryIO) -> Iterator[list[str]]:
    """The lines of `source`, some hundreds at a time, without a byte order mark; bytes that are no UTF-8 are
    replaced."""
    lines = (line.decode("utf-8", "replace").rstrip("\r\n") for line in source)
    batch = list(islice(lines, _AT_ONCE))
    if batch:
        batch[0] = batch[0].removeprefix("\ufeff")
    while batch:
        yield batch
        batch = list(islice(lines, _AT_ONCE))
