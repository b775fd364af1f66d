"""One JSON object per reference and line: `{"raw", "entry": {CSL-JSON}, "spans": [...], "reason"}`; a span is
`{"label", "start", "end"}`."""

from __future__ import annotations

import json
from collections.abc import Sequence

from citelink.bibliography.formats.csl_json.items import entry_to_csl
from citelink.parsing.reference import ParsedText
from citelink.writers.text import Paint, plain

NAME = "jsonl"


class Writer:
    """Spans are code-point offsets into `raw`; labels are CSL variables."""

    head = tail = ""

    def render(self, raws: Sequence[str], parsed: Sequence[ParsedText], paint: Paint = plain) -> str:
        """The lines of the references `raws`, which say `parsed`."""
        return "".join(_line(raw, one) for raw, one in zip(raws, parsed, strict=True))


_ENCODER = json.JSONEncoder(ensure_ascii=False)


def _line(raw: str, parsed: ParsedText) -> str:
    spans = [{"label": item.label, "start": item.span.start, "end": item.span.end} for item in parsed.spans]
    entry = entry_to_csl(parsed.entry) if parsed.reason is None else {}
    return _ENCODER.encode({"raw": raw, "entry": entry, "spans": spans, "reason": parsed.reason}) + "\n"
