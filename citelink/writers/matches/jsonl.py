"""For programs: one JSON object per reference and line, with the evidence and the rivals.

`{"raw", "status", "key", "source", "score", "reason", "evidence", "rivals"}`; where sources were
asked also `verdict` and what it rests on: `found`, `differs` (`field`, `printed`, `found`), `asked`, `not_asked`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from citelink.writers.json_parts import match_to_json, verdict_to_json
from citelink.writers.voice import Voice
from citelink.writers.writer import Matched

NAME = "jsonl"


def render(matches: Iterable[Matched], voice: Voice) -> Iterator[str]:
    """A line for each reference."""
    for one in matches:
        said = {"raw": one.raw, **(match_to_json(one.match) or {})}
        if one.verdict is not None:
            said |= verdict_to_json(one.verdict)
        yield json.dumps(said, ensure_ascii=False) + "\n"
