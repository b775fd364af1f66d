"""A table for spreadsheets: raw, status, key, source, score, reason, with a header line."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from citelink.matching.match import Match
from citelink.writers.text import Paint, plain

NAME = "csv"
HEAD = "raw,status,key,source,score,reason\n"


def render(raws: Sequence[str], matches: Sequence[Match], paint: Paint = plain) -> str:
    """The rows of the references `raws`, whose matches are `matches`."""
    table = io.StringIO()
    rows = csv.writer(table, lineterminator="\n")
    for raw, match in zip(raws, matches, strict=True):
        best = match.candidate
        found = (best.entry.key, best.source, round(best.score, 4)) if best else ("", "", "")
        rows.writerow((raw, match.status, *found, match.reason))
    return table.getvalue()
