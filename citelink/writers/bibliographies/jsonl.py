"""For programs: one JSON object per entry and line, `{"id", "style", "text"}`."""

from __future__ import annotations

import json
from collections.abc import Iterator

from citelink.styles.style import Line
from citelink.writers.voice import Voice
from citelink.writers.writer import Bibliography

NAME = "jsonl"
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def render(bibliography: Bibliography, voice: Voice) -> Iterator[str]:
    """A line for each reference: the key of its entry, the style, and the text without looks, behind the
    label that the style itself prints. A second list
    gives the same lines with a fourth field, `transliterated`."""
    second = iter(bibliography.second.lines if bibliography.second else ())
    for line in bibliography.lines:
        said = {"id": line.key, "style": bibliography.style, "text": _text(line)}
        if bibliography.second:
            said["transliterated"] = _text(next(second))
        yield _ENCODER.encode(said) + "\n"


def _text(line: Line) -> str:
    return f"{line.label} {line.text}".strip()
