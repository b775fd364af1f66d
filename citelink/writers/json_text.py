"""json_text(): a value as indented JSON, the way `json.dumps(value, ensure_ascii=False, indent=1)` prints it.

Python's own writer of indented JSON goes through a generator for each value, which takes four times as long.
"""

from __future__ import annotations

import json
from json.encoder import encode_basestring


def json_text(value: object, depth: int = 0) -> str:
    """`value` as JSON, a value on each line, one blank for each level.

    value  of dicts with strings for keys, lists, tuples, strings, numbers, booleans and None
    depth  how many blanks the lines behind the first have before their own"""
    return _text(value, "\n" + " " * depth)


def _text(value: object, line: str) -> str:
    """`value`; `line` begins the line on which its closing bracket stands."""
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    if type(value) is int:
        return str(value)
    if isinstance(value, dict):
        inner = f"{line} "
        said = [f"{inner}{encode_basestring(name)}: {_text(one, inner)}" for name, one in value.items()]
        return f"{{{','.join(said)}{line}}}" if said else "{}"
    if isinstance(value, list | tuple):
        inner = f"{line} "
        said = [f"{inner}{_text(one, inner)}" for one in value]
        return f"[{','.join(said)}{line}]" if said else "[]"
    return json.dumps(value)
