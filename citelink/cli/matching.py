"""What match does: lines of references in, verdicts out, some hundreds at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import Any, BinaryIO

from citelink import registry
from citelink.cli.gathering import load_libraries
from citelink.cli.terminal import choose_paint, note, say
from citelink.errors import SettingsError
from citelink.matching import Matcher
from citelink.parsing import parse_reference
from citelink.settings import gather_settings

WRITERS = "citelink.writers.matches"
_AT_ONCE = 256


def run_match(file: str, options: Mapping[str, Any], form: str, *, explain: bool = False) -> int:
    """The `match` command: prints the verdict on every line of `file`; gives the exit code."""
    settings = gather_settings(options)
    libraries = load_libraries(settings)
    if not libraries:
        raise SettingsError("there is no library to match against; name one with --bib FILE")
    matcher = Matcher(libraries)
    writer = registry.load(WRITERS, form)
    paint = choose_paint(settings.color)
    counts = dict.fromkeys(("matched", "ambiguous", "unmatched"), 0)
    say(writer.HEAD, paint)
    with _opened(file) as source:
        for raws in _batches(source):
            matches = matcher.match_all([(parse_reference(raw).entry, raw) for raw in raws])
            for match in matches:
                counts[match.status] += 1
            say(writer.render(raws, matches, paint), paint)
    if form == "text" and not settings.quiet:
        note(f"{sum(counts.values()):,} references: " + ", ".join(f"{n:,} {status}" for status, n in counts.items()))
    return 0


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    if file == "-":
        yield sys.stdin.buffer
        return
    with open(file, "rb") as source:
        yield source


def _batches(source: BinaryIO) -> Iterator[list[str]]:
    """The lines of `source`, `_AT_ONCE` of them at a time; bytes that are no UTF-8 are replaced."""
    lines = (line.decode("utf-8", "replace").rstrip("\r\n") for line in source)
    first = next(lines, None)
    if first is None:
        return
    batch = [first.removeprefix("\ufeff"), *islice(lines, _AT_ONCE - 1)]
    while batch:
        yield batch
        batch = list(islice(lines, _AT_ONCE))
