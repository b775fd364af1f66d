"""The text of an entry that had to be put right in reading, as other programs read it too."""

from __future__ import annotations

import re
from collections.abc import Mapping

from citelink.bibliography.formats.bibtex.blocks import MONTHS
from citelink.bibliography.formats.bibtex.raw import RawEntry
from citelink.bibliography.formats.bibtex.splitting import is_balanced

_FIELD_NAME = re.compile(r"[^\W\d][\w+:./-]{0,60}", re.ASCII)


def mended_text(raw: RawEntry, changed: Mapping[str, str]) -> str:
    """The entry with every field that was read, and the values of `changed` instead of its own; macros are written out.
    "" where a value would spoil the file."""
    fields = {name: value for name, value in {**raw.fields, **changed}.items() if _FIELD_NAME.fullmatch(name)}
    if not all(map(is_balanced, fields.values())):
        return ""
    lines = [f"  {name} = {_value(name, value)},\n" for name, value in fields.items()]
    return f"@{raw.type}{{{raw.key},\n{''.join(lines)}}}"


def _value(name: str, value: str) -> str:
    # The months are macros of every style.
    return value.lower() if name == "month" and value.lower() in MONTHS else f"{{{value}}}"
