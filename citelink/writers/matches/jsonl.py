"""For programs: one JSON object per reference and line, with the evidence and the rivals.

`{"raw", "status", "key", "source", "score", "reason", "evidence", "rivals"}`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from citelink.writers.json_parts import match_to_json
from citelink.writers.voice import Voice
from citelink.writers.writer import Matched

NAME = "jsonl"


def render(matches: Iterable[Matched], voice: Voice) -> Iterator[str]:
    """A line for each reference."""
    for one in matches:
        yield json.dumps({"raw": one.raw, **(match_to_json(one.match) or {})}, ensure_ascii=False) + "\n"
