"""For programs: one JSON object per reference and line, with the place of every field.

`{"raw", "entry": {CSL-JSON}, "spans": [{"label", "start", "end"}, ...], "reason"}`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from citelink.bibliography.formats.csl_json.items import entry_to_csl
from citelink.parsing.reference import ParsedText
from citelink.writers.voice import Voice

NAME = "jsonl"
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def render(references: Iterable[tuple[str, ParsedText]], voice: Voice) -> Iterator[str]:
    """A line for each reference. Spans are code-point offsets into `raw`; labels are CSL variables."""
    for raw, parsed in references:
        spans = [{"label": item.label, "start": item.span.start, "end": item.span.end} for item in parsed.spans]
        entry = entry_to_csl(parsed.entry) if parsed.reason is None else {}
        yield _ENCODER.encode({"raw": raw, "entry": entry, "spans": spans, "reason": parsed.reason}) + "\n"
