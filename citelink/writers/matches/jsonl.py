"""One JSON object per reference and line, `{"raw", "status", "key", "source", "score", "reason", "evidence",
"rivals"}`."""

from __future__ import annotations

import json
from collections.abc import Sequence

from citelink.matching.match import Match
from citelink.writers.json import match_to_json
from citelink.writers.text import Paint, plain

NAME = "jsonl"
HEAD = ""


def render(raws: Sequence[str], matches: Sequence[Match], paint: Paint = plain) -> str:
    """The lines of the references `raws`, whose matches are `matches`."""
    said = ({"raw": raw, **(match_to_json(match) or {})} for raw, match in zip(raws, matches, strict=True))
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in said)
