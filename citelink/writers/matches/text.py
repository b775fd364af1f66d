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
    lines = [line for raw, match in zip(raws, matches, strict=True) for line in verdict(raw, match, paint)]
    return "".join(f"{line}\n" for line in lines)


def verdict(raw: str, match: Match, paint: Paint = plain) -> list[str]:
    """The two lines on one reference."""
    shown = " ".join(raw.split())
    shown = shown if len(shown) <= _WIDEST else f"{shown[: _WIDEST - 1]}…"
    status = paint(_COLORS[match.status], f"{match.status:<9}")
    best = match.candidate
    found = f"{paint('strong', best.entry.key)} ({best.score:.2f}): " if best else ""
    return [f"{status}  {shown}".rstrip(), f"           {found}{match.reason}"]
