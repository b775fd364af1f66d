"""Candidate: an entry that a source proposes for a reference."""

from __future__ import annotations

from dataclasses import dataclass

from citelink.bibliography.entry import Entry


@dataclass(frozen=True, slots=True)
class Candidate:
    """`entry` as proposed by `source` (a library's path as given, or a source's name), with a `score` in 0..1."""

    entry: Entry
    source: str
    score: float
