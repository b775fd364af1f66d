"""A table for spreadsheets: raw, status, key, source, score, reason (and verdict, by sources), with a header line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from citelink.writers.table import write_rows
from citelink.writers.voice import Voice
from citelink.writers.writer import Matched

NAME = "csv"
_HEAD = ("raw", "status", "key", "source", "score", "reason")


def render(matches: Iterable[Matched], voice: Voice) -> Iterator[str]:
    """The header line and a line for each reference."""
    rows = iter(matches)
    first = next(rows, None)
    yield from write_rows([(*_HEAD, "verdict") if first is not None and first.verdict else _HEAD])
    yield from write_rows(map(_row, [] if first is None else chain([first], rows)))


def _row(one: Matched) -> tuple[object, ...]:
    best = one.match.candidate
    found = (best.entry.key, best.source, round(best.score, 4)) if best else ("", "", "")
    return (one.raw, one.match.status, *found, one.match.reason, *((one.verdict.name,) if one.verdict else ()))
