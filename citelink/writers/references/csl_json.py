"""CSL-JSON: an array with an item for every reference, its `id` as citelink makes keys."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from citelink.bibliography.formats.csl_json.items import entry_to_csl
from citelink.parsing.reference import ParsedText
from citelink.writers.reference_keys import Keys, reason_note
from citelink.writers.voice import Voice

NAME = "csl-json"


def render(references: Iterable[tuple[str, ParsedText]], voice: Voice) -> Iterator[str]:
    """The array. A line without a field gives an item of nothing but its id and type, the reason and the line in
    `note`."""
    keys = Keys()
    begun = False
    for raw, parsed in references:
        item = entry_to_csl(keys.keyed(raw, parsed))
        if parsed.reason is not None:
            item["note"] = reason_note(raw, parsed.reason)
        yield f"{',' if begun else '['}\n{json.dumps(item, ensure_ascii=False)}"
        begun = True
    yield "\n]\n" if begun else "[\n]\n"
