"""For programs that read line by line: each finding with its path and place, a JSON object on a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from citelink.results import Resolution
from citelink.writers.json_parts import finding_to_json, place_to_json
from citelink.writers.located import Located, locate
from citelink.writers.voice import Voice

NAME = "jsonl"


def render(resolution: Resolution, voice: Voice) -> Iterator[str]:
    """The findings in the order of the documents, then those of the set; line and column count from 1, in code
    points, and the end stands behind the last character."""
    for one in locate(resolution):
        yield json.dumps(_row(one), ensure_ascii=False) + "\n"


def _row(one: Located) -> dict[str, object]:
    said: dict[str, object] = {"path": one.path, **finding_to_json(one.finding)}
    if one.start is not None:
        said |= place_to_json(one.start)
    if one.end is not None:
        said |= {"end_line": one.end.line, "end_column": one.end.column}
    return said
