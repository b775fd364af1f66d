"""Lines of a tag and a value, as the formats of RIS, EndNote and PubMed have them."""

from __future__ import annotations

import re

# What stands before the first record and is none: who wrote the file (after the files of RIS).
HEADER = re.compile(r"\ufeff?(?:Provider|Database|Content): ")


def read_tags(text: str, tag: re.Pattern[str]) -> dict[str, list[str]]:
    """The values of each tag in the lines of `text`; lines without a tag go on with the value before them. The first
    group of `tag` is a line's tag, the second its value, or None."""
    found: dict[str, list[str]] = {}
    last: list[str] = []
    for line in text.split("\n"):
        if match := tag.match(line):
            last = found.setdefault(match[1], [])
            last.append((match[2] or "").strip())
        elif last:
            last[-1] = f"{last[-1]} {line.strip()}".strip()
    return found
