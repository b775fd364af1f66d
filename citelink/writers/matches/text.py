"""For people: the verdict on each reference, its key and why, two lines each."""

from __future__ import annotations

from collections.abc import Sequence

from citelink.matching.match import Match
from citelink.writers.text import Paint, plain

NAME = "text"
HEAD = ""
_WIDEST = 100
_COLORS = {"matched": "good", "ambiguous": "warning", "unmatched": "faint"}


def render(raws: Sequence[str], matches: Sequence[Match], paint: Paint = plain) -> str:
    """The lines of the references `raws`, whose matches are `matches`."""
    return "".join(_lines(raw, match, paint) for raw, match in zip(raws, matches, strict=True))


def _lines(raw: str, match: Match, paint: Paint) -> str:
    shown = " ".join(raw.split())
    shown = shown if len(shown) <= _WIDEST else f"{shown[: _WIDEST - 1]}…"
    status = paint(_COLORS[match.status], f"{match.status:<9}")
    best = match.candidate
    found = f"{paint('strong', best.entry.key)} ({best.score:.2f}): " if best else ""
    return f"{status}  {shown}".rstrip() + f"\n           {found}{match.reason}\n"
