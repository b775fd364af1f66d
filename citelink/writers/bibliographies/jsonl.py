"""For programs: one JSON object per entry and line, `{"id", "style", "text"}`."""

from __future__ import annotations

import json
from collections.abc import Iterator

from citelink.writers.voice import Voice
from citelink.writers.writer import Bibliography

NAME = "jsonl"
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def render(bibliography: Bibliography, voice: Voice) -> Iterator[str]:
    """A line for each reference: the key of its entry, the style, and the text without label and looks. A second list
    gives the same lines with a fourth field, `transliterated`."""
    second = iter(bibliography.second.lines if bibliography.second else ())
    for line in bibliography.lines:
        said = {"id": line.key, "style": bibliography.style, "text": line.text}
        if bibliography.second:
            said["transliterated"] = next(second).text
        yield _ENCODER.encode(said) + "\n"
