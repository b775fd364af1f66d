"""Tables for spreadsheets: rows as lines of CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence


def write_rows(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Each row as its line; values are quoted where they must be."""
    writer = csv.writer(_Passing(), lineterminator="\n")
    yield from map(writer.writerow, rows)


class _Passing:
    """A file that hands back what is written to it, as `writerow` does in turn."""

    def write(self, line: str) -> str:
        return line
