"""CSL-JSON: an array with an item for every reference, its `id` as citelink makes keys."""

from __future__ import annotations

import json
from collections.abc import Sequence

from citelink.bibliography.formats.csl_json.items import entry_to_csl
from citelink.parsing.reference import ParsedText
from citelink.writers.reference_keys import Keys, reason_note
from citelink.writers.text import Paint, plain

NAME = "csl-json"


class Writer:
    """A line without a field gives an item of nothing but its id and type, the reason and the line in `note`."""

    head = "["
    tail = "\n]\n"

    def __init__(self) -> None:
        self.keys = Keys()
        self.begun = False

    def render(self, raws: Sequence[str], parsed: Sequence[ParsedText], paint: Paint = plain) -> str:
        """The items of the references `raws`, which say `parsed`."""
        items = []
        for raw, one in zip(raws, parsed, strict=True):
            item = entry_to_csl(self.keys.keyed(raw, one))
            if one.reason is not None:
                item["note"] = reason_note(raw, one.reason)
            items.append(f"{',' if self.begun else ''}\n{json.dumps(item, ensure_ascii=False)}")
            self.begun = True
        return "".join(items)
